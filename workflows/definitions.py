"""The chains as data: steps, and who decides in which domain. Applied by `sync_workflows`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from core.domains import Domain
from core.roles import Role


class Action(models.TextChoices):
    """What the ledger records."""

    SUBMIT = "submit", "Trình duyệt"
    SIGN = "sign", "Đơn vị ký"
    PASS = "pass", "Ban Biên tập chuyển duyệt"
    APPROVE = "approve", "Duyệt"
    RETURN = "return", "Trả lại"
    WITHDRAW = "withdraw", "Gỡ xuống"
    ORDER = "order", "Lệnh gỡ"
    CLASSIFY = "classify", "Nâng độ mật"
    REROUTE = "reroute", "Đổi lĩnh vực duyệt"
    DELEGATE = "delegate", "Ủy quyền"
    REVOKE = "revoke", "Thu hồi ủy quyền"
    DECLASSIFY = "declassify", "Giải mật"
    PURGE = "purge", "Tiêu hủy nội dung mật"
    CONFIRM = "confirm", "Xác nhận không mật"
    ASSIGN = "assign", "Ấn định người duyệt"


class Capacity(models.TextChoices):
    """In which capacity somebody acted; the label is printed on the page and on the sheet."""

    AUTHOR = "author", "Người viết"
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    MEMBER = "member", "Thành viên Ban Biên tập"
    HEAD = "head", "Trưởng Ban Biên tập"
    DEPUTY = "deputy", "Phó Trưởng Ban Biên tập"
    DEPUTY_FOR_HEAD = "deputy_for_head", "TM. Trưởng Ban, Phó Trưởng Ban Biên tập"
    # Four eyes (design.md section 5): the author can't decide, the other one does.
    DEPUTY_FOR_AUTHOR = "deputy_for_author", "Phó Trưởng Ban Biên tập"
    HEAD_FOR_AUTHOR = "head_for_author", "Trưởng Ban Biên tập"
    # An emergency notice: one of the two decides at once, the unit signs afterwards.
    HEAD_EMERGENCY = "head_emergency", "Trưởng Ban Biên tập (thông báo khẩn)"
    DEPUTY_EMERGENCY = "deputy_emergency", "Phó Trưởng Ban Biên tập (thông báo khẩn)"
    CHAIR = "chair", "Chủ tịch UBND"
    TECH = "tech", "Cán bộ kỹ thuật"
    SYSTEM = "system", "Hệ thống"


# The order in which one revision must be signed.
STAGES = (Action.SIGN, Action.PASS, Action.APPROVE)

# Điều 14 khoản 1, 2: whose decision an item needs. What the regulation names nowhere
# (Domain.OTHER) is in the table that the Head keeps (models.approvers).
DECIDERS: dict[str, tuple[Role, ...]] = {
    Domain.PARTY: (Role.HEAD,),
    Domain.GOVERNMENT: (Role.DEPUTY,),
    Domain.JOINT: (Role.HEAD, Role.DEPUTY),
}

# Which seat's decision a capacity stands for.
DECIDES_AS: dict[str, Role] = {
    Capacity.HEAD: Role.HEAD,
    Capacity.DEPUTY_FOR_HEAD: Role.HEAD,
    Capacity.DEPUTY_FOR_AUTHOR: Role.HEAD,
    Capacity.DEPUTY: Role.DEPUTY,
    Capacity.HEAD_FOR_AUTHOR: Role.DEPUTY,
    Capacity.HEAD_EMERGENCY: Role.HEAD,
    Capacity.DEPUTY_EMERGENCY: Role.DEPUTY,
}
# Decided alone and ahead of the unit's signature (workflows.emergency).
EMERGENCY = frozenset({Capacity.HEAD_EMERGENCY, Capacity.DEPUTY_EMERGENCY})


@dataclass(frozen=True)
class Step:
    """One task of a chain: its model in this app and the name that people see."""

    model: str
    name: str


WORKFLOW_NAME = "Quy trình duyệt tin, bài"
STEPS = (
    Step("UnitSignTask", "Thủ trưởng đơn vị ký"),
    Step("BoardEditTask", "Ban Biên tập biên tập"),
    Step("FinalApprovalTask", "Trưởng Ban hoặc Phó Trưởng Ban duyệt"),
)

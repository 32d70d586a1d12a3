"""The demo's accounts: one for each role, and a writer and a head for every supplying body."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib.auth.models import Group

from accounts.models import BoardMembership, User
from core.roles import BOARD_ROLES, Role
from directory.models import Body

PASSWORD = "nhu-xuan-demo-2026"  # noqa: S105 - the demo's, printed for everybody
BOARD_DECISION = "2111/QĐ-UBND"
BOARD_SINCE = datetime.date(2022, 9, 12)

# username, role, body, post
ACCOUNTS = (
    ("ctv", Role.CONTRIBUTOR, "phong-vhtt", "Chuyên viên"),
    ("thutruong", Role.UNIT_HEAD, "phong-vhtt", "Trưởng phòng"),
    ("thanhvien", Role.MEMBER, "van-phong-hdnd-ubnd", "Phó Chánh Văn phòng"),
    ("photruongban", Role.DEPUTY, "van-phong-hdnd-ubnd", "Chánh Văn phòng"),
    ("truongban", Role.HEAD, "ban-tuyen-giao", "Trưởng Ban Tuyên giáo Huyện ủy"),
    ("chutich", Role.CHAIR, "ubnd-huyen", "Chủ tịch UBND huyện"),
    ("kythuat", Role.TECH, "trung-tam-vhtt", "Cán bộ kỹ thuật"),
)
SUPERUSER = "quantri"
# Bodies whose people work at UBND (Điều 14 khoản 2).
AT_COMMITTEE = frozenset({"ubnd-huyen", "van-phong-hdnd-ubnd"})


def make_accounts() -> None:
    """Create what is missing; an existing account and its password stay as they are."""
    for username, role, body, post in ACCOUNTS:
        _account(username, role, body, post, with_password=True)
    if not User.objects.filter(username=SUPERUSER).exists():
        User.objects.create_superuser(
            SUPERUSER,
            f"{SUPERUSER}@example.vn",
            PASSWORD,
            last_name="Tài khoản",
            first_name="quản trị hệ thống",
        )


def writer_of(body_code: str) -> User:
    """Whoever writes for a body."""
    if body_code == "phong-vhtt":
        return User.objects.get(username="ctv")
    return _account(f"ctv-{body_code}", Role.CONTRIBUTOR, body_code, "Chuyên viên")


def head_of(body_code: str) -> User:
    """Whoever signs for a body."""
    if body_code == "phong-vhtt":
        return User.objects.get(username="thutruong")
    return _account(f"thutruong-{body_code}", Role.UNIT_HEAD, body_code, "Thủ trưởng đơn vị")


def account_rows() -> list[tuple[str, str, str]]:
    """(username, password, role) of the accounts that one may sign in with."""
    rows = [(username, PASSWORD, role.value) for username, role, *_rest in ACCOUNTS]
    return [*rows, (SUPERUSER, PASSWORD, "Quản trị hệ thống (không duyệt tin, bài)")]


def _account(
    username: str, role: Role, body_code: str, post: str, *, with_password: bool = False
) -> User:
    existing = User.objects.filter(username=username).first()
    if existing is not None:
        return existing
    body = Body.objects.get(code=body_code)
    user = User(
        username=username,
        email=f"{username}@example.vn",
        last_name=post,
        first_name=body.label,
        job_title=post,
        body=body,
    )
    if with_password:
        user.set_password(PASSWORD)
    else:
        user.set_unusable_password()
    user.save()
    if role in BOARD_ROLES:
        _seat(user, role)
    else:
        user.groups.add(Group.objects.get(name=role.value))
    return user


def _seat(user: Any, role: Role) -> None:
    BoardMembership.objects.create(
        user=user,
        role=role.name.lower(),
        starts=BOARD_SINCE,
        decision=BOARD_DECISION,
        works_at_committee=user.body.code in AT_COMMITTEE,
    )

"""Who may do what: the one table of roles, applied by `manage.py sync_roles`.

Nobody holds `publish`: the approval chain is the only door to the public (design.md section 5).
The three board roles are never given by hand; they follow the dated record of the board
(accounts.BoardMembership), so that an expired member loses them the same day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """Roles of the regulation; the value is the name of the Django group."""

    CONTRIBUTOR = "Cộng tác viên"
    UNIT_HEAD = "Thủ trưởng đơn vị"
    MEMBER = "Thành viên Ban Biên tập"
    DEPUTY = "Phó Trưởng Ban Biên tập"
    HEAD = "Trưởng Ban Biên tập"
    CHAIR = "Chủ tịch UBND"
    TECH = "Cán bộ kỹ thuật"


BOARD_ROLES = frozenset({Role.MEMBER, Role.DEPUTY, Role.HEAD})
UNIT_ROLES = frozenset({Role.CONTRIBUTOR, Role.UNIT_HEAD})


@dataclass(frozen=True)
class Grant:
    """What one role is given. `pages`: verbs on the whole page tree (the permission tester then
    narrows them to the own unit, or to the menu); `files`: verbs on images and documents;
    `models`: permission labels `app.codename`."""

    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


_DESK = ("wagtailadmin.access_admin",)
# The entries of the weeks within reach (schedule.registers), to look for and take out.
_ENTRIES = "schedule.view_scheduleentry"


def _registers(app: str, model: str) -> tuple[str, ...]:
    """Keeping a register: view, add, change and delete."""
    return tuple(f"{app}.{verb}_{model}" for verb in ("view", "add", "change", "delete"))


def _kept(app: str, model: str) -> tuple[str, ...]:
    """Keeping a register whose rows others refer to: nothing is deleted."""
    return _registers(app, model)[:-1]


# Opinions on drafts: looked at and decided on, by units on their own drafts only.
_OPINIONS = ("documents.view_opinion", "documents.change_opinion")
# The internal numbers too: for those alone who keep the register.
_NUMBERS = "directory.view_number"
_DIRECTORY = ("body", "succession", "post", "person", "appointment")


def _directory(*verbs: str) -> tuple[str, ...]:
    """Some verbs on each register behind the directory; nobody deletes what is dated."""
    return tuple(f"directory.{verb}_{model}" for model in _DIRECTORY for verb in verbs)


GRANTS: dict[Role, Grant] = {
    Role.CONTRIBUTOR: Grant(
        pages=("add",), files=("add", "choose"), models=(*_DESK, *_OPINIONS, _ENTRIES)
    ),
    Role.UNIT_HEAD: Grant(
        pages=("add", "change"),
        files=("add", "change", "choose"),
        models=(*_DESK, *_OPINIONS, _ENTRIES),
    ),
    Role.MEMBER: Grant(
        pages=("add", "change"),
        files=("add", "change", "choose"),
        models=(
            *_DESK,
            *_OPINIONS,
            _ENTRIES,
            *_directory("view", "change"),
            _NUMBERS,
            *_kept("documents", "outsidedocument"),
            *_registers("services", "everydayphrase"),
            "services.view_dossier",
            *_registers("schedule", "leaderpost"),
            "services.view_statuschange",
            "services.view_onestoprow",
            *_registers("search", "abbreviation"),
            "search.view_queryday",
            *_registers("wagtailsearchpromotions", "searchpromotion"),
        ),
    ),
    Role.DEPUTY: Grant(
        pages=("add", "change", "lock", "unlock"),
        files=("add", "change", "choose"),
        models=(
            *_DESK,
            *_OPINIONS,
            _ENTRIES,
            *_directory("view"),
            *_registers("questions", "enquiryfield"),
            *_registers("questions", "enquiryroute"),
            "workflows.view_delegation",
            "workflows.view_defaultapprover",
            *_registers("services", "everydayphrase"),
            "services.view_dossier",
            "services.view_statuschange",
            "services.view_onestoprow",
        ),
    ),
    Role.HEAD: Grant(
        pages=("add", "change", "lock", "unlock"),
        files=("add", "change", "choose"),
        models=(
            *_DESK,
            *_OPINIONS,
            _ENTRIES,
            *_directory("view", "add", "change"),
            _NUMBERS,
            "workflows.view_delegation",
            "workflows.add_delegation",
            "workflows.change_delegation",
            "workflows.view_approval",
            "workflows.view_defaultapprover",
            "workflows.add_defaultapprover",
            *_kept("documents", "outsidedocument"),
            *_registers("schedule", "leaderpost"),
            *_registers("questions", "enquiryfield"),
            *_registers("questions", "enquiryroute"),
            *_registers("questions", "enquiryterm"),
            "questions.view_consenttext",
            "questions.add_consenttext",
            "home.change_portalstate",
            "home.view_oldaddresshit",
            *_registers("workflows", "orientationnote"),
            *_registers("workflows", "steplimit"),
            *_registers("workflows", "holiday"),
            *_registers("contributions", "quota"),
            *_registers("contributions", "responsiblearea"),
            *_registers("services", "everydayphrase"),
            "services.view_dossier",
            "services.view_statuschange",
            "services.view_onestoprow",
        ),
    ),
    Role.CHAIR: Grant(pages=("lock",), models=(*_DESK, "workflows.view_approval", _ENTRIES)),
    Role.TECH: Grant(
        pages=("add", "change"),
        models=(
            *_DESK,
            "accounts.view_user",
            "accounts.add_user",
            "accounts.change_user",
            "accounts.view_boardmembership",
            "accounts.add_boardmembership",
            "accounts.change_boardmembership",
            *_directory("view", "add", "change"),
            _NUMBERS,
            "wagtailredirects.add_redirect",
            "wagtailredirects.change_redirect",
            "wagtailredirects.delete_redirect",
            "core.view_auditentry",
            "home.view_oldaddresshit",
            *_registers("workflows", "holiday"),
            *_registers("search", "abbreviation"),
            "search.view_queryday",
        ),
    ),
}


def roles_of(user: Any) -> frozenset[Role]:
    """The roles a user holds now; none for anonymous, inactive and unknown users."""
    if not getattr(user, "is_active", False):
        return frozenset()
    current: frozenset[Role] = getattr(user, "current_roles", frozenset())
    return current

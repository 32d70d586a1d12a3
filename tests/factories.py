"""People, bodies and the site for tests: factory_boy, no stored data."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

import factory
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.management import call_command
from factory.django import DjangoModelFactory
from PIL import Image
from wagtail.models import Collection, Locale, Site, Workflow

from accounts.models import BoardMembership, User
from core.models import PortalPage
from core.roles import BOARD_ROLES, Role
from core.secrecy import Secrecy
from directory.models import Body, BodyKind
from home.models import HomePage
from library.models import PortalDocument, PortalImage

PASSWORD = "mat-khau-thu-nghiem-14"


class BodyFactory(DjangoModelFactory):
    """A government office, unless the kind says otherwise."""

    class Meta:
        model = Body
        django_get_or_create = ("code",)

    name = factory.Sequence(lambda n: f"Phòng chuyên môn số {n}")
    code = factory.Sequence(lambda n: f"phong-{n}")
    kind = BodyKind.OFFICE


class UserFactory(DjangoModelFactory):
    """A person with a role: `UserFactory(role=Role.HEAD)`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"nguoi-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.vn")
    last_name = "Cán bộ"
    first_name = factory.Sequence(lambda n: f"số {n}")
    job_title = "Chuyên viên"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def role(user: Any, create: bool, role: Role | None, **_kwargs: Any) -> None:
        """Give the role by its own way: a seat on the board, or a group."""
        if role in BOARD_ROLES:
            BoardMembership.objects.create(
                user=user,
                role=role.name.lower(),
                starts=datetime.date(2022, 9, 12),
                decision="2111/QĐ-UBND",
            )
        elif role is not None:
            user.groups.add(Group.objects.get(name=role.value))


@dataclass
class People:
    """One person for each role, around one office."""

    office: Body
    contributor: User
    unit_head: User
    member: User
    deputy: User
    head: User
    chair: User
    tech: User
    superuser: User


def prepare_database() -> None:
    """Roles, chain and site, also in a database that a transactional test has emptied."""
    if not Locale.objects.exists():
        Locale.objects.create(language_code="vi")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not PortalPage.objects.exists():
        root = PortalPage(title="Root", slug="root", is_structural=True, secrecy=Secrecy.NONE)
        PortalPage.add_root(instance=root)
    call_command("sync_roles", verbosity=0, stdout=StringIO())
    call_command("sync_workflows", verbosity=0, stdout=StringIO())
    home()


def home() -> HomePage:
    """The home page, made where it is missing."""
    existing = HomePage.objects.first()
    if existing is not None:
        return existing
    root = PortalPage.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Trang chủ", slug="trang-chu", live=True))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


def people() -> People:
    """The cast of the chain."""
    prepare_database()
    office = BodyFactory(name="Phòng Nội vụ", code="phong-noi-vu")
    board = BodyFactory(name="Văn phòng HĐND và UBND", code="van-phong")
    return People(
        office=office,
        contributor=UserFactory(username="ctv", role=Role.CONTRIBUTOR, body=office),
        unit_head=UserFactory(
            username="thutruong", role=Role.UNIT_HEAD, body=office, job_title="Trưởng phòng"
        ),
        member=UserFactory(username="thanhvien", role=Role.MEMBER, body=board),
        deputy=UserFactory(username="photruongban", role=Role.DEPUTY, body=board),
        head=UserFactory(username="truongban", role=Role.HEAD, body=board),
        chair=UserFactory(username="chutich", role=Role.CHAIR, body=board),
        tech=UserFactory(username="kythuat", role=Role.TECH, body=board),
        superuser=UserFactory(username="quantri", is_superuser=True, is_staff=True),
    )


def image(**values: Any) -> PortalImage:
    """A small picture, declared unclassified unless told otherwise."""
    buffer = BytesIO()
    Image.new("RGB", (1200, 800), values.pop("colour", "#1B6B3A")).save(buffer, "PNG")
    values.setdefault("secrecy", Secrecy.NONE)
    values.setdefault("title", "Ảnh minh họa")
    return PortalImage.objects.create(
        file=ContentFile(buffer.getvalue(), name=values.pop("name", "anh.png")), **values
    )


def document(content: bytes = b"noi dung tep", **values: Any) -> Any:
    """A small text file, declared unclassified unless told otherwise."""
    values.setdefault("secrecy", Secrecy.NONE)
    values.setdefault("title", "Tệp đính kèm")
    return PortalDocument.objects.create(
        file=ContentFile(content, name=values.pop("name", "tep.txt")), **values
    )


def official_workflow() -> Workflow:
    """The one chain."""
    return Workflow.objects.get(active=True)

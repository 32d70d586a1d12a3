"""Structured records (Điều 2 khoản 2): every type has its own form, search, list filter and its
list to take away. The table is the registers themselves; what is left out is named with why."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from modelcluster.fields import ParentalKey
from openpyxl import load_workbook
from wagtail import hooks
from wagtail.admin.viewsets import viewsets
from wagtail.models import get_page_models

from core.audit import AuditEntry
from core.models import PortalPage
from core.page_register import PageRegisterViewSet
from core.register import Register
from core.spreadsheets.writing import BYTE_ORDER_MARK
from directory.models import Number, Person, Post
from schedule.registers import EntryRegister
from tests.pages.planting import plant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.factories import People

pytestmark = pytest.mark.dieu(2, khoan=2)

# Too few rows, or too few columns, for a filter or a search to find anything faster.
NO_FILTER = {
    "services.EverydayPhrase": "hai cột chữ: ô tìm kiếm là đủ",
    "workflows.StepLimit": "một dòng cho mỗi bước duyệt",
    "questions.EnquiryTerm": "một dòng cho mỗi loại nội dung gửi đến",
    "contributions.Quota": "một dòng chung, và vài đơn vị có chỉ tiêu riêng",
}
NO_SEARCH = {
    "workflows.StepLimit": "một dòng cho mỗi bước duyệt",
    "questions.EnquiryTerm": "một dòng cho mỗi loại nội dung gửi đến",
    "contributions.Quota": "một dòng chung, và vài đơn vị có chỉ tiêu riêng",
    "contributions.ResponsibleArea": "một dòng cho mỗi chuyên mục; lọc theo thành viên",
}
# Pages that there is one of, or that hold running text, not records.
NO_PAGE_REGISTER = {
    "home.StandardPage": "bài giới thiệu, không phải bản ghi",
    "home.ContactPage": "một trang",
    "directory.BoardPage": "lập từ hồ sơ Ban Biên tập (accounts.BoardMembership)",
}
# Models that aren't pages and have no register of this kind.
ELSEWHERE = {
    "accounts.User": "màn hình người dùng của Wagtail",
    "home.PortalState": "cấu hình, một dòng",
    "questions.Enquiry": "sổ riêng: questions.register_views (tests/questions/test_desk.py)",
    "questions.Sender": "dữ liệu cá nhân: chỉ trong sổ của Enquiry",
    "questions.EnquiryStep": "lịch sử của một Enquiry",
    "questions.DataRequest": "màn hình riêng: yêu cầu về dữ liệu cá nhân",
    "documents.DocumentType": "danh mục theo NĐ 30/2020/NĐ-CP, đổi bằng migration",
    "documents.RegisterEntry": "chỉ mục tự lập",
    "documents.RegisterGap": "chỉ mục tự lập",
    "documents.DocumentSubscription": "thư báo của công dân: dữ liệu cá nhân, tự xóa",
    "directory.FormerName": "nhập trong cơ quan",
    "directory.Confirmation": "màn hình xác nhận danh bạ",
    "services.ProcedureReview": "màn hình thủ tục cần rà soát",
    "schedule.EntryLeader": "phần của việc trong lịch",
    "schedule.EntryBody": "phần của việc trong lịch",
    "schedule.Coverage": "màn hình giao viết tin",
}
RECORDS = ("documents", "directory", "services", "schedule", "questions", "home", "news")


def registers() -> list[Register]:
    """Every register of rows."""
    hooks.search_for_hooks()
    return [kind() for kind in _below(Register) if kind.model is not None]


def _below(kind: type) -> Iterator[Any]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


def page_registers() -> list[PageRegisterViewSet]:
    """Every register of pages."""
    reverse("wagtailadmin_home")  # the hooks have run
    return [one for one in viewsets.viewsets if isinstance(one, PageRegisterViewSet)]


def address_of(register: Any) -> str:
    if isinstance(register, Register):
        return str(register.url_helper.index_url)
    return reverse(register.get_url_name("index"))


def every_register() -> list[Any]:
    entries = [one for one in viewsets.viewsets if isinstance(one, EntryRegister)]
    return [*registers(), *page_registers(), *entries]


def label(model: Any) -> str:
    return str(model._meta.label)


def table_of(client: Client, address: str, **query: str) -> list[list[str]]:
    """The file as CSV."""
    answer = client.get(address, {**query, "export": "csv"})
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "text/csv; charset=utf-8", address
    text = answer.getvalue().decode()
    assert text.startswith(BYTE_ORDER_MARK), address
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK))))


def test_every_register_has_filter_search_and_export() -> None:
    for register in registers():
        name = label(register.model)
        assert bool(register.list_filter) is (name not in NO_FILTER), name
        assert bool(register.search_fields) is (name not in NO_SEARCH), name
        assert register.get_list_export(None), name
    for viewset in page_registers():
        view = viewset.index_view_class(**_known(viewset))
        assert len(view.filterset_class.base_filters) >= 2, viewset
        assert view.search_fields, viewset
        assert view.list_export, viewset


def _known(viewset: PageRegisterViewSet) -> dict[str, Any]:
    given = {**viewset.get_common_view_kwargs(), **viewset.get_index_view_kwargs()}
    return {key: value for key, value in given.items() if value is not viewset.UNDEFINED}


def test_every_type_of_record_has_a_register() -> None:
    """A new model or type of page needs one, or a reason here."""
    kept = {label(one.model) for one in every_register()}
    pages = {label(model) for model in get_page_models() if not _is_structural(model)}
    assert pages - kept == set(NO_PAGE_REGISTER)
    rows = {
        label(model)
        for app in RECORDS
        for model in apps.get_app_config(app).get_models()
        if not issubclass(model, PortalPage) and not _is_part_of_page(model)
    }
    missing = rows - kept - set(ELSEWHERE)
    assert missing == set()
    assert set(ELSEWHERE) - rows - {"accounts.User"} == set()


def _is_structural(model: Any) -> bool:
    return model is PortalPage or bool(getattr(model, "structural", False))


def _is_part_of_page(model: Any) -> bool:
    """Written in its page, hashed and approved with it."""
    keys = [field for field in model._meta.concrete_fields if isinstance(field, ParentalKey)]
    return any(issubclass(key.related_model, PortalPage) for key in keys)


@pytest.fixture
def desk(people: People, client: Client) -> Client:
    """Whoever may open everything."""
    client.force_login(people.superuser)
    return client


def test_each_opens_is_searched_and_leaves_in_vietnamese(people: People, desk: Client) -> None:
    for viewset in page_registers():
        plant(viewset.model, people)
    for register in every_register():
        address = address_of(register)
        assert desk.get(address, {"q": "khong-co-gi"}).status_code == 200, address
        shown = desk.get(address).content.decode()
        assert "export=csv" in shown, address
        # Words of Django's own admin, whose catalogue isn't installed.
        assert not re.search(r"Any date|Past 7 days|This month|>\s*(Yes|No|All)\s*<", shown), (
            address
        )
        headings, *rows = table_of(desk, address)
        # Names of fields and methods, which a column without Vietnamese words would show.
        english = [heading for heading in headings if re.search(r"_|^[ -~]{9,}$", heading)]
        assert english == [], address
        if isinstance(register, PageRegisterViewSet):
            assert len(rows) == 1, address
            book = load_workbook(io.BytesIO(desk.get(address, {"export": "xlsx"}).getvalue()))
            assert [cell.value for cell in book.active[1]] == headings, address


def test_no_cell_runs(people: People, desk: Client) -> None:
    """OWASP, CSV injection; through a register of rows and one of pages."""
    evil = "=HYPERLINK(1)"
    Person.objects.create(name=evil, note="+1-1")
    assert ["'" + evil, "'+1-1", ""] in table_of(desk, "/quan-tri/directory/person/")
    page = plant(page_registers()[0].model, people, title=evil)
    rows = table_of(desk, address_of(page_registers()[0]))
    assert any(cell == f"'{evil}" for row in rows for cell in row), page


def test_internal_numbers_leave_for_those_alone_who_keep_the_directory(people: People) -> None:
    post = Post.objects.create(body=people.office, title="Trưởng phòng", rank=1)
    Number.objects.create(post=post, kind="mobile", value="0237 000 0001", is_public=False)
    for name, allowed in {
        "member": True, "head": True, "tech": True, "deputy": False, "chair": False,
        "contributor": False, "unit_head": False,
    }.items():  # fmt: skip
        client = Client()
        client.force_login(getattr(people, name))
        answer = client.get("/quan-tri/directory/number/", {"export": "csv"})
        body = answer.getvalue().decode() if answer.status_code == 200 else ""
        assert ("0237 000 0001" in body) is allowed, name
    assert AuditEntry.objects.filter(event="register.exported").count() == 3


def test_a_register_is_closed_to_whom_it_is_not_given(people: People) -> None:
    """Deny by default: a contributor's GRANTS name none of these."""
    client = Client()
    client.force_login(people.contributor)
    given = {"documents.Opinion"}
    for register in registers():
        answer = client.get(address_of(register), {"export": "csv"})
        assert (answer.status_code == 200) is (label(register.model) in given), register

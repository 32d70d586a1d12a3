"""The register's list: filters, counts and orders say what the database holds."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from core.classification import raise_secrecy
from core.purge import purge
from core.secrecy import Secrecy
from directory.models import Body
from documents.entries import in_force, rebuild
from documents.facets import COLUMNS, facets_of
from documents.filters import LABELS, DocumentFilter
from documents.models import (
    DocumentIndexPage,
    DocumentPage,
    DocumentRelation,
    DocumentType,
    Level,
    RegisterEntry,
)
from documents.validity import RelationKind, State
from tests import factories
from tests.chain import fresh, publish
from tests.pages.planting import parent_for, plant, public, specimen
from tests.pages.volume import bulk_public

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People

DAY = datetime.date(2022, 9, 12)
ROWS: list[dict[str, Any]] = [
    {"number": "2112/QĐ-UBND", "summary": "Quy chế hoạt động của Cổng", "issued_on": DAY},
    {"number": "883/QĐ-UBND", "summary": "Quy chế cũ của Cổng", "issued_on": DAY.replace(2018)},
    {
        "number": "12-NQ/HU",
        "summary": "Nghị quyết về đất đai",
        "level": Level.PROVINCE,
        "field": "Đất đai",
        "signer_name": "Bí thư",
        "issued_on": DAY.replace(2021),
    },
    {
        "number": "42/2022/NĐ-CP",
        "summary": "Cung cấp thông tin, thay Quyết định 883/QĐ-UBND",
        "issuer_name": "Chính phủ",
        "level": Level.CENTRAL,
        "issued_on": DAY,
        "effective_from": None,
    },
]


@pytest.fixture
def register(people: People) -> Any:
    """Four public documents: two of an office's branch, one of the office, one from outside."""
    branch = factories.BodyFactory(code="chi-nhanh", parent=people.office)
    normative = DocumentType.objects.create(code="NĐ-thu", name="Nghị định", is_normative=True)
    issuers = [branch, branch, people.office, None]
    parent = parent_for(DocumentPage, people)

    def build(number: int) -> DocumentPage:
        row = ROWS[number]
        values = {"effective_from": row["issued_on"], "title": f"Văn bản {number}", "files": []}
        values |= {"issuer": issuers[number], **row}
        if number == 3:
            values["document_type"] = normative
        page: DocumentPage = specimen(DocumentPage, people, **values)
        return page

    bulk_public(build, len(ROWS), parent=parent, people=people)
    return parent


def numbers(**chosen: str) -> list[str]:
    query = urlencode({name.replace("_", "-"): value for name, value in chosen.items()})
    entries = DocumentFilter(QueryDict(query)).entries()
    return list(entries.values_list("page__number", flat=True))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2112", {"2112/QĐ-UBND"}),
        ("Số: 2112 /qd–ubnd", {"2112/QĐ-UBND"}),
        ("883/QĐ-UBND", {"883/QĐ-UBND"}),
        ("12-nq", {"12-NQ/HU"}),
        ("42/2022", {"42/2022/NĐ-CP"}),
        ("quy che", {"2112/QĐ-UBND", "883/QĐ-UBND"}),
        ("QUY CHẾ của cổng", {"2112/QĐ-UBND", "883/QĐ-UBND"}),
        ("dat dai", {"12-NQ/HU"}),
        ("chinh phu", {"42/2022/NĐ-CP"}),
        ("quyết định 883", {"42/2022/NĐ-CP"}),
        ("không có chữ này", set()),
        ("\"'*&|!:()", set()),
    ],
)
@pytest.mark.usefixtures("register")
def test_words_and_numbers(typed: str, found: set[str]) -> None:
    assert set(numbers(q=typed)) == found


@pytest.mark.dieu(4, khoan=2)
def test_a_superior_includes_those_below(register: Any, people: People) -> None:
    """Điều 4 khoản 2 a: the issuers are a tree."""
    assert len(numbers(co_quan="chi-nhanh")) == 2
    assert len(numbers(co_quan=people.office.code)) == 3
    assert numbers(co_quan="Chính phủ") == ["42/2022/NĐ-CP"]
    options = {
        option.value: option.count
        for facet in facets_of(DocumentFilter(QueryDict()))
        if facet.name == "co-quan"
        for option in facet.options
    }
    assert options == {people.office.code: 3, "chi-nhanh": 2, "Chính phủ": 1}


@pytest.mark.usefixtures("register")
def test_the_body_that_ended_says_when() -> None:
    Body.objects.filter(code="chi-nhanh").update(valid_to=datetime.date(2025, 6, 30))
    chosen = DocumentFilter(QueryDict("co-quan=chi-nhanh"))
    assert "(đến 30/06/2025)" in chosen.chips[0]["label"]


@pytest.mark.dieu(7, khoan=3)
@pytest.mark.usefixtures("register")
def test_normative_documents_apart() -> None:
    """Điều 7 khoản 3: each is either normative or not."""
    assert numbers(nhom="qppl") == ["42/2022/NĐ-CP"]
    assert len(numbers(nhom="hanh-chinh")) == 3


@pytest.mark.dieu(4, khoan=2)
@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    "query", ["", "cap=district", "nam=2018&cap=district", "q=quy+che", "loai=NĐ-thu&nhom=qppl"]
)
def test_counts_are_those_of_the_database(query: str) -> None:
    """Each count is what choosing it gives, whatever else is chosen."""
    for facet in facets_of(DocumentFilter(QueryDict(query))):
        for option in facet.options:
            data = QueryDict(query, mutable=True)
            data[facet.name] = option.value
            assert DocumentFilter(data).entries().count() == option.count, (facet, option)


def test_every_facet_is_drawn(register: Any, client: Client) -> None:
    page = client.get(register.url).content.decode()
    for name in {*LABELS, *COLUMNS, "sap-xep"}:
        assert f'name="{name}"' in page


@pytest.mark.usefixtures("register")
def test_orders() -> None:
    assert numbers()[0] in ("2112/QĐ-UBND", "42/2022/NĐ-CP")
    assert numbers()[-1] == "883/QĐ-UBND"
    assert numbers(sap_xep="so") == ["12-NQ/HU", "42/2022/NĐ-CP", "883/QĐ-UBND", "2112/QĐ-UBND"]
    assert numbers(sap_xep="ngay-dang")[0] == "42/2022/NĐ-CP"


@pytest.mark.usefixtures("register")
def test_days() -> None:
    assert numbers(tu_ngay="2021-01-01", den_ngay="31/12/2021") == ["12-NQ/HU"]
    assert len(numbers(hieu_luc_ngay="2022-09-12")) == 3
    assert len(numbers(hieu_luc_ngay="2022-09-11")) == 2
    assert numbers(hieu_luc_ngay="2018-09-11") == []


def test_what_replaces_ends_the_other(people: People, register: Any) -> None:
    """The day on which another public document takes effect; taken back when it is withdrawn."""
    old = DocumentPage.objects.get(number="883/QĐ-UBND")
    new = plant(
        DocumentPage,
        people,
        number="1/QĐ-UBND",
        title="Thay thế",
        effective_from=datetime.date(2023, 1, 1),
        relations=[DocumentRelation(kind=RelationKind.REPLACES, target=old)],
        files=[],
    )
    assert RegisterEntry.objects.get(page=old).in_force_until is None
    new = publish(new, author=people.contributor)
    assert "883/QĐ-UBND" in numbers(hieu_luc_ngay="2022-12-31")
    assert "883/QĐ-UBND" not in numbers(hieu_luc_ngay="2023-01-01")
    new.unpublish()
    assert "883/QĐ-UBND" in numbers(hieu_luc_ngay="2023-01-01")


@pytest.mark.usefixtures("register")
def test_in_force_agrees_with_the_validity() -> None:
    """`in_state` of the pages and the entries' days say the same, on days around every change."""
    states = (State.IN_FORCE, State.PARTLY, State.SUSPENDED_PART)
    for day in (DAY, DAY - datetime.timedelta(days=1), datetime.date(2030, 1, 1)):
        by_pages = {
            number
            for state in states
            for number in DocumentPage.objects.in_state(state, day).values_list("number", flat=True)
        }
        assert set(numbers(hieu_luc_ngay=day.isoformat())) == by_pages


@pytest.mark.usefixtures("register")
def test_ending_soon() -> None:
    today = datetime.date.today()
    page = DocumentPage.objects.get(number="12-NQ/HU")
    RegisterEntry.objects.filter(page=page).update(
        in_force_until=today + datetime.timedelta(days=20)
    )
    assert numbers(het_han_trong="30") == ["12-NQ/HU"]
    assert numbers(het_han_trong="10") == []


@pytest.mark.parametrize(
    "query",
    [
        "trang=999", "trang=x", "nam=abc", "nam=99999", "loai=zzz", "cap=zzz", "co-quan=zzz",
        "tu-ngay=31/02/2022", "het-han-trong=-1", "het-han-trong=x", "sap-xep=zzz",
        "q=%00", "q=" + "a" * 5000, "nam=%D9%A2%D9%A0", "hieu-luc-ngay=0000-00-00",
    ],
)  # fmt: skip
def test_senseless_values_break_nothing(register: Any, client: Client, query: str) -> None:
    assert client.get(f"{register.url}?{query}", follow=True).status_code == 200


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.dictionaries(st.sampled_from([*LABELS, "sap-xep"]), st.text(max_size=30)))
def test_any_values_break_nothing(db: None, values: dict[str, str]) -> None:
    data = QueryDict(mutable=True)
    data.update(values)
    chosen = DocumentFilter(data)
    assert len(list(chosen.entries()[:1])) <= 1
    facets_of(chosen)
    assert DocumentFilter(QueryDict(chosen.query)).query == chosen.query


def test_a_wrong_date_is_named_and_kept(register: Any, client: Client) -> None:
    page = client.get(f"{register.url}?tu-ngay=31/02/2022").content.decode()
    assert "Không đọc được “31/02/2022”" in page
    assert "Có 4 văn bản" in page


def test_address_without_empty_fields(register: Any, client: Client) -> None:
    """The form's own address becomes the one to keep and share."""
    answer = client.get(f"{register.url}?q=&loai=&cap=district&trang=")
    assert answer.status_code == 302
    assert answer["Location"] == f"{register.url}?cap=district"
    assert client.get(f"{register.url}?q=")["Location"] == register.url


def test_chips_drop_one_filter_each(register: Any, client: Client) -> None:
    chips = DocumentFilter(QueryDict("cap=district&nam=2018&sap-xep=so")).chips
    assert [chip["query"] for chip in chips] == ["nam=2018&sap-xep=so", "cap=district&sap-xep=so"]
    assert chips[0]["label"] == "Cấp ban hành: Huyện"


# --- only what is public ------------------------------------------------------------------------


@pytest.mark.dieu(7)
def test_what_becomes_secret_leaves_the_register(people: People, client: Client) -> None:
    page = public(DocumentPage, people, summary="Từ ngữ riêng biệt")
    register = DocumentIndexPage.objects.get()
    assert numbers(q="rieng biet") == [page.number]
    raise_secrecy(page, Secrecy.SECRET)
    assert not RegisterEntry.objects.filter(page=page.pk).exists()
    assert numbers(q="rieng biet") == []
    assert "Từ ngữ riêng biệt" not in client.get(register.url).content.decode()
    purge(fresh(page), people.head)


def test_drafts_have_no_entry(people: People) -> None:
    page = plant(DocumentPage, people)
    assert not RegisterEntry.objects.filter(page=page.pk).exists()
    publish(page, author=people.contributor)
    assert RegisterEntry.objects.filter(page=page.pk).exists()
    fresh(page).unpublish()
    assert not RegisterEntry.objects.filter(page=page.pk).exists()


def test_a_view_restriction_hides_it(register: Any, client: Client) -> None:
    page = DocumentPage.objects.get(number="12-NQ/HU")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "12-NQ/HU" not in numbers()
    assert "12-NQ/HU" not in client.get(register.url).content.decode()


@pytest.mark.usefixtures("register")
def test_rebuild_writes_the_same() -> None:
    kept = list(RegisterEntry.objects.order_by("pk").values())
    RegisterEntry.objects.all().delete()
    assert numbers() == []
    assert rebuild() == len(ROWS)
    assert list(RegisterEntry.objects.order_by("pk").values()) == kept
    assert numbers(q="2112") == ["2112/QĐ-UBND"]


@pytest.mark.usefixtures("register")
def test_a_suspension_is_a_gap(people: People) -> None:
    page = DocumentPage.objects.get(number="883/QĐ-UBND")
    first, last = datetime.date(2022, 10, 1), datetime.date(2022, 10, 31)
    suspending = plant(
        DocumentPage,
        people,
        number="2/QĐ-UBND",
        title="Đình chỉ",
        relations=[
            DocumentRelation(kind=RelationKind.SUSPENDS, target=page, since=first, until=last)
        ],
        files=[],
    )
    publish(suspending, author=people.contributor)
    assert in_force(fresh(page).facts) == [
        (page.effective_from, first),
        (last + datetime.timedelta(days=1), None),
    ]
    assert "883/QĐ-UBND" in numbers(hieu_luc_ngay="2022-09-30")
    assert "883/QĐ-UBND" not in numbers(hieu_luc_ngay="2022-10-15")
    assert "883/QĐ-UBND" in numbers(hieu_luc_ngay="2022-11-01")

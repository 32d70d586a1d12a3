"""Bodies in their time: renamed, merged, split; old items keep the old name (domain.md section
10)."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.models import Body, BodyKind, BodyPage, DirectoryIndexPage, FormerName, Succession
from directory.models.successions import onwards, reach
from news.models import ArticlePage, NewsIndexPage
from tests import factories
from tests.home.site_map import public, section

MERGED_ON = datetime.date(2025, 7, 1)
LAST_DAY = datetime.date(2025, 6, 30)
DECISION = "1686/NQ-UBTVQH15"
days = st.dates(min_value=datetime.date(2000, 1, 1), max_value=datetime.date(2030, 12, 31))
patient = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def commune(name: str, code: str, **values: object) -> Body:
    return factories.BodyFactory(name=name, code=code, kind=BodyKind.COMMUNE, **values)


# --- names ----------------------------------------------------------------------------------------


@pytest.mark.django_db
@patient
@given(untils=st.lists(days, unique=True, max_size=5), day=days)
def test_every_day_has_exactly_the_name_of_its_time(
    untils: list[datetime.date], day: datetime.date
) -> None:
    """Against the plain reading: names in order, each ends the one before it."""
    body = Body.objects.create(name="Tên nay", code="doi-ten", kind=BodyKind.OFFICE)
    try:
        for until in untils:
            FormerName.objects.create(body=body, name=f"Tên đến {until}", until=until)
        ended = [until for until in sorted(untils) if until >= day]
        assert body.name_on(day) == (f"Tên đến {ended[0]}" if ended else "Tên nay")
    finally:
        body.delete()


@pytest.mark.django_db
def test_names_of_days_around_a_change() -> None:
    body = commune("Xã Xuân Quỳ", "xuan-quy", short_name="Xuân Quỳ")
    body.rename("Xã Hóa Quỳ", until=datetime.date(2019, 11, 30), decision="786/NQ-UBTVQH14")
    assert body.name_on(datetime.date(2019, 11, 30)) == "Xã Xuân Quỳ"
    assert body.label_on(datetime.date(2019, 11, 30)) == "Xuân Quỳ"
    assert body.name_on(datetime.date(2019, 12, 1)) == "Xã Hóa Quỳ"
    assert body.name_on(None) == "Xã Hóa Quỳ"
    with pytest.raises(ValidationError, match="dùng đến ngày này"):
        body.rename("Xã Khác", until=datetime.date(2019, 11, 30))
    assert Body.objects.get(pk=body.pk).name == "Xã Hóa Quỳ"


@pytest.mark.dieu(4, khoan=2)
def test_an_old_article_keeps_the_name_and_the_directory_shows_the_new_one(
    people: factories.People, client: Client
) -> None:
    index = section(DirectoryIndexPage, "Danh bạ")
    page = public(BodyPage, "Phòng Tổ chức", index, subject_body=people.office)
    news = section(NewsIndexPage, "Tin tức")
    article = public(ArticlePage, "Tin cũ", news)
    today = datetime.date.today()
    people.office.rename("Phòng Tổ chức", until=today, decision="15/QĐ-UBND")
    # What was published up to today keeps its header, in the article and in the list.
    assert "<span>Phòng Nội vụ</span>" in client.get(article.url).text
    assert "Phòng Nội vụ" in client.get(news.url).text
    text = client.get(page.url).text
    assert "Tên trước đây" in text and "Phòng Nội vụ (đến hết" in text
    for words in ("Phòng Nội vụ", "noi vu", "Phòng Tổ chức", "to chuc"):
        found = client.get(index.url, {"q": words}).context["found"]
        assert [body.page for body in found] == [page], words
    ArticlePage.objects.get(pk=article.pk)
    assert article.unit_label == "Phòng Nội vụ"


def test_site_search_finds_a_body_by_either_name(people: factories.People) -> None:
    index = section(DirectoryIndexPage, "Danh bạ")
    old = commune("Xã Bãi Trành", "bai-tranh", valid_to=LAST_DAY)
    new = commune("Xã Xuân Bình", "xuan-binh", valid_from=MERGED_ON, official_code="16177")
    pages = [public(BodyPage, one.name, index, subject_body=one) for one in (old, new)]
    Succession.objects.create(predecessor=old, successor=new, on=MERGED_ON, decision=DECISION)
    call_command("update_index", verbosity=0)
    for words in ("Bãi Trành", "Xuân Bình"):
        assert set(BodyPage.objects.searched(words)) == set(pages), words


# --- successions ----------------------------------------------------------------------------------


def test_a_merged_commune_says_who_followed_and_is_found_by_either_name(
    people: factories.People, client: Client
) -> None:
    index = section(DirectoryIndexPage, "Danh bạ")
    olds = [
        commune(name, code, valid_to=LAST_DAY)
        for name, code in (("Xã Cát Tân", "cat-tan"), ("Xã Cát Vân", "cat-van"))
    ]
    new = commune("Xã Thượng Ninh", "thuong-ninh", valid_from=MERGED_ON, official_code="16225")
    for old in olds:
        Succession.objects.create(predecessor=old, successor=new, on=MERGED_ON, decision=DECISION)
    pages = [public(BodyPage, one.name, index, subject_body=one) for one in (*olds, new)]
    text = client.get(pages[0].url).text
    assert "Cơ quan kế tục" in text
    assert f'<a href="{pages[2].url}">Xã Thượng Ninh</a>' in text
    assert f"từ ngày 01/07/2025 theo {DECISION}" in text
    assert "(mã 16225)" in text
    risen = client.get(pages[2].url).text
    assert "Hình thành từ" in risen and "Xã Cát Vân" in risen

    def found(words: str) -> set[str]:
        return {b.page.title for b in client.get(index.url, {"q": words}).context["found"]}

    assert found("cat tan") == {"Xã Cát Tân", "Xã Thượng Ninh"}
    assert found("thượng ninh") == {"Xã Cát Tân", "Xã Cát Vân", "Xã Thượng Ninh"}


@pytest.mark.django_db
def test_nothing_follows_itself() -> None:
    bodies = [commune(f"Xã {n}", f"xa-{n}") for n in range(3)]
    for before, after in pairwise(bodies):
        Succession.objects.create(
            predecessor=before, successor=after, on=MERGED_ON, decision=DECISION
        )
    back = Succession(predecessor=bodies[2], successor=bodies[0], on=MERGED_ON, decision=DECISION)
    with pytest.raises(ValidationError, match="lại là cơ quan trước"):
        back.full_clean()
    itself = Succession(predecessor=bodies[0], successor=bodies[0], on=MERGED_ON, decision=DECISION)
    with pytest.raises(ValidationError):
        itself.full_clean()
    saved = Succession.objects.get(predecessor=bodies[0])
    saved.decision = "khác"
    saved.full_clean()


links = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14)


@given(wanted=links)
def test_links_taken_one_by_one_by_the_rule_never_make_a_ring(
    wanted: list[tuple[int, int]],
) -> None:
    """The rule of Succession.clean, against the plain search for a ring."""
    taken: list[tuple[int, int]] = []
    for before, after in wanted:
        if before != after and before not in reach(after, onwards(taken)):
            taken.append((before, after))
    for body in range(7):
        assert body not in reach(body, onwards(taken))
        walked = {after for before, after in taken if before == body}
        for _step in range(7):
            walked |= {after for before, after in taken if before in walked}
        assert reach(body, onwards(taken)) == walked


# --- codes ----------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_code_belongs_to_one_commune_at_a_time() -> None:
    commune("Xã Thượng Ninh", "thuong-ninh-cu", official_code="16225", valid_to=LAST_DAY)
    new = Body(name="Xã Thượng Ninh", code="tn", kind=BodyKind.COMMUNE, official_code="16225")
    with pytest.raises(ValidationError, match="đang là của Xã Thượng Ninh"):
        new.full_clean()
    new.valid_from = MERGED_ON
    new.full_clean()
    for kind, code in (
        (BodyKind.OFFICE, "16225"),
        (BodyKind.COMMUNE, "1622"),
        ("commune", "abcde"),
    ):
        with pytest.raises(ValidationError) as refusal:
            Body(name="X", code="x", kind=kind, official_code=code).full_clean()
        assert "official_code" in refusal.value.message_dict

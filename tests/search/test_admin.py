"""Abbreviations, the log and the proposals in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from search import log
from search.abbreviations import INITIAL, in_use
from search.models import Abbreviation, QueryDay
from search.proposals import proposals

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories import People
    from tests.search.conftest import Publish


def titles(client: Client, words: str) -> list[str]:
    answer = client.get("/tim-kiem/", {"q": words})
    return [hit.page.title for hit in answer.context["found"].hits]


def test_an_abbreviation_works_at_once_both_ways(
    client: Client, people: People, published: Publish
) -> None:
    published("Câu lạc bộ văn nghệ dân gian")
    published("Ra mắt CLBVN thôn")
    assert titles(client, "CLBVN") == ["Ra mắt CLBVN thôn"]
    client.force_login(people.member)
    answer = client.post(
        "/quan-tri/search/abbreviation/create/",
        {"short": "CLBVN", "full": "câu lạc bộ văn nghệ", "in_use": "on"},
    )
    assert answer.status_code == 302
    both = {"Câu lạc bộ văn nghệ dân gian", "Ra mắt CLBVN thôn"}
    assert set(titles(client, "clbvn")) == set(titles(client, "cau lac bo van nghe")) == both
    Abbreviation.objects.get(short="CLBVN").delete()
    assert titles(client, "CLBVN") == ["Ra mắt CLBVN thôn"]


def test_what_makes_no_sense_is_refused(client: Client, people: People) -> None:
    client.force_login(people.member)
    for short, full in (("!!!", "a"), ("Xã", "xa"), ("UBND", "Ủy ban nhân dân")):
        answer = client.post(
            "/quan-tri/search/abbreviation/create/", {"short": short, "full": full, "in_use": "on"}
        )
        assert answer.status_code == 200
        assert short in answer.content.decode()
    assert Abbreviation.objects.count() == len(INITIAL)


def test_groups_of_words_stand_for_each_other(db: None) -> None:
    assert in_use().at(["gd", "dt"], 0) == (2, (("giao", "duc", "va", "dao", "tao"),))
    assert in_use().at(["xa"], 0) == (1, ())


def test_the_log_is_read_by_those_who_may(client: Client, people: People) -> None:
    QueryDay.objects.create(words="gpmb", day=timezone.localdate(), times=3)
    for user, status in ((people.member, 200), (people.tech, 200), (people.contributor, 302)):
        client.force_login(user)
        assert client.get("/quan-tri/search/queryday/?ket-qua=khong").status_code == status
    client.force_login(people.tech)
    assert "gpmb" in client.get("/quan-tri/search/queryday/").content.decode()
    assert client.get("/quan-tri/search/queryday/create/").status_code == 302


def test_abbreviations_are_proposed_from_what_was_sought_in_vain(
    client: Client, people: People, published: Publish
) -> None:
    for place in ("chợ Yên Cát", "chợ Bãi Trành"):
        published(f"Bộ phận kiểm lâm địa bàn {place}")
    QueryDay.objects.create(words="KLDB", day=timezone.localdate(), times=4)
    QueryDay.objects.create(words="ubnd", day=timezone.localdate(), times=9)
    (proposal,) = proposals()
    assert (proposal.short, proposal.full, proposal.titles) == ("KLDB", "kiểm lâm địa bàn", 2)
    address = reverse("search_proposals")
    client.force_login(people.contributor)
    assert client.get(address).status_code in (302, 403)
    client.force_login(people.member)
    assert "kiểm lâm địa bàn" in client.get(address).content.decode()
    client.post(address, {"short": "KLDB", "full": "chữ khác"})
    assert not Abbreviation.objects.filter(short="KLDB").exists()
    client.post(address, {"short": "KLDB", "full": "kiểm lâm địa bàn"})
    assert len(titles(client, "kldb")) == 2


def test_what_strangers_sought_runs_in_no_spreadsheet(client: Client, people: People) -> None:
    log.count_search("=1+1 lịch tiếp dân", 0)
    client.force_login(people.member)
    answer = client.get("/quan-tri/search/queryday/", {"export": "csv"})
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.text
    (row,) = (line for line in text.splitlines() if "lịch tiếp dân" in line)
    assert row.lstrip('"').startswith("'=1+1")

"""The directory for telephones and spreadsheets, read back by an independent parser."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
import vobject
from django.test import Client

from directory.exports import vcards
from directory.models import BodyContact, BodyPage, DirectoryIndexPage
from directory.public import PublicBody
from tests import factories
from tests.home.site_map import public, section

NASTY = "Phòng; \\ “Nội, vụ”\nBEGIN:VCARD"


@pytest.fixture
def page(people: factories.People) -> BodyPage:
    return public(
        BodyPage, "Phòng Nội vụ", section(DirectoryIndexPage, "Danh bạ"),
        subject_body=people.office, address="Khu phố 2, thị trấn Yên Cát; tầng 2",
        phone="0237 000 0100", email="noivu@example.vn",
        contacts=[
            BodyContact(post_title="Trưởng phòng", holder_name="Lê Thị Ngọc Bích",
                        phone="0237 000 0101; 0237 000 0103", is_public=True),
            BodyContact(post_title="=cmd()", phone="0237 000 0102", is_public=True),
            BodyContact(post_title="Không có số", is_public=True),
        ],
    )  # fmt: skip


def cards(answer: Any) -> list[Any]:
    return list(vobject.readComponents(answer.content.decode(), validate=True))


@pytest.mark.dieu(7, khoan=4)
def test_cards_are_what_a_telephone_reads(page: BodyPage, client: Client) -> None:
    answer = client.get("/danh-ba.vcf")
    assert answer["Content-Type"] == "text/vcard; charset=utf-8"
    body, head, other = cards(answer)
    assert body.fn.value == "Phòng Nội vụ" and body.org.value == ["Phòng Nội vụ"]
    assert body.tel.value == "02370000100" and body.email.value == "noivu@example.vn"
    assert body.adr.value.street == "Khu phố 2, thị trấn Yên Cát; tầng 2"
    assert (head.n.value.family, head.n.value.given, head.n.value.additional) == (
        "Lê", "Bích", "Thị Ngọc",
    )  # fmt: skip
    assert [tel.value for tel in head.contents["tel"]] == ["02370000101", "02370000103"]
    assert other.fn.value == "=cmd(), Phòng Nội vụ", "a post without a holder"
    one = client.get(f"/danh-ba/{page.subject_body.code}.vcf")
    assert one.content == answer.content
    assert 'filename="danh-ba-phong-noi-vu.vcf"' in one["Content-Disposition"]


def test_no_text_breaks_out_of_its_line(people: factories.People) -> None:
    people.office.name = NASTY
    page = BodyPage(title=NASTY, subject_body=people.office, address=NASTY)
    body = PublicBody(page=page, phones=(), email="", digest="")
    text = vcards([body])
    (card,) = list(vobject.readComponents(text, validate=True))
    assert card.fn.value == NASTY
    assert card.adr.value.street == NASTY
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_rows_are_safe_for_a_spreadsheet(page: BodyPage, client: Client) -> None:
    answer = client.get("/danh-ba.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["Chức vụ"] for row in rows] == ["", "Trưởng phòng", "'=cmd()", "Không có số"]
    assert rows[1]["Điện thoại"] == "0237 000 0101; 0237 000 0103"
    assert rows[0]["Nhóm"] == "Phòng, ban, ngành, đơn vị, xã, thị trấn"


@pytest.mark.parametrize("address", ["/danh-ba/khong-co.vcf", "/danh-ba/khong-co.csv"])
def test_a_body_without_a_public_page_has_no_file(
    page: BodyPage, client: Client, address: str
) -> None:
    assert client.get(address).status_code == 404
    assert client.post("/danh-ba.vcf").status_code == 405


# --- the chart ------------------------------------------------------------------------------------


@pytest.mark.dieu(7, khoan=4)
def test_the_drawing_says_what_the_list_says(people: factories.People, client: Client) -> None:
    index = section(DirectoryIndexPage, "Danh bạ")
    top = factories.BodyFactory(name="UBND huyện", code="ubnd", rank=1)
    bodies = [top]
    for number in range(7):
        above = bodies[-1] if number == 6 else top
        name = f"Phòng chuyên môn có cái tên dài, rất dài, dài nữa và dài mãi không thôi {number}"
        bodies.append(factories.BodyFactory(name=name, code=f"p{number}", parent=above))
    for body in bodies:
        public(BodyPage, body.name, index, subject_body=body)
    answer = client.get(index.url, {"xem": "so-do"})
    chart = answer.context["chart"]
    assert {box.name for box in chart.boxes} == {body.name for body in bodies}
    listed = answer.text[: answer.text.index('<svg class="org-chart"')]
    drawn = answer.text[answer.text.index('<svg class="org-chart"') :]
    for body in bodies:
        assert f">{body.name}</a>" in listed
        assert f"<title>{body.name}</title>" in drawn
    for number, box in enumerate(chart.boxes):
        assert box.x >= 0 and box.x + chart.box_width <= chart.width
        assert box.y >= 0 and box.y + chart.box_height <= chart.height
        for other in chart.boxes[number + 1 :]:
            apart_x = abs(box.x - other.x) >= chart.box_width
            assert apart_x or abs(box.y - other.y) >= chart.box_height, (box, other)

"""The Vietnamese catalogue: whole, well formed, and the one that the admin reads.

After a change of a .po file, compile it: `msgfmt --check-format -o django.mo django.po`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import pytest
from django.utils.translation import gettext, ngettext, override

from tests.locale.catalogue import (
    DOMAINS,
    OURS,
    Entry,
    count_mo,
    locale_folder,
    look_up,
    read_mo,
    read_po,
)

# Packages whose every message must be Vietnamese, theirs or ours.
COVERED = [
    "wagtail.admin",
    "wagtail",
    "wagtail.images",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.snippets",
    "wagtail.contrib.settings",
    "wagtail.contrib.forms",
    "wagtail.embeds",
    "wagtail.search",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.sites",
    "wagtail.locales",
    "wagtail_modeladmin",
    "taggit",
]
# Of Django itself, the messages that a person may meet: form errors, passwords, lengths of time.
ALSO = ["django.conf", "django.contrib.admin", "django.contrib.auth", "django.contrib.humanize"]

PLACEHOLDER = re.compile(r"%\(\w+\)[srd]|%[srd]|\{\w*\}")
TAG = re.compile(r"<[^<>]+>")


@pytest.fixture(params=DOMAINS)
def domain(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def entries(domain: str) -> list[Entry]:
    found = read_po(OURS / f"{domain}.po")
    assert found
    return found


def edges(text: str) -> tuple[str, str]:
    """The white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def test_compiled_file_agrees_with_the_text_file(domain: str, entries: list[Entry]) -> None:
    path = OURS / f"{domain}.mo"
    compiled = read_mo(path)

    assert {e.key: look_up(compiled, e) for e in entries} == {e.key: e.translation for e in entries}
    assert count_mo(path) == len(entries) + 1  # the header


def test_no_message_is_empty_doubtful_or_there_twice(entries: list[Entry]) -> None:
    assert [e.key for e in entries if not e.translation.strip()] == []
    assert [e.key for e in entries if "fuzzy" in e.flags] == []
    assert [key for key, times in Counter(e.key for e in entries).items() if times > 1] == []


def test_translations_are_composed_unicode(entries: list[Entry]) -> None:
    assert [e.key for e in entries if not unicodedata.is_normalized("NFC", e.translation)] == []


def test_placeholders_tags_and_edges_are_those_of_the_english(entries: list[Entry]) -> None:
    wrong = []
    for entry in entries:
        english = entry.key[1] + (entry.plural or "")
        if (
            set(PLACEHOLDER.findall(english)) != set(PLACEHOLDER.findall(entry.translation))
            or Counter(TAG.findall(entry.key[1])) != Counter(TAG.findall(entry.translation))
            or edges(entry.key[1]) != edges(entry.translation)
        ):
            wrong.append((entry.key, entry.translation))

    assert wrong == []


@pytest.mark.parametrize("package", COVERED)
def test_every_message_of_wagtail_is_translated(package: str, domain: str) -> None:
    folder = locale_folder(package)
    english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    if not english.exists():
        assert domain == "djangojs"
        return
    theirs = read_mo(folder / "vi" / "LC_MESSAGES" / f"{domain}.mo")
    ours = read_mo(OURS / f"{domain}.mo")

    messages = read_po(english)

    assert messages
    assert [e.key for e in messages if not look_up(ours, e) and not look_up(theirs, e)] == []


def test_every_message_is_still_asked_for_by_its_package(domain: str, entries: list[Entry]) -> None:
    asked: dict[str, set[tuple[str | None, str]]] = {}
    for package in COVERED + ALSO:
        english = locale_folder(package) / "en" / "LC_MESSAGES" / f"{domain}.po"
        asked[package] = {e.key for e in read_po(english)} if english.exists() else set()

    assert [(e.source, e.key) for e in entries if e.key not in asked[e.source]] == []


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Publish", "Xuất bản"),
        ("Unpublish", "Gỡ xuống"),
        ("Draft", "Bản nháp"),
        ("Submit for moderation", "Trình duyệt"),
        ("Approve", "Duyệt"),
        ("Request changes", "Trả lại, yêu cầu sửa"),
        ("Workflows", "Quy trình duyệt"),
        ("Task", "Bước duyệt"),
        ("Page", "Trang"),
        ("Snippets", "Mục dùng chung"),
        ("revision", "phiên bản"),
        ("Live", "Đang công khai"),
        ("slug", "đường dẫn rút gọn"),
        ("Alias", "Bí danh trang"),
        ("Collection", "Bộ sưu tập"),
        ("Locked", "Đã khóa"),
        ("Privacy", "Quyền xem"),
        ("Comment", "Nhận xét"),
        ("Dashboard", "Bảng điều khiển"),
        ("Reports", "Báo cáo"),
        ("Promote", "Hiển thị"),
        ("Site history", "Nhật ký hoạt động"),
        ("Aging pages", "Trang lâu chưa cập nhật"),
    ],
)
def test_the_admin_speaks_the_offices_words(english: str, vietnamese: str) -> None:
    with override("vi"):
        assert gettext(english) == vietnamese


def test_one_plural_form_serves_every_number() -> None:
    with override("vi"):
        spoken = [
            ngettext("Publish 1 page", "Publish %(counter)s pages", n) % {"counter": n}
            for n in (1, 2)
        ]

    assert spoken == ["Xuất bản 1 trang", "Xuất bản 2 trang"]

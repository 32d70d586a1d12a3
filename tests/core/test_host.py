"""Điều 3: one address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories

HOST = "nhuxuan.thanhhoa.gov.vn"

pytestmark = pytest.mark.dieu(3)


@pytest.fixture(autouse=True)
def _one_host(settings: Any) -> None:
    settings.CANONICAL_HOST = HOST


@pytest.mark.parametrize("other", ["www.nhuxuan.thanhhoa.gov.vn", "10.0.0.1", "nhuxuan.gov.vn:81"])
def test_any_other_host_is_sent_to_it(db: None, other: str) -> None:
    answer = Client().get("/tin-tuc/?trang=2", headers={"host": other})
    assert answer.status_code == 301
    assert answer["Location"] == f"http://{HOST}/tin-tuc/?trang=2"


def test_in_production_by_https(db: None, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get("/", headers={"host": "10.0.0.1"})
    assert answer["Location"] == f"https://{HOST}/"


def test_a_form_keeps_its_method(db: None) -> None:
    assert Client().post("/", headers={"host": "10.0.0.1"}).status_code == 308


@pytest.mark.parametrize(
    ("query", "kept"), [("", ""), ("?trang=3&q=x", "?trang=3"), ("?trang=1", ""), ("?trang=x", "")]
)
def test_the_canonical_tag_names_it(db: None, query: str, kept: str) -> None:
    factories.prepare_database()
    factories.home()
    page = Client().get(f"/{query}", headers={"host": HOST}).content.decode()
    assert re.findall(r'<link rel="canonical" href="(.*?)">', page) == [f"http://{HOST}/{kept}"]

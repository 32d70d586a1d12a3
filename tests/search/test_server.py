"""With SEARCH_URL: the server ranks, the database decides; a server that is down stops nobody."""

from __future__ import annotations

import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

import pytest
from django.conf import settings
from wagtail.search.backends import get_search_backend

from core.models import PortalPage
from home.models import StandardPage
from search import backends
from search.finding import PER_PAGE
from tests.search import engine
from tests.search.corpus import FIRSTS, SEARCHES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.test import Client

    from home.models import HomePage
    from tests.search.conftest import Publish

if settings.SEARCH_SERVER:
    from search.backends import asking

pytestmark = pytest.mark.skipif(not settings.SEARCH_SERVER, reason="SEARCH_URL is not set")
CLUSTER = os.environ.get("SEARCH_CLUSTER_FOLDER", "")


def titles(client: Client, words: str) -> list[str]:
    answer = client.get("/tim-kiem/", {"q": words})
    assert answer.status_code == 200
    return [hit.page.title for hit in answer.context["found"].hits]


def failing(*_args: Any, **_kwargs: Any) -> Any:
    raise AssertionError("the database was asked for the order")


def test_the_server_alone_gives_the_order(site: HomePage) -> None:
    engine.make_items(site)
    with mock.patch.object(backends.SearchCompiler, "ranked", failing):
        faults = [fault for check in (*SEARCHES, *FIRSTS) if (fault := engine.fault(check))]
    assert faults == []


def test_what_the_server_still_knows_of_a_withdrawn_page_is_not_shown(
    client: Client, published: Publish
) -> None:
    engine.empty_server()
    page = published("Lễ hội mừng cơm mới")
    engine.refresh_server()
    assert titles(client, "mừng cơm mới") == ["Lễ hội mừng cơm mới"]
    # As if the server had missed the withdrawal.
    with mock.patch.object(get_search_backend("server").index_class, "add_item"):
        page.unpublish()
    assert titles(client, "mừng cơm mới") == []


def test_what_the_server_does_not_know_yet_is_found(client: Client, published: Publish) -> None:
    engine.empty_server()
    with mock.patch.object(get_search_backend("server").index_class, "add_item"):
        published("Lễ hội mừng cơm mới")
    assert titles(client, "mừng cơm mới") == ["Lễ hội mừng cơm mới"]


def test_the_database_answers_when_the_server_is_down(
    client: Client, published: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    engine.empty_server()
    published("Lễ hội mừng cơm mới")
    gone = get_search_backend("server", URLS=["http://127.0.0.1:9"], OPTIONS={"max_retries": 0})
    with mock.patch.object(asking, "server", lambda: gone), caplog.at_level(logging.ERROR):
        began = time.monotonic()
        assert titles(client, "mừng cơm mới") == ["Lễ hội mừng cơm mới"]
        assert time.monotonic() - began < 5
    assert sum("cơ sở dữ liệu trả lời thay" in line for line in caplog.messages) == 1
    asking.Rest.until = 0.0


def test_an_editor_can_save_while_the_server_is_down(published: Publish) -> None:
    index = get_search_backend("server").index_class
    with mock.patch.object(index, "add_item", side_effect=OSError("máy chủ nghỉ")):
        page = published("Lễ hội mừng cơm mới")
    assert PortalPage.objects.searched("mừng cơm mới").count() == 1
    page.unpublish()


needs_cluster = pytest.mark.skipif(
    not CLUSTER, reason="SEARCH_CLUSTER_FOLDER names no cluster of three"
)


@pytest.fixture
def lose() -> Iterator[Callable[..., None]]:
    """`lose(number, ...)` takes nodes of the cluster away; all are back after the test."""
    signs: list[Path] = []

    def close(*numbers: int) -> None:
        signs.extend(Path(CLUSTER) / f"close-{number}" for number in numbers)
        for sign in signs:
            sign.touch()

    yield close
    for sign in signs:
        sign.unlink(missing_ok=True)
    wait_for_nodes(3)
    asking.Rest.until = 0.0


def wait_for_nodes(number: int) -> None:
    """Until so many are in the cluster."""
    client = get_search_backend("server").es
    deadline = time.monotonic() + 120
    while True:
        try:
            if client.cluster.health()["number_of_nodes"] == number:
                return
        except asking.FAILURES:
            if number == 0:
                return
        assert time.monotonic() < deadline, f"not {number} nodes in two minutes"
        time.sleep(0.2)


@needs_cluster
def test_a_lost_node_is_noticed_by_nobody(
    client: Client, published: Publish, lose: Callable[..., None]
) -> None:
    engine.empty_server()
    expected: set[int] = set()

    def publish_and_find(times: int) -> None:
        for _ in range(times):
            expected.add(published(f"Thông báo lịch tiếp dân kỳ {len(expected)}").pk)
            assert len(titles(client, "tiếp dân")) == min(len(expected), PER_PAGE)

    publish_and_find(2)
    lose(1)
    publish_and_find(4)
    wait_for_nodes(2)
    publish_and_find(4)
    (Path(CLUSTER) / "close-1").unlink()
    publish_and_find(2)
    wait_for_nodes(3)
    index = get_search_backend("server").get_index_for_model(StandardPage)
    index.refresh()
    found = index.es.search(index=index.name, body={"size": 100, "stored_fields": ["pk"]})
    known = {int(hit["fields"]["pk"][0]) for hit in found["hits"]["hits"]}
    assert expected <= known
    assert known == set(PortalPage.objects.filter(pk__in=known).values_list("pk", flat=True))


@needs_cluster
def test_with_all_nodes_lost_the_database_answers(
    client: Client,
    published: Publish,
    lose: Callable[..., None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    engine.empty_server()
    published("Lễ hội mừng cơm mới")
    lose(1, 2, 3)
    wait_for_nodes(0)
    with caplog.at_level(logging.ERROR):
        assert titles(client, "mừng cơm mới") == ["Lễ hội mừng cơm mới"]
    assert sum("cơ sở dữ liệu trả lời thay" in line for line in caplog.messages) == 1
    published("Ngày hội văn hóa các dân tộc")
    assert titles(client, "ngày hội văn hóa") == ["Ngày hội văn hóa các dân tộc"]

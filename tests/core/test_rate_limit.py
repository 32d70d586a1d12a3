"""So many requests a visitor and no more; what was typed isn't lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings

from core.rate_limit import client_address, is_over, limited, network_of

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

FORM = {"noi_dung": "Đường liên thôn hỏng <b>", "csrfmiddlewaretoken": "x"}


@limited("thu", 2, 600, methods=["POST"])
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("được")


def post(address: str = "203.0.113.9") -> HttpResponseBase:
    return view(RequestFactory().post("/gui/", FORM, REMOTE_ADDR=address))


@pytest.mark.django_db
@time_machine.travel("2026-11-24 08:00:00+07:00", tick=False)
def test_the_third_in_ten_minutes_is_refused(site: object) -> None:
    assert [post().status_code for _ in range(3)] == [200, 200, 429]
    assert post("203.0.113.10").status_code == 200
    get = view(RequestFactory().get("/gui/", REMOTE_ADDR="203.0.113.9"))
    assert get.status_code == 200
    with time_machine.travel("2026-11-24 08:10:01+07:00", tick=False):
        assert post().status_code == 200


@pytest.mark.django_db
@time_machine.travel("2026-11-24 08:00:00+07:00", tick=False)
def test_what_was_typed_is_kept(site: object) -> None:
    answer = [post() for _ in range(3)][-1]
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert 'value="Đường liên thôn hỏng &lt;b&gt;"' in page
    assert page.count('name="csrfmiddlewaretoken"') == 1
    assert answer["Retry-After"] == "600"
    assert "sau 10 phút" in page


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8:1:2:3::4", "2001:db8:1:2:ffff::", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.9", "203.0.113.9", True),
        ("203.0.113.9", "203.0.113.8", False),
        ("không phải địa chỉ", "", True),
    ],
)
def test_who_is_one_visitor(first: str, second: str, same: bool) -> None:
    assert (network_of(first) == network_of(second)) is same


@pytest.mark.parametrize(
    ("connection", "forwarded", "visitor"),
    [
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
    ],
)
@override_settings(TRUSTED_PROXIES=["10.0.0.1", "10.0.0.2"])
def test_only_own_proxies_are_believed(connection: str, forwarded: str, visitor: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=connection, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == visitor


def test_purposes_are_counted_apart() -> None:
    request = RequestFactory().get("/")
    assert not is_over(request, "a", count=1, seconds=600)
    assert not is_over(request, "b", count=1, seconds=600)
    assert is_over(request, "a", count=1, seconds=600)

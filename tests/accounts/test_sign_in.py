"""Signing in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

if TYPE_CHECKING:
    from django.test import Client


@pytest.mark.django_db
def test_sign_in_page_is_vietnamese(client: Client) -> None:
    page = client.get(reverse("wagtailadmin_login")).text
    assert "Mật khẩu" in page
    assert "Password" not in page

"""core/phones.py: numbers as people write them, as links."""

from __future__ import annotations

import pytest

from core.phones import tel_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("0237 387 1234", "tel:02373871234"),
        ("+84 237.387-1234", "tel:+842373871234"),
        ("0237.387 1234 – máy lẻ 5", "tel:02373871234"),
        ("1900 1234 - nhánh 2", "tel:19001234"),
        ("0912 345 678 / 0912 345 679", "tel:0912345678"),
        ("Đang cập nhật", ""),
        ("", ""),
    ],
)
def test_tel_address(written: str, address: str) -> None:
    assert tel_address(written) == address

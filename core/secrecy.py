"""Levels of secrecy (Điều 7 * of QĐ 2112; levels of the Law on Protection of State Secrets)."""

from __future__ import annotations

from django.db import models


class Secrecy(models.TextChoices):
    """What a writer declares of an item. Only NONE may ever be public; UNDECLARED blocks too."""

    UNDECLARED = "undeclared", "Chưa khai"
    NONE = "none", "Không mật"
    CONFIDENTIAL = "confidential", "Mật"
    SECRET = "secret", "Tối mật"
    TOP_SECRET = "top_secret", "Tuyệt mật"


RANKS: dict[str, int] = {
    Secrecy.UNDECLARED: 0,
    Secrecy.NONE: 0,
    Secrecy.CONFIDENTIAL: 1,
    Secrecy.SECRET: 2,
    Secrecy.TOP_SECRET: 3,
}
CLASSIFIED = frozenset(level for level, rank in RANKS.items() if rank)

SECRECY_HELP = (
    "Tin, bài chưa khai hoặc có độ mật không bao giờ được công khai. "
    "Nội dung từ độ Mật trở lên không được soạn, lưu trên Cổng (Điều 7, QĐ 2112/QĐ-UBND)."
)

# What is said when somebody declares, and so tries to keep here, what is classified.
NOT_KEPT = (
    "Nội dung từ độ Mật trở lên không được soạn, lưu trên Cổng. Chưa có gì được lưu: hãy xóa nội "
    "dung khỏi màn hình này và xử lý theo quy định về bảo vệ bí mật nhà nước."
)


def is_classified(level: str) -> bool:
    """True for Mật, Tối mật and Tuyệt mật."""
    return level in CLASSIFIED


def highest(first: str, second: str) -> str:
    """The stricter of two levels; of two unclassified ones, the second."""
    return first if RANKS[first] > RANKS[second] else second

"""How the installation fares, for those who watch over it: read-only, no secret in it
(Điều 8 khoản 1 gạch 1, Điều 13 khoản 2 b)."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from core.heartbeat import pulses

LEAST_FREE_SHARE = 0.1
OLDEST_BACKUP = datetime.timedelta(hours=26)
# Backends that deliver nothing to anybody.
MUTE_MAIL = ("console", "dummy", "filebased")


@dataclass(frozen=True)
class Sign:
    """One thing that was looked at, and what was found, in words."""

    name: str
    is_well: bool
    words: str


def signs() -> list[Sign]:
    """Database, cache, disk, mail, backups, and each command that should run by itself."""
    found = [_database(), _cache(), _disk(), _mail(), _backup()]
    for pulse in pulses():
        words = (
            f"chạy lúc {timezone.localtime(pulse.at):%H:%M %d/%m/%Y}" if pulse.at else "chưa chạy"
        )
        found.append(Sign(f"Lệnh {pulse.command}", pulse.is_well, words))
    return found


def _database() -> Sign:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Sign("Cơ sở dữ liệu", True, connection.display_name)


def _cache() -> Sign:
    cache.set("health", "1", 10)
    works = cache.get("health") == "1"
    return Sign("Bộ nhớ đệm", works, "đọc, ghi được" if works else "không ghi được")


def _disk() -> Sign:
    folder = Path(settings.MEDIA_ROOT)
    while not folder.exists():
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    share = usage.free / usage.total
    return Sign("Đĩa chứa tệp", share >= LEAST_FREE_SHARE, f"còn trống {share:.0%}")


def _mail() -> Sign:
    delivers = not any(kind in settings.EMAIL_BACKEND for kind in MUTE_MAIL)
    return Sign("Thư điện tử", delivers, "có máy chủ gửi thư" if delivers else "chưa nối máy chủ")


def _backup() -> Sign:
    files = [
        path
        for folder in settings.BACKUP_FOLDERS
        for path in Path(folder).glob("*")
        if path.is_file()
    ]
    if not files:
        return Sign("Sao lưu", False, "chưa thấy bản sao lưu nào (BACKUP_FOLDERS)")
    newest = max(path.stat().st_mtime for path in files)
    made = datetime.datetime.fromtimestamp(newest, tz=timezone.get_default_timezone())
    return Sign(
        "Sao lưu", timezone.now() - made < OLDEST_BACKUP, f"bản mới nhất {made:%H:%M %d/%m/%Y}"
    )

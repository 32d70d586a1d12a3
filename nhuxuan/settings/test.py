"""The suite: SQLite in memory unless DATABASE_URL and CACHE_URL name real servers."""

from __future__ import annotations

import tempfile

from nhuxuan.settings.base import *  # noqa: F403
from nhuxuan.settings.base import CACHES, DATABASES, env

SECRET_KEY = "chi-dung-khi-kiem-thu"  # noqa: S105
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="nhuxuan-media-")
WHITENOISE_USE_FINDERS = True
if "redis" in CACHES["default"]["BACKEND"].lower():
    # cache.clear() empties a whole Redis database: each worker of pytest-xdist has its own.
    worker = env("PYTEST_XDIST_WORKER", default="gw0").removeprefix("gw")
    CACHES["default"]["LOCATION"] = CACHES["default"]["LOCATION"].rpartition("/")[0] + f"/{worker}"
if "DATABASE_URL" not in env.ENVIRON:
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"].pop("init_command")

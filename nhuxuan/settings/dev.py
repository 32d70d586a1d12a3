"""`make run`: SQLite, e-mails on the console, a key that is good for this machine only."""

from __future__ import annotations

from nhuxuan.settings.base import *  # noqa: F403
from nhuxuan.settings.base import SECRET_KEY as CONFIGURED_KEY

DEBUG = False
SECRET_KEY = CONFIGURED_KEY or "chi-dung-tren-may-phat-trien-khong-dung-khi-trien-khai"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = ["http://localhost:8000", "http://127.0.0.1:8000"]
WHITENOISE_USE_FINDERS = True

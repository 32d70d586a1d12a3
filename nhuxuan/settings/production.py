"""Production fails closed: without its key, its hosts and its database it doesn't start."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from nhuxuan.settings.base import *  # noqa: F403
from nhuxuan.settings.base import ALLOWED_HOSTS, SECRET_KEY, STORAGES, env

for name, value in {
    "SECRET_KEY": SECRET_KEY,
    "ALLOWED_HOSTS": ALLOWED_HOSTS,
    "DATABASE_URL": env("DATABASE_URL", default=""),
}.items():
    if not value:
        raise ImproperlyConfigured(f"Thiếu biến môi trường {name}: xem .env.example.")

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# Wagtail's preview shows the draft in a frame of the admin's own origin.
SILENCED_SYSTEM_CHECKS = ["security.W019"]

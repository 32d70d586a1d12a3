"""WSGI entry point: `nhuxuan.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhuxuan.settings.production")

application = get_wsgi_application()

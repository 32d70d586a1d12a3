"""Benchmarks: commands that measure, with their last figures in README.md.

Importing the package starts Django, on DATABASE_URL or the development database.
"""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhuxuan.settings.dev")
django.setup()

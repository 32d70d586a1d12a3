"""Signals of the kernel, for the apps above it."""

from __future__ import annotations

from django.dispatch import Signal

# page, level, user: an item was classified and is already offline.
secrecy_raised = Signal()

"""Signals of the kernel, for the apps above it."""

from __future__ import annotations

from django.dispatch import Signal

# page, level, user: an item was classified and is already offline.
secrecy_raised = Signal()
# page, user, ground: a decision declassified an item; sent before its level falls, since the
# database lets it fall on a recorded decision only.
secrecy_lowered = Signal()
# page, user: what was stored of a classified item was destroyed.
content_purged = Signal()

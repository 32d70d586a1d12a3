"""Reports the legal bases that are no longer in force (documents.legal_bases); for cron, nightly
after midnight, when a day's validity has changed."""

from __future__ import annotations

import logging
from typing import Any

from core.heartbeat import ScheduledCommand
from documents.legal_bases import tell_of_new, told

logger = logging.getLogger("nhuxuan.documents")


class Command(ScheduledCommand):
    """Safe to repeat: the board is mailed each case once. The exit code is 0 whatever is found: a
    stale basis is for people to judge, not a failure of the machine."""

    help = "Rà soát văn bản đang công khai có căn cứ đã hết hiệu lực; báo Ban Biên tập."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say and log everything; mail what is new."""
        bases, new = tell_of_new()
        if bases:
            logger.warning("stale legal bases: %s\n%s", len(bases), told(bases))
        self.stdout.write(f"Căn cứ hết hiệu lực: {len(bases)}, mới: {new}.")

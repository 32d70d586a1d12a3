"""Whether the portal goes on while its search is rebuilt, on what bench.search.items made:

    DATABASE_URL=… python -m bench.search.rebuild

Runs `rebuild_search` in a process of its own. Meanwhile a visitor searches, and items go through
the chain: what counts is the time from the last approval to the search that finds the item, both
included. Prints the seconds of the rebuild and how long they waited, by the clock; fails where a
limit is passed.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from accounts.models import User
from core.models import PortalPage
from home.models import StandardPage
from search.finding import keys_in_order
from tests import factories
from tests.chain import act, submit
from tests.home.site_map import draft

if TYPE_CHECKING:
    from collections.abc import Callable

PER_TEN_THOUSAND = 60  # seconds of the rebuild
FINDABLE = 2  # seconds from the last approval to the finding
PAUSE = 0.05


@dataclass
class Waits:
    """Seconds that each act took."""

    seconds: list[float] = field(default_factory=list)

    def time(self, act: Callable[[], object]) -> None:
        """Do it and note how long it took."""
        began = time.perf_counter()
        act()
        self.seconds.append(time.perf_counter() - began)

    def __str__(self) -> str:
        ordered = sorted(self.seconds)
        late = ordered[int(len(ordered) * 0.95)]
        return f"{len(ordered):>5} times, p95 {late:.2f} s, longest {ordered[-1]:.2f} s"


def run() -> bool:
    """Rebuild, read and write; returns whether every limit held."""
    pages = PortalPage.objects.shown().count()
    contributor, unit_head, member, deputy = (
        User.objects.get(username=name)
        for name in ("ctv", "thutruong", "thanhvien", "photruongban")
    )
    home = factories.home()
    reads, publications = Waits(), Waits()

    def approve_and_find(page: PortalPage) -> None:
        act(page, deputy)
        if page.pk not in keys_in_order(page.title):
            raise LookupError(page.title)

    def waiting() -> PortalPage:
        title = f"Thông báo lịch trực số {time.time_ns()}"
        page = submit(draft(StandardPage, title, home, body=contributor.body), contributor)
        return act(act(page, unit_head), member)

    began = time.perf_counter()
    rebuild = subprocess.Popen([sys.executable, "manage.py", "rebuild_search"])
    while rebuild.poll() is None:
        reads.time(lambda: keys_in_order("thông báo lịch tiếp công dân"))
        page = waiting()
        publications.time(lambda page=page: approve_and_find(page))
        time.sleep(PAUSE)
    seconds = time.perf_counter() - began
    limit = PER_TEN_THOUSAND * max(pages, 10_000) / 10_000
    print(f"{pages:,} pages rebuilt in {seconds:.0f} s (limit {limit:.0f})")
    print(f"searches       {reads}")
    print(f"publications   {publications} (limit {FINDABLE})")
    return rebuild.returncode == 0 and seconds <= limit and max(publications.seconds) <= FINDABLE


if __name__ == "__main__":
    sys.exit(0 if run() else 1)

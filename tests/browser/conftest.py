"""A real Chromium, axe-core and the Nu HTML checker for the tests in this folder.

Each may be missing on a developer's machine: the tests that need it are then skipped with the
reason. In CI (CI=true) they fail instead, so that a green run has looked at every screen.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

# Playwright's sync API keeps an event loop in this thread; Django would refuse the ORM beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
VNU = HERE / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VNU_START_SECONDS = 60
# Resolves when nothing fades in or slides any more: a half-faded message has too little contrast.
AT_REST = """() => Promise.allSettled(document.getAnimations()
    .filter(animation => animation.effect.getComputedTiming().endTime < Infinity)
    .map(animation => animation.finished))"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder `browser`."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def absent(what: str) -> NoReturn:
    """Skip the test, or fail it in CI, because `what` is not on this machine."""
    if os.environ.get("CI", "").lower() in {"1", "true"}:
        pytest.fail(f"CI must have it: {what}", pytrace=False)
    pytest.skip(what)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The installed Chromium: $CHROMIUM, or the first of its usual names on PATH."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    return found or absent("no Chromium: apt-get install chromium, or set CHROMIUM")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(
    chromium_path: str, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    """One browser for the run. It gets a home of its own: env -i leaves it none to start in."""
    home = str(tmp_path_factory.mktemp("chromium-home"))
    started = playwright.chromium.launch(
        executable_path=chromium_path, args=CHROMIUM_ARGS, env={**os.environ, "HOME": home}
    )
    yield started
    started.close()


@pytest.fixture
def viewport() -> dict[str, int]:
    """The size of `page`; parametrize it to see a screen at others: [DESKTOP, PHONE]."""
    return DESKTOP


@pytest.fixture
def page(browser: Browser, viewport: dict[str, int]) -> Iterator[Page]:
    """A new page with no cookies; a script error in it fails the test."""
    context = browser.new_context(viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
    opened = context.new_page()
    script_errors: list[str] = []
    opened.on("pageerror", lambda error: script_errors.append(str(error)))
    yield opened
    context.close()
    assert script_errors == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)`: what breaks WCAG 2.2 A and AA on the page as shown, one line a violation."""
    if not AXE.exists():
        absent("no axe-core: make checkers")
    source = AXE.read_text(encoding="utf-8")

    def violations(page: Page) -> list[str]:
        # evaluate() goes in by the debugger: the page's Content-Security-Policy stays as it is.
        page.evaluate(source)
        page.evaluate(AT_REST)
        result: dict[str, Any] = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG
        )
        return [
            f"{found['id']}: {found['help']}: {node['html'][:200]}"
            for found in result["violations"]
            for node in found["nodes"]
        ]

    return violations


@pytest.fixture
def screen_faults(axe: Callable[[Page], list[str]]) -> Callable[[Page], list[str]]:
    """`screen_faults(page)`: what axe finds on a desktop and on a phone, and whatever makes the
    page scroll sideways there."""

    def faults(page: Page) -> list[str]:
        found = []
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            found += [f"{page.url} at {size['width']}: {line}" for line in axe(page)]
            if page.evaluate("document.documentElement.scrollWidth") > size["width"]:
                found.append(f"{page.url}: wider than {size['width']}")
        return found

    return faults


@pytest.fixture(scope="session")
def nu_checker_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Nu HTML checker of this run: started once, because each start of Java costs seconds."""
    java = shutil.which("java") or absent("no Java: apt-get install default-jre-headless")
    if not VNU.exists():
        absent("no Nu HTML checker: make checkers")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    bind = "-Dnu.validator.servlet.bind-address=127.0.0.1"
    main = "nu.validator.servlet.Main"
    log = tmp_path_factory.mktemp("nu-checker") / "log.txt"
    with log.open("w") as output:
        process = subprocess.Popen(
            [java, "-Xmx512m", bind, "-cp", str(VNU), main, str(port)],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for_port(port, process, log)
        yield f"http://127.0.0.1:{port}/?out=json&level=error"
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for_port(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + VNU_START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    pytest.fail(f"The Nu HTML checker did not start:\n{log.read_text()}", pytrace=False)


@pytest.fixture
def html_validator(nu_checker_url: str) -> Callable[[str], list[str]]:
    """`html_validator(html)`: the errors of a whole HTML document, each with its line."""

    def errors(html: str) -> list[str]:
        request = urllib.request.Request(  # noqa: S310 - the checker that this run started
            nu_checker_url,
            data=html.encode("utf-8"),
            headers={"Content-Type": "text/html; charset=utf-8"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            messages = json.load(answer)["messages"]
        return [
            f"line {found.get('lastLine', '?')}: {found['message']}: {found.get('extract', '')}"
            for found in messages
            if found["type"] != "info"
        ]

    return errors

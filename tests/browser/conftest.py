"""Neo4j Browser of an embedded server that holds the samples, in a real Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request, expect, sync_playwright

from database import embedded
from database.graph import Graph
from ingest.loading import load
from schema.vocabulary import Vocabulary

# Browser draws as fast as the machine lets it; a wait that is too long costs nothing where it is not needed.
expect.set_options(timeout=60_000)

SAMPLES = Path(__file__).parents[2] / "sample"

# A Chromium that is started for a test asks nobody for updates, and may run as root in a container.
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
SWITCHES += ["--disable-component-update", "--disable-sync"]


Open = Callable[[str], Page]
Keep = Callable[[Page, str], None]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, vocabulary: Vocabulary) -> Iterator[Path]:
    """The folder of an embedded server that holds the sample dossiers, as `dots demo` leaves it."""
    home = tmp_path_factory.mktemp("explored")
    try:
        with Graph.open(embedded.start(home=home)) as graph:
            load(graph, sorted(SAMPLES.glob("*.yaml")), vocabulary=vocabulary)
        yield home
    finally:
        embedded.stop(home=home)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium of this machine; in CI its absence is a failure."""
    found = os.environ.get("DOTS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found:
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("CI needs Chromium: install Debian's package chromium.", pytrace=False)
    return pytest.skip("There is no Chromium here: install it, or set DOTS_CHROMIUM to its path.")


@pytest.fixture
def page(chromium: str) -> Iterator[Page]:
    """An empty page; at the end of the test nothing of it may have come from another machine."""
    abroad: list[str] = []

    def note(request: Request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", "localhost", None}:
            abroad.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("requestfinished", note)
        yield page
        browser.close()
    assert abroad == []


# What would have `dots browser` open a browser of the machine.
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")

Opened = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def opening(home: Path) -> Opened:
    """Run `dots browser` on a machine without a display for as long as a test needs it; gives the address it prints."""

    @contextmanager
    def run(*arguments: str, **environment: str) -> Iterator[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in HIDDEN}
        running = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "browser", *arguments],
            cwd=SAMPLES.parent,
            env=inherited | {"DOTS_HOME": str(home), "PYTHONUTF8": "1"} | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert running.stdout is not None
            yield running.stdout.readline().strip()
        finally:
            running.terminate()
            running.communicate()

    return run


@pytest.fixture(scope="module")
def ready(chromium: str, opening: Opened) -> Iterator[Page]:
    """Browser as `dots browser` opens it; the tests of a module go on in the one page."""
    with sync_playwright() as playwright, opening() as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1500, "height": 950})
        page.goto(address)
        # Browser says so once it knows the database.
        page.get_by_text("neo4j$").first.wait_for(timeout=60_000)
        yield page
        if folder := os.environ.get("DOTS_SCREENSHOTS"):
            page.screenshot(path=Path(folder) / "browser.png")
        browser.close()


@pytest.fixture
def connected(page: Page, home: Path) -> Page:
    """Browser at the address that `dots status` prints, logged in with the password of the embedded server."""
    address = embedded.status(home=home).browser
    connection = embedded.running(home=home)
    assert address is not None
    assert connection is not None
    page.goto(address)
    page.get_by_test_id("username").fill(connection.username)
    page.get_by_test_id("password").fill(connection.password)
    page.get_by_test_id("connect").click()
    page.get_by_text(":play start").wait_for()  # what Browser shows first when it is connected
    return page


@pytest.fixture
def open_(page: Page, tmp_path: Path) -> Iterator[Open]:
    """Open a page from a file; at the end nothing may have been asked for, and nothing have gone wrong."""
    asked: list[str] = []
    wrong: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            wrong.append(message.text)

    def request(made: Request) -> None:
        if not made.url.startswith("data:"):
            asked.append(made.url)

    page.on("console", note)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", request)
    file = tmp_path / "page.html"

    def open_page(content: str) -> Page:
        file.write_text(content, encoding="utf-8")
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]")
        return page

    yield open_page
    assert wrong == []
    assert asked == [file.as_uri()]


@pytest.fixture
def keep() -> Keep:
    """Keep a picture of a page where ``DOTS_SCREENSHOTS`` names a folder for them."""
    folder = os.environ.get("DOTS_SCREENSHOTS")

    def take(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.wait_for_timeout(300)  # names are set a moment after the picture stands still
            page.screenshot(path=Path(folder) / f"{name}.png")

    return take

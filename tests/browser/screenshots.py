"""The screenshots of the documentation, taken of the running thing: ``make screenshots`` writes them anew.

An embedded server of its own is started in a folder that is thrown away, with the samples in it; the Chromium of the
machine looks at it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
DOTS = (sys.executable, "-m", "cli.main", "--quiet")
SWITCHES = ("--no-sandbox", "--disable-gpu")
STILL = 3000
"""How long a drawing takes to come to rest, in milliseconds."""

PATIENCE = 120_000
"""How long an answer of a server that has just begun may take, in milliseconds."""


def take(folder: Path) -> None:
    """Take every screenshot.

    Args:
        folder: Where they go.
    """
    with _samples() as environment, sync_playwright() as playwright:
        chromium = os.environ.get("DOTS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        with _opened(environment) as address:
            page.goto(address)
            page.get_by_text("neo4j$").first.wait_for(timeout=PATIENCE)
            page.get_by_text("Who attended Soleimani's funeral?").first.click()
            page.locator("svg .node").first.wait_for(timeout=PATIENCE)
            # The overview would lie over the drawing.
            page.get_by_role("button", name="Collapse the node properties display").first.click()
            page.wait_for_timeout(STILL)
            page.screenshot(path=folder / "browser.png")
            page.get_by_text("Show me the sentence").first.click()
            page.get_by_text("Ismail Haniyeh of Hamas spoke there").first.wait_for(timeout=PATIENCE)
            page.screenshot(path=folder / "browser-sentence.png")
        chart = folder / "chart.html"
        try:
            _dots(environment, "query", "run", "affiliations", "--entity", "Soleimani", "-o", str(chart), "--force")
            page.goto(chart.as_uri())
            page.wait_for_timeout(STILL)
            page.screenshot(path=folder / "chart.png")
            report = folder / "report.html"
            _dots(environment, "report", "Soleimani", "-o", str(report), "--force")
            page.goto(report.as_uri())
            page.set_viewport_size({"width": 960, "height": 1240})
            page.screenshot(path=folder / "report.png")
        finally:
            for name in ("chart.html", "report.html"):
                (folder / name).unlink(missing_ok=True)
        browser.close()


@contextmanager
def _samples() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory(prefix="dots-screenshots-") as home:
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "NEO4J_URI")
        environment = {name: value for name, value in os.environ.items() if name not in hidden} | {"DOTS_HOME": home}
        try:
            _dots(environment, "demo")
            yield environment
        finally:
            _dots(environment, "down")


@contextmanager
def _opened(environment: dict[str, str]) -> Iterator[str]:
    command = [*DOTS, "browser"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            yield running.stdout.readline().strip()
        finally:
            running.terminate()


def _dots(environment: dict[str, str], *arguments: str) -> None:
    subprocess.run([*DOTS, *arguments], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    take(Path(sys.argv[1]).absolute())

"""The documentation builds without a warning, and a page fetches nothing from elsewhere when it is read."""

import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FETCHED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return folder


class Fetches(HTMLParser):
    """What a browser fetches by itself when it shows a page."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if (address := attributes.get(FETCHED.get(tag, ""))) and attributes.get("rel") != "canonical":
            self.addresses.append(address)


def fetched(site: Path) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        fetches = Fetches()
        fetches.feed(page.read_text(encoding="utf-8"))
        yield from fetches.addresses


def test_the_site_has_a_first_page(site: Path) -> None:
    assert (site / "index.html").is_file()


def test_pages_fetch_nothing_from_elsewhere(site: Path) -> None:
    addresses = list(fetched(site))
    assert addresses
    assert [address for address in addresses if "//" in address] == []

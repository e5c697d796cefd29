"""A report in a real Chromium: it asks nobody, runs nothing, and each note leads to the words of its source."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from charts.made import Made
from database.graph import Graph
from queries.catalogue import Catalogue
from queries.contract import Contract
from reports import html
from reports.composition import compose
from reports.drawings import draw
from schema.appearance import appearances
from schema.vocabulary import Vocabulary

pytestmark = pytest.mark.browser


@pytest.fixture
def written(harbour: Graph, vocabulary: Vocabulary) -> str:
    """The report on the Harbour Watch, as a page."""
    report = compose(harbour, Catalogue.read(), vocabulary, "watch", Contract(), Made("", "dots report", dots="0.1"))
    return html.write(report, draw(report, appearances(vocabulary)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_note_leads_to_the_words_of_its_source(
    page: Page, tmp_path: Path, written: str, scheme: str, keep: Callable[[Page, str], None]
) -> None:
    wrong: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    file = tmp_path / "report.html"
    file.write_text(written, encoding="utf-8")
    page.goto(file.as_uri())
    expect(page.locator("h1")).to_have_text("<b>Harbour Watch</b>")
    page.locator("li", has_text="Lena Ostrow").get_by_role("link", name="[1]").first.click()
    expect(page.locator("li:target q")).to_contain_text("nobody else dared")
    assert page.evaluate("window.struck") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.evaluate("window.scrollTo(0, 0)")
    keep(page, f"report-{scheme}")
    assert (wrong, asked) == ([], [file.as_uri()])

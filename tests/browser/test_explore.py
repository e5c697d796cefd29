"""Neo4j Browser at the address that dots prints shows the graph that dots answers from."""

import pytest
from playwright.sync_api import Page, expect

from queries.catalogue import Catalogue

pytestmark = pytest.mark.browser

COMMANDERS = "MATCH p = (:Person)-[:COMMANDED]->(:Organization {id: 'quds-force'}) RETURN p"


def run(page: Page, text: str) -> None:
    """Put a text into the editor as a paste does, and run it."""
    page.get_by_test_id("activeEditor").click()
    page.keyboard.insert_text(text)
    page.get_by_test_id("editor-Run").click()


def test_a_relationship_of_the_samples_is_drawn_between_its_entities(connected: Page) -> None:
    run(connected, COMMANDERS)
    nodes = connected.locator("svg .node")
    expect(nodes).to_have_count(3)
    drawn = {"".join(text.split()) for text in nodes.all_text_contents()}
    assert all(any(name.startswith(part) for name in drawn) for part in ("Qasem", "Esmail", "Quds")), drawn


@pytest.mark.parametrize("name", ["commanders-of", "connects"])
def test_what_dots_prints_for_browser_runs_there_as_it_is(connected: Page, name: str) -> None:
    text = Catalogue.read().get(name).for_browser()
    run(connected, text)
    statements = sum(line.startswith(":param ") for line in text.splitlines()) + 1
    succeeded = connected.get_by_test_id("multi-statement-list-icon").and_(connected.get_by_title("Status: success"))
    expect(succeeded).to_have_count(statements)

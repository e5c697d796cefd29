"""`dots browser` opens Neo4j Browser connected, styled, with the saved queries and the guide in it."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Locator, Page, expect

from database import embedded
from queries.catalogue import Catalogue
from schema import grass
from schema.vocabulary import Vocabulary

Opened = Callable[..., AbstractContextManager[str]]

pytestmark = pytest.mark.browser

# By the first word of their names: Browser leaves out of the rest what finds no room.
FUNERAL = {
    "Funeral": "Event",
    "Hamas": "Organization",
    "Ismail": "Person",
    "Palestinian": "Organization",
    "Qasem": "Person",
}


def drawn(page: Page) -> dict[str, Locator]:
    """The nodes of the newest answer, by the first word on them."""
    nodes = page.get_by_test_id("frame").first.locator("svg .node")
    expect(nodes.first).to_be_visible()
    return {(node.text_content() or "").split()[0]: node for node in nodes.all()}


def settle(node: Locator) -> None:
    """Wait until a node has found its place."""
    before = None
    while before != (now := node.get_attribute("transform")):
        before = now
        node.page.wait_for_timeout(300)


def test_it_is_connected_and_the_address_keeps_nothing_of_it(ready: Page, home: Path) -> None:
    connection = embedded.running(home=home)
    assert connection is not None
    expect(ready.get_by_text(f"You are connected as user {connection.username}")).to_be_visible()
    assert re.fullmatch(r"http://localhost:\d+/browser/", ready.url)
    assert ready.evaluate("history.length") <= 2


def test_the_guide_is_open_at_ten_questions(ready: Page) -> None:
    guide = ready.get_by_test_id("guidesDrawer")
    expect(guide.locator("h3")).to_have_text("Ten steps through the brief")
    expect(guide.locator("li a")).to_have_count(10)


def test_two_clicks_lead_to_who_attended_the_funeral_and_to_the_sentence_that_says_so(ready: Page) -> None:
    guide = ready.get_by_test_id("guidesDrawer")
    guide.get_by_text("Who attended Soleimani's funeral?").click()
    assert drawn(ready).keys() == FUNERAL.keys()
    guide.get_by_text("Show me the sentence").click()
    expect(ready.get_by_test_id("frame").first).to_contain_text("Ismail Haniyeh of Hamas spoke there")


def test_each_type_has_its_colour(ready: Page, vocabulary: Vocabulary) -> None:
    ready.get_by_test_id("guidesDrawer").get_by_text("Who attended Soleimani's funeral?").click()
    sheet = grass.sheet(vocabulary)
    fills = {word: node.locator("circle.b-outline").get_attribute("fill") for word, node in drawn(ready).items()}
    assert fills == {word: sheet[f"node.{kind}"]["color"] for word, kind in FUNERAL.items()}
    assert len(set(fills.values())) == 3


def test_a_double_click_shows_other_entities_and_no_claim(ready: Page, vocabulary: Vocabulary) -> None:
    frame = ready.get_by_test_id("frame").first
    haniyeh = drawn(ready)["Ismail"]
    settle(haniyeh)
    # Where Browser lays its overview over a node, the mouse does not reach it.
    haniyeh.dispatch_event("dblclick")
    overview = frame.locator("[data-testid^='property-details-overview-node-label-']")
    expect(overview.filter(has_text="Place")).to_be_visible()
    kinds = {label.split()[0] for label in overview.all_text_contents()}
    assert kinds <= {"*", "Entity", *vocabulary.entity_types}


def test_the_saved_queries_are_favourites_by_topic_and_one_draws_its_nodes(ready: Page) -> None:
    ready.get_by_test_id("navigationFavorites").click()
    topics = dict.fromkeys(query.topic.capitalize() for query in Catalogue.read())
    for topic in topics:
        expect(ready.get_by_test_id(f"expandFolder-{topic}")).to_be_visible()
    ready.get_by_test_id("expandFolder-Explore").click()
    question = Catalogue.read().get("explore/disagreement").question
    title = ready.get_by_test_id(f"scriptTitle-{question}")
    title.hover()
    entry = ready.get_by_test_id("savedScriptListItem").filter(has_text=question)
    entry.get_by_test_id("savedScriptsButton-Run").click()
    expect(ready.get_by_test_id("frame").first.locator("svg .node")).to_have_count(5)


def test_the_password_is_not_kept_in_the_tab_and_leaves_with_the_page(ready: Page, home: Path) -> None:
    connection = embedded.running(home=home)
    assert connection is not None
    stored = "JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"
    assert connection.password not in ready.evaluate("JSON.stringify(sessionStorage)")
    address = ready.url
    ready.goto(f"{address}dots/guide.html")
    assert connection.password not in ready.evaluate(stored)
    # As a browser leaves it that was killed.
    ready.evaluate(
        """password => {
            const kept = JSON.parse(localStorage['neo4j.connections']);
            Object.values(kept.connectionsById).forEach(connection => { connection.password = password });
            localStorage['neo4j.connections'] = JSON.stringify(kept);
        }""",
        connection.password,
    )
    ready.goto(address)
    expect(ready.get_by_test_id("password")).to_be_visible()
    assert connection.password not in ready.evaluate(stored)


def test_the_address_opens_browser_once(opening: Opened) -> None:
    with opening() as address:
        place, name = address.split("/open#")
        wrong = requests.post(f"{place}/handover/{name[:-1]}x", timeout=10)
        first, second = (requests.post(f"{place}/handover/{name}", timeout=10) for _ in range(2))
        assert (wrong.status_code, first.status_code, second.status_code) == (404, 200, 404)
        assert first.json()["connection"]["username"] == "neo4j"


def test_a_server_that_the_environment_names_is_shown_by_its_own_browser(opening: Opened, home: Path) -> None:
    connection = embedded.running(home=home)
    browser = embedded.status(home=home).browser
    assert connection is not None
    assert browser is not None
    named = {"NEO4J_URI": connection.uri, "NEO4J_PASSWORD": connection.password}
    with opening("--address", browser, **named) as address:
        place = address.split("/open#")[0]
        assert requests.get(f"{place}/", timeout=10).json()["bolt_direct"] == connection.uri
        assert "dots/ready.js" in requests.get(f"{place}/browser/", timeout=10).text

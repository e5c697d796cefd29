"""Drawing: a chart of 2,000 entities and 5,000 ties, and the report on the best-known entity of a large graph."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, Final

from neo4j import Driver, GraphDatabase, ManagedTransaction, Record

from bench.generation import write_dossier
from bench.measurement import Measurement
from bench.server import serving, serving_generated
from charts import figure, page, raster, reading, svg
from charts.library import cytoscape
from charts.made import Made
from charts.network import Network
from database.connection import Connection
from database.graph import Graph
from ingest.loading import load
from queries.catalogue import Catalogue
from queries.contract import Contract
from reports import drawings, html, markdown
from reports.composition import compose
from schema.appearance import appearances
from schema.vocabulary import Vocabulary

CLAIMS: Final = int(os.environ.get("DOTS_BENCH_CLAIMS", "1000000"))
TIES: Final = 5_000
TIMES: Final = 5
WRITTEN: Final = 1.0
"""Seconds within which a chart is written once its query has answered."""
OPENED: Final = 2.0
"""Seconds within which a browser shows it, and within which it can be used."""
SMALL: Final = 3_000_000
"""Bytes that it weighs at most."""
REPORTED: Final = 3.0
"""Seconds within which a report is written."""
STUTTER: Final = 0.1
"""Seconds between two frames from which on people see a stutter (RAIL, 2015: a response within 100 ms)."""

MADE: Final = Made("Who is tied to whom", "python -m bench drawing", on=date(2026, 1, 1))

ANY: Final = """
MATCH (c:Claim)-[:OBJECT]->(:Entity)
RETURN c.id AS id ORDER BY c.id LIMIT $ties
"""
BEST_KNOWN: Final = """
MATCH (e:Entity)
RETURN e.id AS id, COUNT { (e)<-[:SUBJECT|OBJECT]-() } AS claims
ORDER BY claims DESC, id LIMIT 1
"""


def compare() -> Iterator[Measurement]:
    """Yield what drawing and reporting take."""
    vocabulary = Vocabulary.load()
    with serving() as (graph, folder):
        # Of 45,000 claims generated, five thousand are about some two thousand entities.
        write_dossier(folder / "small.jsonl", 45_000, key="small")
        load(graph, [folder / "small.jsonl"], vocabulary=vocabulary)
        yield from _charted(graph, folder, vocabulary)
    with serving_generated(CLAIMS) as graph:
        yield from _reported(graph, vocabulary)


def _charted(graph: Graph, folder: Path, vocabulary: Vocabulary) -> Iterator[Measurement]:
    rows = [{"claims": [row["id"]], "disputed": False} for row in graph.read(ANY, ties=TIES)]
    styles, library = appearances(vocabulary), cytoscape()
    file = folder / "chart.html"
    seen = reading.read(graph, rows)

    def write() -> None:
        drawn = reading.read(graph, rows)
        file.write_text(page.link_chart(drawn, styles, MADE, library), encoding="utf-8")

    what = f"chart of {len(seen.nodes):,} entities, {len(seen.ties):,} ties"
    yield _held(f"{what}: written", _clocked(write), WRITTEN)
    size = file.stat().st_size
    yield Measurement(
        f"{what}: weighs", f"{size / 1e6:.2f} MB", bound=f"at most {SMALL / 1e6:g} MB", holds=size <= SMALL
    )
    yield from _opened(what, file)
    yield from _pictured(seen, styles)


def _opened(what: str, file: Path) -> Iterator[Measurement]:
    chromium = os.environ.get("DOTS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        yield Measurement(f"{what}: opened", "no Chromium")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        opened, seen = [], []
        for _ in range(TIMES):
            tab = browser.new_page(viewport={"width": 1400, "height": 900})
            begun = time.perf_counter()
            tab.goto(file.as_uri())
            tab.wait_for_selector("html[data-ready]")
            opened.append(time.perf_counter() - begun)
            seen.append(tab.evaluate("performance.getEntriesByName('seen')[0].startTime") / 1000)
            frames = tab.evaluate(FRAMES)
            tab.close()
        browser.close()
    yield _held(f"{what}: seen", median(seen), OPENED)
    yield _held(f"{what}: opened", median(opened), OPENED)
    usual = median(frames) / 1000
    yield Measurement(
        f"{what}: a frame as it moves",
        f"{1000 * usual:.0f} ms",
        bound=f"at most {1000 * STUTTER:g} ms",
        holds=usual <= STUTTER,
    )


FRAMES: Final = """async () => {
  const chart = document.getElementById('chart');
  const box = chart.getBoundingClientRect();
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
  const target = document.elementFromPoint(at.clientX, at.clientY);
  const frames = [];
  let before = performance.now();
  for (let step = 0; step < 40; step += 1) {
    target.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: step < 20 ? -40 : 40 }));
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - before);
    before = now;
  }
  return frames;
}"""
"""Moves a chart closer and farther by its wheel, and gives how long each frame took, in milliseconds."""


def _pictured(seen: Network, styles: Any) -> Iterator[Measurement]:
    drawn = ""

    def draw() -> None:
        nonlocal drawn
        drawn = svg.standalone(figure.draw(seen, styles, MADE))

    yield Measurement("the same as SVG", f"{_clocked(draw):.2f} s")
    yield Measurement("the same as PNG", f"{_clocked(lambda: raster.png(drawn, print), 1):.2f} s")


class Noting(Graph):
    """A graph that notes what it is asked, so that the same can be asked by other means."""

    def __init__(self, driver: Driver, connection: Connection, server_version: str) -> None:
        super().__init__(driver, connection, server_version)
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def read(self, statement: str, /, *, timeout: float | None = None, **parameters: Any) -> list[dict[str, Any]]:
        """Return every row of a statement that only reads."""
        self.asked.append((statement, parameters))
        return super().read(statement, timeout=timeout, **parameters)

    def stream(
        self, statement: str, /, *, patience: float | None = None, **parameters: Any
    ) -> Iterator[dict[str, Any]]:
        """Yield the rows of a statement that only reads, as they arrive."""
        self.asked.append((statement, parameters))
        return super().stream(statement, patience=patience, **parameters)


def _reported(graph: Graph, vocabulary: Vocabulary) -> Iterator[Measurement]:
    (best,) = graph.read(BEST_KNOWN)
    catalogue, styles = Catalogue.read(), appearances(vocabulary)

    def written(graph: Graph = graph) -> Any:
        found = compose(graph, catalogue, vocabulary, best["id"], Contract(), MADE)
        return found, drawings.draw(found, styles)

    with Noting.open(graph.connection) as noting:
        written(noting)
    driver = GraphDatabase.driver(graph.connection.uri, auth=(graph.connection.username, graph.connection.password))

    def asked_barely() -> None:
        with driver.session() as session:
            for statement, parameters in noting.asked:
                session.execute_read(_fetched, statement, parameters)

    what = f"report on one of {best['claims']:,} claims"
    with driver:
        bare = _clocked(asked_barely)
    for kind, write in (
        (f", of {CLAIMS:,}: HTML", lambda: html.write(*written())),
        (": Markdown", lambda: markdown.write(written()[0])),
    ):
        seconds = _clocked(write)
        yield Measurement(
            f"{what}{kind}",
            f"{seconds:.2f} s",
            "the same reads through the bare driver",
            f"{bare:.2f} s",
            f"{seconds / bare:.2f}×",
            f"at most {REPORTED:g} s",
            seconds <= REPORTED,
        )
    # From the call to its end, as one waits for it: what sets a PDF remembers what it set before in the same process.
    for kind in ("html", "md", "pdf"):
        command = [sys.executable, "-m", "cli.main", "report", best["id"], "--format", kind, "-o", "-"]
        seconds = _clocked(partial(subprocess.run, command, stdout=subprocess.DEVNULL, check=True), 3)
        yield _held(f"`dots report` on the same: {kind}", seconds, REPORTED)


def _fetched(transaction: ManagedTransaction, statement: str, parameters: dict[str, Any]) -> list[Record]:
    return list(transaction.run(statement, parameters))


def _held(what: str, seconds: float, most: float) -> Measurement:
    return Measurement(what, f"{seconds:.2f} s", bound=f"at most {most:g} s", holds=seconds <= most)


def _clocked(work: Any, times: int = TIMES) -> float:
    """Give the median of several times, the first of which warms up and does not count."""
    taken = []
    for _ in range(times + 1):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken[1:])

"""Somebody who judges claims by the command line is told what happened, and finds it in the answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cli.main import run as run_dots
from ingest.integrity import fingerprint
from ingest.loading import load
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from database.connection import Connection
    from database.graph import Graph

Ask = Callable[..., tuple[int, str, str]]

DOSSIER = """
dots: 1
dossier: notes
title: Notes
publishers:
  paper: {name: A paper}
documents:
  note: {title: A note, publisher: paper, published: 2021-01-01, length: 100, passages: [[0, 100]],
    sha256: "6161616161616161616161616161616161616161616161616161616161616161"}
entities:
  reyl: {type: Person, name: Anton Reyl}
  voss: {type: Person, name: Mara Voss}
  band: {type: Organization, name: The Band}
claims:
  led: {subject: reyl, predicate: COMMANDED, object: band, when: "2019-05", statement: Reyl led it., evidence: [
    {document: note, start: 0, end: 10, digest: "0123456789abcdef"}]}
  after: {subject: voss, predicate: COMMANDED, object: band, when: "2020-05", statement: Voss led it., evidence: [
    {document: note, start: 20, end: 30, digest: "0123456789abcdef"}]}
"""


@pytest.fixture
def ask(graph: Graph, in_environment: Connection, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `dots` on a graph in which a band had two commanders."""
    path = tmp_path / "notes.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    load(graph, [path], vocabulary=Vocabulary())
    capsys.readouterr()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = run_dots(arguments)
        output, errors = capsys.readouterr()
        return code, output, errors

    return run


def commanders(ask: Ask, *options: str) -> dict[str, tuple[bool, list[str]]]:
    code, rows, _ = ask("query", "run", "commanders-of", "--organization", "band", "--format", "json", *options)
    assert code == 0
    return {row["commander"]: (row["disputed"], row["disputed_by"]) for row in json.loads(rows)}


def test_an_answer_says_who_disputes_a_claim(graph: Graph, ask: Ask) -> None:
    before = fingerprint(graph)
    code, rows, told = ask("claim", "dispute", "led", "--why", "he was abroad", "--by", "Ada")
    assert (code, rows) == (0, "")
    assert "Judged j1: notes/led is disputed (Ada, " in told
    assert "`dots claim undo j1` takes it back." in told
    assert commanders(ask) == {"Anton Reyl": (True, ["Ada"]), "Mara Voss": (False, [])}
    assert commanders(ask, "--disputes", "exclude").keys() == {"Mara Voss"}
    shown = " ".join(ask("claim", "show", "led")[1].split())
    assert "disputed by Ada, " in shown
    assert ": he was abroad (j1)" in shown
    assert ask("claim", "undo", "led", "--by", "Bo", "--why", "he was back")[0] == 0
    assert commanders(ask)["Anton Reyl"] == (False, [])
    assert fingerprint(graph) == before
    (logged,) = json.loads(ask("claim", "log", "--format", "json")[1])
    assert logged.pop("when")
    assert logged.pop("undone").endswith(": he was back")
    assert logged == {
        "judgement": "j1",
        "claim": "notes/led",
        "verdict": "disputed",
        "who": "Ada",
        "why": "he was abroad",
    }


def test_no_answer_rests_on_what_was_withdrawn(ask: Ask) -> None:
    assert ask("claim", "retract", "notes/led", "--why", "the paper was forged", "--dry-run")[2].startswith(
        "Would judge"
    )
    assert commanders(ask).keys() == {"Anton Reyl", "Mara Voss"}
    assert ask("claim", "retract", "notes/led", "--why", "the paper was forged")[0] == 0
    assert commanders(ask).keys() == {"Mara Voss"}
    lines = [json.loads(line) for line in ask("export", "--format", "jsonl")[1].splitlines()]
    # The dossier is what was loaded: what was judged here is no part of it.
    assert {line["claim"]: line.get("status") for line in lines if "claim" in line} == {
        "notes.led": "accepted",
        "notes.after": "accepted",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("dispute", "led"), "--why"),
        (("dispute", "led", "--why", " "), "--why is empty"),
        (("retract", "nothing", "--why", "x"), "There is no claim “nothing”"),
        (("undo", "j9"), "There is no judgement “j9” on a claim"),
        (("log", "nothing"), "There is no claim “nothing”"),
    ],
)
def test_what_cannot_be_judged_is_told(graph: Graph, ask: Ask, arguments: tuple[str, ...], told: str) -> None:
    before = fingerprint(graph)
    code, rows, errors = ask("claim", *arguments)
    assert (code, rows, told in errors) == (2, "", True)
    assert fingerprint(graph) == before

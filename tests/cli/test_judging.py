"""Somebody who merges, splits and undoes by the command line is told what happened, and what to do when it did not."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cli.main import run as run_dots
from ingest.integrity import check, fingerprint
from ingest.loading import load
from schema.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from database.connection import Connection
    from database.graph import Graph

Ask = Callable[..., tuple[int, str, str]]

DOSSIER = """
dots: 1
dossier: {dossier}
title: Notes
publishers:
  paper: {{name: A paper}}
documents:
  {dossier}-note: {{title: A note, publisher: paper, published: 2021-01-01, sha256: "{digest}",
    length: 100, passages: [[0, 100]]}}
entities:
  {key}: {{type: Person, name: {name}}}
  band: {{type: Organization, name: The Band}}
claims:
  led: {{subject: {key}, predicate: COMMANDED, object: band, when: "2019-05", statement: It was led., evidence: [
    {{document: {dossier}-note, start: 0, end: 10, digest: "0123456789abcdef"}}]}}
"""


@pytest.fixture
def ask(graph: Graph, in_environment: Connection, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run `dots` on a graph in which two dossiers have one person under two keys."""
    for dossier, key, name in (("one", "qasem", "Qasem Soleimani"), ("two", "kassem", "Kassem Suleimani")):
        path = tmp_path / f"{dossier}.yaml"
        path.write_text(
            DOSSIER.format(dossier=dossier, key=key, name=name, digest=dossier[0].encode().hex() * 32), encoding="utf-8"
        )
        load(graph, [path], vocabulary=Vocabulary())
    capsys.readouterr()

    def run(*arguments: str) -> tuple[int, str, str]:
        code = run_dots(arguments)
        output, errors = capsys.readouterr()
        return code, output, errors

    return run


def test_a_merge_is_told_logged_and_undone(graph: Graph, ask: Ask) -> None:
    before = fingerprint(graph)
    code, rows, told = ask("entity", "merge", "qasem", "kassem", "--why", "one man", "--by", "Ada")
    assert (code, rows) == (0, "")
    assert "Judged j1: qasem is the same as kassem (Ada, " in told
    assert "`dots entity undo j1` takes it back." in told
    (logged,) = json.loads(ask("entity", "log", "--format", "json")[1])
    assert {name: logged[name] for name in ("judgement", "verdict", "left", "right", "who", "why", "undone")} == {
        "judgement": "j1",
        "verdict": "same",
        "left": "qasem",
        "right": "kassem",
        "who": "Ada",
        "why": "one man",
        "undone": None,
    }
    assert ask("entity", "show", "kassem")[1].startswith("Qasem Soleimani\nPerson · qasem\n")
    assert ask("entity", "undo", "j1", "--by", "Bo")[0] == 0
    assert (fingerprint(graph), check(graph, Vocabulary())) == (before, [])
    assert json.loads(ask("entity", "log", "kassem", "--format", "json")[1])[0]["undone"].startswith("by Bo, ")


def test_a_dry_run_writes_nothing(graph: Graph, ask: Ask) -> None:
    before = fingerprint(graph)
    code, _, told = ask("entity", "merge", "qasem", "kassem", "--dry-run")
    assert (code, "Would judge j1: qasem is the same as kassem" in told) == (0, True)
    assert (fingerprint(graph), ask("entity", "log")[1]) == (before, "")


def test_what_a_merge_changes_in_answers_is_shown_and_nothing_is_written(graph: Graph, ask: Ask) -> None:
    before = fingerprint(graph)
    code, rows, told = ask("entity", "merge", "qasem", "kassem", "--impact")
    assert code == 0
    assert "Nothing was written." in told
    assert "command/commanded" in rows
    assert "--person kassem" in rows
    assert fingerprint(graph) == before


def test_no_query_is_told_to_be_asked_and_left_out_at_once(ask: Ask) -> None:
    _, rows, told = ask("entity", "merge", "qasem", "kassem", "--impact")
    left_out = told.partition("Not asked, because they need more: ")[2].strip().rstrip(".").split(", ")
    assert {"ties/connects", "evidence/evidence", "evidence/told"} & set(left_out) == {"ties/connects"}
    assert not any(name in rows.split() for name in left_out)


@pytest.mark.parametrize(
    ("option", "verb"), [((), "ties"), (("--dry-run",), "would tie"), (("--impact",), "would tie")]
)
def test_a_claim_that_would_tie_an_entity_to_itself_is_named_with_what_becomes_of_it(
    graph: Graph, ask: Ask, tmp_path: Path, option: tuple[str, ...], verb: str
) -> None:
    path = tmp_path / "three.yaml"
    dossier = DOSSIER.format(dossier="three", key="qasem", name="Qasem Soleimani", digest="5a" * 32)
    dossier = dossier.replace("claims:", "  kassem: {type: Person, name: Kassem Suleimani}\nclaims:")
    tie = "  met: {subject: qasem, predicate: MET_WITH, object: kassem, statement: They met., evidence: [\n"
    path.write_text(
        f'{dossier}{tie}    {{document: three-note, start: 0, end: 10, digest: "0123456789abcdef"}}]}}\n',
        encoding="utf-8",
    )
    load(graph, [path], vocabulary=Vocabulary())
    told = ask("entity", "merge", "qasem", "kassem", *option)[2]
    assert f"1 claim {verb} an entity to itself:\n  three/met (qasem MET_WITH kassem): They met.\n" in told
    assert "It stays as the dossier has it, and no relationship follows from it" in told


def test_a_merge_of_two_whom_no_claim_ties_warns_of_nothing(ask: Ask) -> None:
    assert "to itself" not in ask("entity", "merge", "qasem", "kassem")[2]


def test_a_split_takes_a_record_out_by_its_key_or_its_id(graph: Graph, ask: Ask) -> None:
    ask("entity", "merge", "qasem", "kassem")
    code, _, told = ask("entity", "split", "qasem", "two/kassem")
    assert (code, "Judged j2: qasem is not the same as kassem" in told) == (0, True)
    assert [row["id"] for row in graph.read("MATCH (e:Person) RETURN e.id AS id ORDER BY id")] == ["kassem", "qasem"]


def test_candidates_are_offered_until_they_are_told_apart(ask: Ask) -> None:
    (row,) = list(csv.DictReader(io.StringIO(ask("entity", "candidates", "--format", "csv")[1])))
    assert (row["entity"], row["other"], row["score"]) == ("Kassem Suleimani", "Qasem Soleimani", "1.0")
    (found,) = json.loads(ask("query", "run", "likely-duplicates", "--format", "json")[1])
    assert found["ids"] == ["kassem", "qasem"]
    assert ask("entity", "distinct", "qasem", "kassem")[0] == 0
    assert json.loads(ask("query", "run", "likely-duplicates", "--format", "json")[1]) == []
    code, rows, told = ask("entity", "candidates")
    assert (code, rows, told) == (0, "", "No two entities are likely to be one.\n")


def test_sure_candidates_are_merged_on_request_each_with_its_reason(ask: Ask) -> None:
    code, _, told = ask("entity", "candidates", "--merge")
    assert (code, "Merged without asking: j1" in told) == (0, True)
    (logged,) = json.loads(ask("entity", "log", "--format", "json")[1])
    assert "soleimani" in logged["why"]


@pytest.mark.parametrize(("setting", "judged"), [("offer", 0), ("merge", 1), ("ignore", 0)])
def test_a_load_does_with_new_entities_that_may_be_known_what_the_settings_say(
    graph: Graph, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, judged: int
) -> None:
    settings = tmp_path / "dots.toml"
    settings.write_text(f'likely_same = "{setting}"\n', encoding="utf-8")
    monkeypatch.setenv("DOTS_SETTINGS", str(settings))
    path = tmp_path / "three.yaml"
    path.write_text(
        DOSSIER.format(dossier="three", key="mahdi", name="Abu Mahdi Ahmad", digest="ab" * 32), encoding="utf-8"
    )
    load(graph, [path], vocabulary=Vocabulary())
    path = tmp_path / "four.yaml"
    path.write_text(
        DOSSIER.format(dossier="four", key="mehdi", name="Aboo Mahdee Ahmad", digest="cd" * 32), encoding="utf-8"
    )
    code, _, told = ask("load", str(path))
    assert (code, "1 pair may be one entity:" in told) == (0, setting == "offer")
    assert len(json.loads(ask("entity", "log", "--format", "json")[1])) == judged


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "qasem", "qasem"), "qasem cannot be merged with itself"),
        (("merge", "qasem", "band"), "Entities of two types cannot be one"),
        (("merge", "qasem", "nobody-at-all"), "Nothing in the graph is called “nobody-at-all”"),
        (("split", "qasem", "kassem"), "Nothing was merged into qasem"),
        (("distinct", "qasem", "Qasem Soleimani"), "cannot be told apart from itself"),
        (("undo", "j7"), "There is no judgement “j7”"),
    ],
)
def test_what_cannot_be_done_is_an_error_of_the_call(ask: Ask, arguments: tuple[str, ...], message: str) -> None:
    code, rows, told = ask("entity", *arguments)
    assert (code, rows, message in told) == (2, "", True), told

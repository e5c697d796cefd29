"""`dots ingest` as a user calls it: what it says, what it leaves, and how it answers what is wrong."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph

Run = Callable[..., "subprocess.CompletedProcess[str]"]

REPORT = """Raid on the customs house of Varn

Fighters of the Marsh League attacked the customs house of Varn on 12 June 2014, the harbour
office said.

General Tomas Reed, the commander of the Harbour Guard, met Lena
Ormond, the leader of the Marsh League, in Varn in May 2014.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "raid.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run `dots` within the test: exit code, rows, remarks."""

    def call(*arguments: str) -> tuple[int, str, str]:
        from cli.main import run as run_dots

        code = run_dots(arguments)
        output, errors = capsys.readouterr()
        return code, output, errors

    return call


def test_a_report_becomes_a_draft_without_a_database(dots: Run, report: Path) -> None:
    done = dots("ingest", str(report), "--format", "json")
    assert done.returncode == 0
    (row,) = json.loads(done.stdout)
    assert (row["document"], row["state"], row["file"]) == ("raid", "drafted", str(report))
    assert row["entities"] > 2
    assert row["claims"] > 1
    first, last = done.stderr.splitlines()
    assert first == "No known entities are used: no database is running."
    assert last.endswith(f"of 1 document wait for a person: `dots review {report.parent}/raid.draft.yaml`.")


def test_from_a_report_to_an_answer(
    run: Callable[..., tuple[int, str, str]], report: Path, graph: Graph, in_environment: Connection
) -> None:
    code, rows, remarks = run("ingest", str(report), "--accept", "--publisher", "The Courier")
    assert (code, "loaded" in rows) == (0, True), remarks
    code, rows, _ = run("ask", "Who commanded the Harbour Guard?", "--format", "json")
    assert code == 0
    assert [row["commander"] for row in json.loads(rows)] == ["Tomas Reed"]


def test_a_draft_is_reviewed_written_as_a_dossier_and_loaded(
    run: Callable[..., tuple[int, str, str]], report: Path, graph: Graph, in_environment: Connection
) -> None:
    draft, dossier = report.with_name("raid.draft.yaml"), report.with_name("raid.yaml")
    assert run("ingest", str(report))[0] == 0
    assert run("review", str(draft), "--accept-all", "--confirm", "--dossier", str(dossier))[0] == 0
    assert run("load", str(dossier))[0] == 0
    rows = graph.read("MATCH (p:Person)-[:COMMANDED]->(o) RETURN p.name AS who, o.name AS what")
    assert rows == [{"who": "Tomas Reed", "what": "Harbour Guard"}]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothere.txt"], "There is no file nothere.txt. Look at how it is spelt."),
        (["--extractor", "telepathy"], "There is no extractor “telepathy”. Choose from "),
        (["--published", "yesterday"], "--published “yesterday” is no date; write it as EDTF"),
        (["--url", "courier"], "--url is no address"),
        (["--language", "English"], "--language "),
        (["--key", "A B"], "--key A B is no key: write lower-case letters"),
        (["--supersedes", "A B"], "--supersedes A B is no key: write lower-case letters"),
        (["--title", ""], "--title "),
        (["--workers", "0"], "Invalid value for '--workers'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_wrong_call_says_what_is_wrong(
    run: Callable[..., tuple[int, str, str]], report: Path, arguments: list[str], said: str
) -> None:
    paths = [] if arguments == ["nothere.txt"] else [str(report)]
    code, rows, remarks = run("ingest", *paths, *arguments)
    assert (code, rows) == (2, "")
    assert remarks.startswith(f"error: {said}")
    assert [path.name for path in report.parent.iterdir()] == ["raid.txt"]


def test_what_failed_is_an_error_among_what_was_done(run: Callable[..., tuple[int, str, str]], report: Path) -> None:
    (report.parent / "empty.txt").touch()
    (report.parent / "photo.png").touch()
    (report.parent / "elsewhere").symlink_to(report.parent.parent)
    code, rows, remarks = run("ingest", str(report.parent), "--format", "jsonl")
    assert code == 1
    assert [json.loads(row)["state"] for row in rows.splitlines()] == ["failed", "drafted"]
    assert "Left out: 1 file ending in .png: pictures. Recognise their text first" in remarks
    assert f"Left out: {report.parent / 'elsewhere'}, a link to a folder." in remarks
    assert f"error: {report.parent}/empty.txt: is empty: there is nothing to read in it." in remarks
    assert remarks.splitlines()[-1].endswith(f"; 1 document failed: {report.parent}/quarantine has the reasons.")


def test_what_is_left_out_of_a_folder_is_said_with_the_reason(
    run: Callable[..., tuple[int, str, str]], report: Path
) -> None:
    folder = report.parent
    for name in ("raid.csv", "ships.csv", "notes.doc", "README", "run.log"):
        (folder / name).write_text("a,b\n", encoding="utf-8")
    run("ingest", str(folder))
    # What dots itself has put there meanwhile is nothing that is left out.
    assert [line for line in run("ingest", str(folder))[2].splitlines() if line.startswith("Left out")] == [
        "Left out: 1 file without an ending: no documents by their names. Name such a file if it is one.",
        "Left out: 1 file ending in .csv: tables, and no sentences. Name such a file to keep its rows as a document "
        "all the same.",
        "Left out: 1 file ending in .doc: office files of another kind. Save them as DOCX.",
        "Left out: 1 file ending in .log: no documents by their names. Name such a file if it is one.",
        "Left out: 1 file ending in .csv: named as documents are. If they are annotations of those, say `--extractor "
        "annotations`.",
    ]


def test_what_is_left_to_do_is_said_in_all(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    def last(path: Path) -> str:
        return run("ingest", str(path))[2].splitlines()[-1]

    assert last(tmp_path).startswith("There is no document: files are read that end in .txt, .text, .asc, .md, ")
    quiet = tmp_path / "a quiet day"
    quiet.mkdir()
    (quiet / "weather.txt").write_text("It rained all day.\n", encoding="utf-8")
    assert last(quiet) == (
        "1 document read and kept, but nothing was proposed: add what is stated there "
        f"(`dots review '{quiet}/weather.draft.yaml'`), or try another --extractor."
    )
    (quiet / "copy.txt").write_text("It rained all day.\n", encoding="utf-8")
    assert last(quiet) == (
        "1 document done before, with nothing left to judge; "
        f"1 file the same as others: {quiet}/weather.txt is weather."
    )
    (tmp_path / "name.txt").write_text("Nobody but Colonel Tomas Reed.\n", encoding="utf-8")
    assert last(tmp_path / "name.txt") == (
        f"1 entity of 1 document waits for a person: `dots review {tmp_path}/name.draft.yaml`."
    )


def test_a_dossier_written_without_a_database_is_told_to_need_one(dots: Run, report: Path) -> None:
    draft, dossier = report.with_name("raid.draft.yaml"), report.with_name("raid.yaml")
    dots("ingest", str(report))
    done = dots("review", str(draft), "--accept-all", "--dossier", str(dossier))
    assert done.stderr.splitlines()[-2:] == [
        "Before it can be loaded: run `dots up`, or set NEO4J_URI to a server of yours.",
        f"Next: dots load {dossier}",
    ]


def test_accepting_needs_a_database(run: Callable[..., tuple[int, str, str]], report: Path) -> None:
    code, _, remarks = run("ingest", str(report), "--accept")
    assert (code, remarks) == (
        3, "error: No database is running. Run `dots up`, or set NEO4J_URI to a server of yours.\n",
    )  # fmt: skip


def test_a_text_in_persian_is_kept_and_said_to_be_beyond_the_rules(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    text = "فرمانده بندر در شهر قدیمی هر هفته با بازرگانان دیدار می‌کرد، و منشی این را بارها انکار کرد.\n" * 3
    (tmp_path / "port.txt").write_text(text, encoding="utf-8")
    code, _, remarks = run("ingest", str(tmp_path / "port.txt"))
    assert code == 0
    assert (
        f"{tmp_path}/port.txt: is in fa, which is beyond rules; read and kept, and nothing is proposed by it."
        in remarks
    )
    assert (tmp_path / "port.draft.yaml").is_file()

"""Answers as pictures at the command line: into a file, refused before anything is asked, and nothing half written."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charts import raster

Ask = Callable[..., Any]

FUNERAL = ("query", "run", "attended-funeral-of", "--person", "Kassem Suleimani")
TIMELINE = ("query", "run", "timeline", "--entity", "Haniyeh")


def test_the_suffix_of_the_file_says_how_it_is_drawn(ask: Ask, tmp_path: Path) -> None:
    begins = {"html": b"<!doctype html>", "svg": b"<?xml", "png": b"\x89PNG", "csv": b"attendee,", "md": b"| attendee"}
    for suffix, beginning in begins.items():
        file = tmp_path / f"funeral.{suffix}"
        answer = ask(*FUNERAL, "-o", str(file))
        assert (answer.code, answer.rows) == (0, "")
        assert f"It is in {file}." in answer.remarks
        assert file.read_bytes().startswith(beginning), suffix
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(f"funeral.{suffix}" for suffix in begins)


def test_a_name_that_says_something_else_than_the_format_is_told(ask: Ask, tmp_path: Path) -> None:
    for name, given, told in (
        ("f.csv", ("--format", "svg"), "f.csv, as svg."),
        ("f", (), "f, as table."),
        ("f.txt", (), "f.txt."),
        ("f.htm", ("--format", "html"), "f.htm."),
    ):
        assert ask(*FUNERAL, *given, "-o", str(tmp_path / name)).remarks.endswith(f"It is in {tmp_path}/{told}\n")
    report = ask("report", "Haniyeh", "--format", "md", "-o", str(tmp_path / "r.html"))
    assert report.remarks.endswith(f"It is in {tmp_path}/r.html, as md.\n")


def test_a_report_waits_as_long_as_one_says(ask: Ask) -> None:
    wrong = ask("report", "Haniyeh", "--timeout", "soon")
    assert (wrong.code, wrong.rows) == (2, "")
    assert "--timeout is a number of seconds, not “soon”. Write for instance --timeout 30." in wrong.remarks
    assert ask("report", "Haniyeh", "--timeout", "60").rows.startswith("# Ismail Haniyeh")


def test_what_is_redirected_goes_to_the_standard_output(ask: Ask) -> None:
    answer = ask(*FUNERAL, "--format", "svg")
    assert answer.rows.startswith("<?xml")
    assert "read as Qasem Soleimani" in answer.remarks


def test_a_dash_for_a_file_is_the_standard_output(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    drawn = ask(*FUNERAL, "--format", "svg")
    assert drawn.rows.startswith("<?xml")
    assert ask(*FUNERAL, "--format", "svg", "-o", "-").rows == drawn.rows
    assert ask("report", "Haniyeh", "-o", "-").rows.startswith("# Ismail Haniyeh")
    assert ask("export", "--format", "csv", "-o", "-").rows.startswith("claim,subject,predicate")
    assert list(tmp_path.iterdir()) == []


def test_the_same_answer_is_drawn_the_same(ask: Ask) -> None:
    assert ask(*FUNERAL, "--format", "svg").rows == ask(*FUNERAL, "--format", "svg").rows


@pytest.mark.parametrize(
    ("chart", "drawn"),
    [((), 'class="moment"'), (("--chart", "network"), 'class="head"'), (("--chart", "timeline"), "moment")],
)
def test_a_query_that_begins_with_a_date_is_about_time(ask: Ask, chart: tuple[str, ...], drawn: str) -> None:
    assert drawn in ask(*TIMELINE, "--format", "svg", *chart).rows


def test_who_asked_for_what_and_of_which_graph_is_said_in_the_picture(ask: Ask) -> None:
    picture = ask(*FUNERAL, "--format", "svg", "--as-of", "2020").rows
    assert "person: Qasem Soleimani; as of: 2020" in picture
    words = " ".join(re.sub("<[^>]*>", " ", picture).split())
    assert "dots query run events/attended-funeral-of --person qasem-soleimani --as-of 2020" in words
    assert "its fingerprint was" in picture


@pytest.mark.parametrize("question", [(*FUNERAL, "--as-of", "1950"), (*TIMELINE, "--known-by", "1950")])
@pytest.mark.parametrize("form", ["svg", "html", "png"])
def test_of_no_rows_the_picture_shows_whom_one_asked_about(
    ask: Ask, tmp_path: Path, question: tuple[str, ...], form: str
) -> None:
    file = tmp_path / f"none.{form}"
    answer = ask(*question, "-o", str(file))
    assert answer.code == 0
    assert answer.remarks.startswith("No rows with --")
    assert f"It is in {file}." in answer.remarks
    drawn = ask(*question, "--format", "svg").rows if form == "png" else file.read_text(encoding="utf-8")
    words = " ".join(re.sub("<[^>]*>", " ", drawn).split())
    assert re.search(rf"the claims that count with {question[-2]} 1950\S* do not say", words)
    if form == "png":
        told: list[str] = []
        assert file.read_bytes() == raster.png(drawn, told.append)
        assert told == []


def test_a_receipt_is_written_beside_a_picture(ask: Ask, tmp_path: Path) -> None:
    answer = ask(*FUNERAL, "-o", str(tmp_path / "f.svg"), "--receipt", str(tmp_path / "f.json"))
    assert answer.code == 0
    assert {file.name for file in tmp_path.iterdir()} == {"f.svg", "f.json"}


def test_a_file_that_is_there_is_replaced_by_force_alone(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "funeral.svg"
    file.write_text("mine")
    refused = ask(*FUNERAL, "-o", str(file))
    assert refused.code == 2
    assert refused.remarks == f"error: {file} is there already. Give another name, or say --force to write over it.\n"
    assert file.read_text() == "mine"
    assert ask(*FUNERAL, "-o", str(file), "--force").code == 0
    assert file.read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("query", "run", "aliases", "--entity", "Haniyeh", "--format", "html"), "rests on no claims about entities"),
        ((*FUNERAL, "--format", "svg", "--explain"), "A plan is not drawn"),
        ((*FUNERAL, "--format", "svgg"), "Did you mean svg?"),
        ((*FUNERAL, "--format", "svg", "--chart", "pie"), "--chart is network or timeline, not “pie”"),
        ((*FUNERAL, "--chart", "network"), "--chart is about a picture, and table is none"),
        ((*FUNERAL, "-o", ""), "--output needs a file"),
        ((*FUNERAL, "-o", "/no-such-folder/f.html"), "there is no folder /no-such-folder"),
        ((*FUNERAL, "-o", "."), ". is a folder"),
    ],
)
def test_what_cannot_be_drawn_is_said(ask: Ask, arguments: tuple[str, ...], told: str) -> None:
    answer = ask(*arguments)
    assert answer.code == 2
    assert told in answer.remarks


def test_too_much_for_a_picture_is_refused_with_what_to_do(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from cli import drawing

    monkeypatch.setattr(drawing, "MOST_NODES", 3)
    answer = ask(*FUNERAL, "--format", "svg")
    assert answer.code == 2
    assert "entities are too many for a picture that anybody could read. Ask for less" in answer.remarks
    monkeypatch.setattr(drawing, "MOST_ROWS", 2)
    assert "3 rows are too many" in ask(*FUNERAL, "--format", "svg").remarks


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (FUNERAL, "A picture is not for a terminal. Give it a file: -o attended-funeral-of.html"),
        (("report", "Haniyeh"), "HTML is not for a terminal. Give it a file: -o report.html"),
    ],
)
def test_a_terminal_gets_a_word_and_not_a_page(
    in_environment: Any, sampled: Any, asked: tuple[str, ...], said: str
) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "cli.main", *asked, "--format", "html"]
    with subprocess.Popen(command, stdin=child, stdout=child, stderr=subprocess.PIPE, text=True) as started:
        _, told = started.communicate(timeout=60)
    os.close(child)
    os.close(parent)
    assert started.returncode == 2
    assert said in told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (("query", "run", "killed", "--victim", "Nobody at all"), "Nobody at all"),
        (("query", "run", "aliases", "--entity", "Haniyeh"), "rests on no claims about entities"),
        (FUNERAL, "5 entities are too many for a picture"),
    ],
)
def test_a_failure_leaves_no_file(
    ask: Ask, tmp_path: Path, question: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cli import drawing

    monkeypatch.setattr(drawing, "MOST_NODES", 3)
    answer = ask(*question, "-o", str(tmp_path / "k.html"), "--receipt", str(tmp_path / "k.json"))
    assert answer.code == 2
    assert told in answer.remarks
    assert list(tmp_path.iterdir()) == []

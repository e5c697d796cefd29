"""`dots report` writes a page about one entity into a file, or Markdown to the standard output."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Ask = Callable[..., Any]


def test_the_suffix_of_the_file_says_how_it_is_written(ask: Ask, tmp_path: Path) -> None:
    for suffix, beginning in {"html": b"<!doctype html>", "md": b"# Ismail Haniyeh", "pdf": b"%PDF-"}.items():
        file = tmp_path / f"haniyeh.{suffix}"
        answer = ask("report", "Haniyeh", "-o", str(file))
        assert (answer.code, answer.rows) == (0, "")
        assert answer.remarks == f"“Haniyeh” was read as Ismail Haniyeh.\nIt is in {file}.\n"
        assert file.read_bytes().startswith(beginning)


def test_without_a_file_it_is_markdown(ask: Ask) -> None:
    answer = ask("report", "ismail-haniyeh", "--disputes", "exclude")
    assert answer.code == 0
    assert answer.rows.startswith("# Ismail Haniyeh\n")
    assert "Asked without what is disputed." in answer.rows
    assert "Made by dots" in answer.rows.splitlines()[-1]
    assert "its fingerprint was" in answer.rows.splitlines()[-1]


def test_what_was_left_out_is_said(ask: Ask) -> None:
    answer = ask("report", "ismail-haniyeh", "--without-source", "Sample notes of dots")
    assert "Sample notes of dots, 2026" not in answer.rows
    assert "Asked without the source " in answer.rows


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Nobody at all",), "Nothing in the graph is called “Nobody at all”. "),
        (("Haniyeh", "-o", "haniyeh.doc"), "Call it .html, .md or .pdf"),
        (("Haniyeh", "-o", "/no-such-folder/h.html"), "there is no folder /no-such-folder"),
        (("Haniyeh", "--as-of", "yesterday"), "yesterday"),
        (("Haniyeh", "--without-source", "No such paper"), "No such paper"),
    ],
)
def test_a_wrong_call_is_said_and_writes_nothing(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = ask("report", *arguments)
    assert answer.code == 2
    assert told in answer.remarks
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "haniyeh.md"
    file.write_text("mine")
    assert ask("report", "Haniyeh", "-o", str(file)).code == 2
    assert file.read_text() == "mine"
    assert ask("report", "Haniyeh", "-o", str(file), "--force").code == 0

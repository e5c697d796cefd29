"""Receipts at the command line: written, refused, verified; and what falls without a source."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph

ROOT = Path(__file__).parent.parent.parent
Ask = Callable[..., Any]

KILLED = ("query", "run", "killed", "--victim", "Badreddine")


def test_a_receipt_is_written_and_verified(ask: Ask, tmp_path: Path) -> None:
    path = str(tmp_path / "killed.json")
    answer = ask(*KILLED, "--receipt", path)
    assert answer.code == 0
    assert f"dots query verify {path}" in answer.remarks
    content = json.loads(Path(path).read_text(encoding="utf-8"))
    assert content["query"]["name"] == "violence/killed"
    found = ask("query", "verify", path)
    assert (found.code, found.rows) == (0, "")
    assert "still holds" in found.remarks
    refused = ask(*KILLED, "--receipt", path)
    assert (refused.code, refused.rows) == (2, "")
    assert "is there already" in refused.remarks
    assert ask(*KILLED, "--receipt", path, "--force").code == 0


def test_a_receipt_is_written_though_nobody_reads_the_rows(
    sampled: "Graph", in_environment: "Connection", tmp_path: Path
) -> None:
    path = tmp_path / "killed.json"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", *KILLED, "--receipt", str(path)],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["killer"] for row in json.loads(path.read_text(encoding="utf-8"))["rows"]] == ["Qasem Soleimani"]


def test_what_is_no_receipt_is_a_wrong_call(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "none.json"
    path.write_text("{}")
    found = ask("query", "verify", str(path))
    assert (found.code, found.rows) == (2, "")
    assert found.remarks.startswith(f"error: {path} is no receipt of dots: it does not say `receipt`.")


def test_how_long_a_receipt_is_verified_is_a_number_of_seconds(ask: Ask, tmp_path: Path) -> None:
    for said in ("-3", "soon", "0"):
        found = ask("query", "verify", str(tmp_path / "none.json"), "--timeout", said)
        assert found == (
            2,
            "",
            f"error: --timeout is a number of seconds, not “{said}”. Write for instance --timeout 30.\n",
        )


@pytest.mark.parametrize("option", ["--receipt=killed.json", "--cite"])
def test_a_plan_has_no_receipt_and_no_citations(ask: Ask, option: str) -> None:
    answer = ask(*KILLED, "--explain", option)
    assert (answer.code, answer.rows) == (2, "")
    assert answer.remarks.startswith("error: --explain shows no rows, so that nothing rests on claims.")


def test_a_question_that_cannot_be_asked_any_more_is_told_in_every_format(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ask("query", "new", "heads")
    ask("query", "run", "heads", "--organization", "quds-force", "--receipt", "heads.json")
    Path("queries/own/heads.cypher").unlink()
    found = ask("query", "verify", "heads.json", "--format", "json")
    assert found.code == 1
    refusal = "There is no query “own/heads”."
    assert json.loads(found.rows) == [{"what": "the question", "change": "refused", "before": None, "now": refusal}]
    assert found.remarks.startswith(f"It cannot be asked any more: {refusal}\nThe answer of ")


def test_a_receipt_that_was_tampered_with_is_named(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "killed.json"
    ask(*KILLED, "--receipt", str(path))
    path.write_text(path.read_text(encoding="utf-8").replace("Qasem", "Ghasem"), encoding="utf-8")
    found = ask("query", "verify", str(path))
    assert found.code == 1
    assert f"{path} was changed after it was written" in found.remarks


@pytest.mark.parametrize("place", ["no-such-folder/r.json", "."])
def test_a_receipt_that_cannot_be_written_is_a_clear_error(ask: Ask, tmp_path: Path, place: str) -> None:
    answer = ask(*KILLED, "--receipt", str(tmp_path / place))
    assert (answer.code, answer.rows) == (2, "")
    assert answer.remarks.startswith("error: ")


def test_a_receipt_and_an_answer_are_two_files(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    answer = ask(*KILLED, "--receipt", str(path), "-o", str(tmp_path / "." / "answer.json"))
    assert (answer.code, answer.rows) == (2, "")
    assert answer.remarks == f"error: {path} is both --output and --receipt. Give the receipt a name of its own.\n"
    assert not path.exists()


def test_without_a_claim_it_is_said_what_changes(ask: Ask) -> None:
    answer = ask(*KILLED, "--without-claim", "jcpa-soleimani-2020-01/soleimani-killed-badreddine", "--format", "json")
    [row] = json.loads(answer.rows)
    assert row["claims"] == ["note-succession/soleimani-killed-badreddine"]
    assert answer.remarks.startswith("Without that, 1 row changes:\n")


def test_without_every_source_every_row_falls(ask: Ask) -> None:
    answer = ask(*KILLED, "--without-source", "jcpa", "--without-source", "note-succession", "--format", "json")
    assert (answer.code, json.loads(answer.rows)) == (0, [])
    assert "1 row falls" in answer.remarks


def test_a_source_that_is_none_is_a_wrong_call(ask: Ask) -> None:
    answer = ask(*KILLED, "--without-source", "jcpaa")
    assert answer.code == 2
    assert "Did you mean jcpa?" in answer.remarks


def test_markdown_with_citations_has_a_footnote_for_each_mark(ask: Ask) -> None:
    rows = ask(*KILLED, "--cite", "--format", "markdown").rows
    marks = set(re.findall(r"\[\^([\w-]+)\](?!:)", rows))
    notes = re.findall(r"^\[\^([\w-]+)\]: ", rows, re.M)
    assert len(notes) == 2
    assert set(notes) == marks


@pytest.mark.parametrize(
    ("option", "columns"), [("--explain", {"estimated"}), ("--profile", {"estimated", "rows", "hits"})]
)
def test_the_plan_is_shown_instead_of_the_rows(ask: Ask, option: str, columns: set[str]) -> None:
    steps = json.loads(ask(*KILLED, option, "--format", "json").rows)
    assert steps[0]["operator"] == "ProduceResults"
    assert set(steps[0]) == {"depth", "operator", "details", *columns}


def test_a_plan_that_people_read_names_nothing_of_the_servers_own(ask: Ask) -> None:
    shown = ask(*KILLED, "--explain").rows
    assert [word for word in ("$auto", "anon_", "cache[") if word in shown] == []
    assert "< 1" in shown


def test_a_query_of_ones_own_is_begun_checked_and_run(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("query", "new", "heads").rows == "queries/own/heads.cypher\n"
    assert ask("query", "check").code == 0
    assert "Qasem Soleimani" in ask("query", "run", "heads", "--organization", "Quds Force").rows
    assert ask("query", "new", "heads").code == 2
    bad = Path("queries/own/bad.cypher")
    bad.write_text(
        Path("queries/own/heads.cypher")
        .read_text()
        .replace("MATCH (commander", "LOAD CSV FROM 'x' AS l\nMATCH (commander")
    )
    found = ask("query", "check")
    assert (found.code, found.rows) == (1, f"{bad}:13: LOAD CSV reaches outside the graph, or ties up the server.\n")
    refused = ask("query", "run", "bad", "--organization", "Quds Force")
    assert (refused.code, refused.rows) == (1, "")
    assert ask("query", "run", "heads", "--organization", "Quds Force").code == 0


DESCRIBED = """\
// Who there is
// ---
// asks: [Who is there?]
// columns:
//   name: {type: text, description: a name}
// ---
"""


@pytest.mark.skipif(sys.platform != "linux", reason="It takes a file that nobody can read, root neither.")
def test_a_query_file_that_cannot_be_read_hides_no_other(ask: Ask, tmp_path: Path) -> None:
    shut, other = tmp_path / "shut.cypher", tmp_path / "other.cypher"
    shut.symlink_to("/proc/self/mem")
    other.write_text("RETURN 1", encoding="utf-8")
    told = ask("query", "check", str(shut), str(other)).rows.splitlines()
    assert told[0] == f"{shut}: cannot be read: Input/output error."
    assert told[1].startswith(f"{other}:")


def test_what_a_query_of_ones_own_may_not_do_is_told_whatever_else_is_wrong(ask: Ask, tmp_path: Path) -> None:
    bad = tmp_path / "bad.cypher"
    bad.write_text(
        DESCRIBED.replace("there?", "{entity}?")
        + "MATCH (n:Entity)\nSET n.seen = true\nRETURN n.name AS name ORDER BY name\n"
    )
    told = ask("query", "check", str(bad)).rows.splitlines()
    assert [line.partition(": ")[0] for line in told] == [f"{bad}:3", f"{bad}:8"]
    assert told[1].endswith("SET writes; saved queries only read.")
    bad.write_text(DESCRIBED + "CALL dbms.listConfig() YIELD name\nRETURN name ORDER BY name\n")
    told = ask("query", "check", str(bad)).rows.splitlines()
    assert told == [f"{bad}:7: CALL dbms.listConfig reaches outside the graph, or ties up the server."]


def test_a_shipped_query_is_replaced_only_by_saying_so(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("query", "new", "command/commanders-of").code == 2
    path = Path(ask("query", "new", "commanders-of", "--replaces").rows.strip())
    assert ask("query", "check", str(path)).code == 0
    path.write_text(path.read_text().replace("// replaces: true\n", ""))
    found = ask("query", "check", str(path))
    assert found.code == 1
    assert "there is a query command/commanders-of already" in found.rows

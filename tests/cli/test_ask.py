"""`dots ask` says which query it chose and how to run it, and answers; it declines where none fits."""

import json
import subprocess
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.saved_query import SavedQuery


class Answer(NamedTuple):
    code: int
    rows: str
    remarks: str


Ask = Callable[..., Answer]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

NOWHERE = {"NEO4J_URI": "bolt://127.0.0.1:1"}
QUESTION = "Who attended Kassem Suleimani's funeral?"


def test_the_query_and_its_command_are_told_beside_the_answer(ask: Ask) -> None:
    answered = ask("ask", QUESTION, "--format", "jsonl")
    assert answered.code == 0
    assert [json.loads(row)["attendee"] for row in answered.rows.splitlines()] == [
        "Hamas",
        "Ismail Haniyeh",
        "Palestinian Islamic Jihad",
    ]
    assert "events/attended-funeral-of: Who attended a person's funeral, and who spoke there" in answered.remarks
    assert "“Kassem Suleimani” is read as Qasem Soleimani." in answered.remarks
    assert "dots query run attended-funeral-of --person qasem-soleimani --format jsonl" in answered.remarks


def test_the_command_that_is_told_answers_the_same(ask: Ask) -> None:
    command = ask("ask", QUESTION, "--dry-run").rows
    assert command == "dots query run attended-funeral-of --person qasem-soleimani\n"
    assert ask(*command.split()[1:], "--format", "json").rows == ask("ask", QUESTION, "--format", "json").rows


@pytest.mark.parametrize(
    ("question", "options", "times"),
    [
        ("Who armed Hamas?", (), 1),
        ("Who armed Hamas?", ("--cite",), 1),
        ("Who armed Hamas?", ("--format", "jsonl"), 1),
        ("Who killed Imad Mughniyeh?", (), 1),
        # What was looked into was another question.
        ("Who armed Hamas?", ("--as-of", "2019"), 2),
    ],
)
def test_a_query_is_asked_once(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, options: tuple[str, ...], times: int
) -> None:
    from queries import running

    asked: list[str] = []
    told = running._told

    def counted(graph: "Graph", query: "SavedQuery", *given: Any) -> "Iterator[running.Row]":
        asked.append(query.name)
        return told(graph, query, *given)

    monkeypatch.setattr(running, "_told", counted)
    answered = ask("ask", question, *options)
    named = answered.remarks.partition(":")[0]
    assert (answered.code, asked.count(named)) == (0, times)


def test_the_rows_that_were_looked_at_are_not_lost(ask: Ask) -> None:
    for question in ("Who armed Hamas?", "What might Iran do?"):
        told = ask("ask", question, "--dry-run").rows.split()[1:]
        assert ask("ask", question, "--format", "json").rows == ask(*told, "--format", "json").rows


def test_each_of_several_who_are_named_in_one_place_is_asked_for(ask: Ask) -> None:
    answered = ask("ask", "Who threatened Tel Aviv and Haifa?", "--format", "json")
    assert answered.code == 0
    assert [row["threatened"] for row in json.loads(answered.rows)] == ["Tel Aviv", "Haifa"]
    commands = ask("ask", "Who threatened Tel Aviv and Haifa?", "--dry-run").rows.splitlines()
    assert commands == ["dots query run threats --target tel-aviv", "dots query run threats --target haifa"]
    alone = [ask(*command.split()[1:], "--format", "jsonl").rows for command in commands]
    assert ask("ask", "Who threatened Tel Aviv and Haifa?", "--format", "jsonl").rows == "".join(alone)


@pytest.mark.parametrize("options", [("--as-of", "2020"), ("--explain",), ("--without-claim", "a/b")])
def test_what_can_be_asked_of_one_alone_is_offered_of_each(ask: Ask, options: tuple[str, ...]) -> None:
    answered = ask("ask", "Who threatened Tel Aviv and Haifa?", *options)
    assert (answered.code, answered.rows) == (2, "")
    given = " ".join(options)
    assert f"`dots query run threats --target haifa {given}`" in answered.remarks


def test_a_date_in_the_question_is_an_option_and_one_that_is_given_goes_before(ask: Ask) -> None:
    question = "Who commanded the Quds Force in 2010?"
    assert "--as-of 2010" in ask("ask", question, "--dry-run").rows
    answered = ask("ask", question, "--as-of", "2021", "--dry-run")
    assert "--as-of 2021" in answered.rows
    assert "2010" not in answered.rows


def test_the_question_needs_no_quotes_and_may_come_last(ask: Ask) -> None:
    told = ask("ask", "who", "funded", "hamas", "--dry-run").rows
    assert told == "dots query run funded --target hamas\n"
    assert ask("ask", "--dry-run", "who funded hamas").rows == told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who wore the red shoes?", "No saved query answers that."),
        ("Who killed Bin Laden?", "Nothing in the graph is called “Bin Laden”"),
        ("Who killed Soleimani's dog?", "Nothing in the graph is called “Soleimani's dog”"),
        ("Which documents speak of Ali?", "could be any of"),
        ("Who funded Hamas in 2010 and in 2012?", "several times"),
    ],
)
def test_what_cannot_be_answered_is_declined(ask: Ask, question: str, told: str) -> None:
    answered = ask("ask", question)
    assert (answered.code, answered.rows) == (2, "")
    assert told in answered.remarks


def test_the_nearest_queries_are_named_where_none_fits(ask: Ask) -> None:
    answered = ask("ask", "How many lawyers wore shoes at the funeral?")
    assert answered.code == 2
    assert "These come nearest:\n" in answered.remarks
    assert "`dots query find WORDS` searches them all." in answered.remarks


@pytest.mark.parametrize(
    ("question", "code", "narrowed"),
    [
        ("What does the Jerusalem Center for Public Affairs say about Hamas?", 0, " --entity hamas"),
        ("How reliable is the Jerusalem Center for Public Affairs?", 2, ""),
    ],
)
def test_it_is_said_where_that_is_told_which_a_publisher_says(
    ask: Ask, question: str, code: int, narrowed: str
) -> None:
    answered = ask("ask", question)
    assert (answered.code, answered.rows) == (code, "")
    assert f"`dots query run document-says --document jcpa-soleimani-2020-01{narrowed}`" in answered.remarks


def test_an_option_that_the_query_does_not_take_is_refused(ask: Ask) -> None:
    answered = ask("ask", "Who funded Hamas?", "--no-such")
    assert (answered.code, answered.rows) == (2, "")
    assert "no option --no-such" in answered.remarks


def test_a_question_is_declined_and_chosen_for_without_a_database(dots: Run) -> None:
    declined = dots("ask", "Who wore the red shoes?", "--dry-run", **NOWHERE)
    assert (declined.returncode, declined.stdout) == (2, "")
    # With one, a claim might have the words.
    assert dots("ask", "Who wore the red shoes?", **NOWHERE).returncode == 3
    chosen = dots("ask", "Who funded Hammas?", "--dry-run", **NOWHERE)
    assert (chosen.returncode, chosen.stdout) == (0, "dots query run funded --target Hammas\n")
    assert "Names are left as they are written" in chosen.stderr
    assert dots("ask", "Who funded Hammas?", **NOWHERE).returncode == 3


def test_ask_alone_shows_its_help(dots: Run) -> None:
    told = dots("ask").stdout
    assert "Ask a question in plain English" in told
    assert " --as-of DATE" in told


def test_queries_are_found_by_words_of_them_without_a_database(dots: Run) -> None:
    found = dots("query", "find", "money", "hamas", "--format", "json", **NOWHERE)
    rows = json.loads(found.stdout)
    assert found.returncode == 0
    assert {"funded", "funders-of", "support-received"} <= {row["query"] for row in rows}
    assert [len(row["found"]) for row in rows] == sorted((len(row["found"]) for row in rows), reverse=True)
    assert "No query has any of these words." in dots("query", "find", "xyzzy", **NOWHERE).stderr

"""Running saved queries: names in any spelling, parameters in any writing, rows in any format."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli import table
from queries.catalogue import Catalogue
from queries.parameters import option_of

Ask = Callable[..., Any]


def names(text: str, column: str) -> list[str]:
    return [row[column] for row in json.loads(text)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--person", "Kassem Suleimani"),
        ("--person=Kassem Suleimani",),
        ("-p", "person=Kassem Suleimani"),
        ("--param", "person=qasem-soleimani"),
        ("--person", "قاسم سليماني"),
    ],
)
def test_who_attended_the_funeral_however_it_is_asked(ask: Ask, arguments: tuple[str, ...]) -> None:
    answer = ask("query", "run", "attended-funeral-of", *arguments, "--format", "json")
    assert (answer.code, answer.remarks) == (0, "")
    assert names(answer.rows, "attendee") == ["Hamas", "Ismail Haniyeh", "Palestinian Islamic Jihad"]


def test_each_query_has_a_help_that_names_its_options(ask: Ask) -> None:
    for query in Catalogue.read():
        told = ask("query", "run", query.name, "--help")
        assert (told.code, told.remarks) == (0, ""), query.name
        assert [name for name in query.parameters if f"{option_of(name)} " not in told.rows] == []


def test_json_is_keyed_by_the_declared_columns_and_the_claims(ask: Ask) -> None:
    answer = ask("query", "run", "command/commanders-of", "--organization", "Quds Force", "--format", "json")
    row = json.loads(answer.rows)[0]
    assert list(row) == [
        "commander",
        "tie",
        "organization",
        "roles",
        "since",
        "since_earliest",
        "since_latest",
        "until",
        "until_earliest",
        "until_latest",
        "holds",
        "modality",
        "disputed",
        "said_by",
        "disputed_by",
        "claims",
    ]
    assert row["commander"] == "Qasem Soleimani"
    assert "jcpa-soleimani-2020-01/soleimani-commander-until-death" in row["claims"]


@pytest.mark.parametrize("option", ["--as-of", "--as_of"])
def test_as_of(ask: Ask, option: str) -> None:
    answer = ask("query", "run", "commanders-of", "--organization", "Quds Force", option, "2020-02", "--format", "json")
    assert names(answer.rows, "commander") == ["Esmail Ghaani"]


def test_a_dispute_is_shown_with_who_says_it(ask: Ask) -> None:
    answer = ask("query", "run", "killed", "--victim", "Badreddine")
    assert answer.code == 0
    for shown in ("disputed", "Eizenkot", "Jerusalem", "note-succession/soleimani-killed-badreddine"):
        assert shown in answer.rows
    assert answer.remarks == "1 row, said to be no more than alleged; “Badreddine” was read as Mustafa Badreddine.\n"


def test_an_empty_answer_is_an_answer(ask: Ask) -> None:
    answer = ask("query", "run", "attended-funeral-of", "--person", "Mustafa Badreddine")
    assert answer == (0, "", "No rows: the claims in the graph do not say.\n")
    assert (
        ask("query", "run", "attended-funeral-of", "--person", "mustafa-badreddine", "--format", "json").rows == "[]\n"
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--min-grade", "A"), "No rows with --min-grade A; without it there are 2."),
        (
            ("--known-by", "1990", "--disputes", "only"),
            "No rows with --known-by 1990 and --disputes only; without them there are 2.",
        ),
        (
            ("--known-by", "1990", "--without-source", "Gadi Eizenkot", "--disputes", "include"),
            "Without that, the answer is the same.\n"
            'No rows with --known-by 1990 and --without-source "Gadi Eizenkot"; without them there are 2.',
        ),
    ],
)
def test_it_is_said_what_left_no_rows(ask: Ask, options: tuple[str, ...], said: str) -> None:
    answer = ask("query", "run", "commanders-of", "--organization", "quds-force", *options)
    assert answer == (0, "", f"{said}\n")


DENIED = (
    "no claim says that it is so; 2 claims deny it: “The brief holds that Iran's nuclear announcement was no reaction "
    "to Soleimani's death”. See `dots query run denials --entity fifth-step`."
)


@pytest.mark.parametrize(
    ("options", "said"),
    [((), f"No rows: {DENIED}"), (("--as-of", "2016"), f"No rows, with --as-of 2016 or without it: {DENIED}")],
)
def test_what_is_only_denied_is_not_passed_over(ask: Ask, options: tuple[str, ...], said: str) -> None:
    answer = ask("query", "run", "what-preceded", "--event", "fifth-step", *options)
    assert answer == (0, "", f"{said}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("funded", "--target", "quds-force"), "1 row, said to be no more than planned or meant.\n"),
        (("responses", "--event", "fifth-step"), "1 row, denied.\n"),
        (("killed", "--victim", "mustafa-badreddine"), "1 row, said to be no more than alleged.\n"),
        (("armed", "--target", "hamas"), None),
    ],
)
def test_rows_that_say_no_more_than_that_it_is_planned_or_alleged_are_said_to(
    ask: Ask, arguments: tuple[str, ...], said: str | None
) -> None:
    for options in ((), ("--cite",)):
        remarks = ask("query", "run", *arguments, *options).remarks
        assert remarks == said if said else "no more" not in remarks


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("document-says", "--document", "note-funerl"),
            "there is no document “note-funerl”, the nearest is note-funeral.",
        ),
        (("evidence", "--claim", "note-funeral/none"), "there is no claim “note-funeral/none”."),
    ],
)
def test_an_id_that_nothing_has_is_said_to_be_none(ask: Ask, arguments: tuple[str, ...], said: str) -> None:
    assert ask("query", "run", *arguments) == (0, "", f"No rows: {said}\n")


def test_what_rests_on_no_claims_does_not_speak_of_them(ask: Ask) -> None:
    assert ask("query", "run", "shared-names") == (0, "", "No rows: there is nothing of the kind in the graph.\n")


def test_what_has_no_rows_in_any_case_is_said_to_have_none(ask: Ask) -> None:
    answer = ask("query", "run", "attended-funeral-of", "--person", "mustafa-badreddine", "--as-of", "2016")
    assert answer.remarks == "No rows, with --as-of 2016 or without it: the claims in the graph do not say.\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_for_programs_each_date_has_its_bounds_beside_it(ask: Ask, form: str) -> None:
    rows = ask("query", "run", "commanders-of", "--organization", "Quds Force", "--format", form).rows
    match form:
        case "json":
            read = json.loads(rows)
        case "jsonl":
            read = [json.loads(line) for line in rows.splitlines()]
        case _:
            read = [{name: text or None for name, text in row.items()} for row in csv.DictReader(io.StringIO(rows))]
    assert [(row["since"], row["since_earliest"], row["since_latest"]) for row in read] == [
        ("1998", "1998-01-01", "1998-12-31"),
        ("2020-01-04~", "2020-01-03", "2020-01-05"),
    ]
    assert [(row["until"], row["until_earliest"], row["until_latest"]) for row in read] == [
        ("2020-01-03", "2020-01-03", "2020-01-03"),
        (None, None, None),
    ]
    assert "earliest" not in ask("query", "run", "commanders-of", "--organization", "Quds Force").rows


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--victim", "Mughniyeh", "--killer", "Ghaani", "--killer", "x"), "--killer is given twice"),
        (("--victim", "Nobody At All"), "Nothing in the graph is called “Nobody At All” for --victim."),
        (("--victim", "Hizbullah' OR 1=1 //"), "for --victim"),
        (("--victim", "\x1b[31mred"), "\\u001b[31mred"),
        (("--victim",), "--victim needs a value."),
        (("--victim", ""), "--victim is empty."),
        (
            ("Badreddine",),
            "“Badreddine” is no option of violence/killed. Say --victim “Badreddine”, if that is meant.",
        ),
        (("--victim", "Badreddine", "--format", "jsn"), "Did you mean json?"),
        (("--victim", "Badreddine", "--timeout", "soon"), "--timeout is a number of seconds"),
        (("--victim", "x" * 400), f"called “{'x' * 59} … {'x' * 29}” for --victim."),
    ],
)
def test_a_wrong_call(ask: Ask, arguments: tuple[str, ...], said: str) -> None:
    answer = ask("query", "run", "killed", *arguments)
    assert (answer.code, answer.rows) == (2, "")
    assert said in answer.remarks
    assert "\x1b" not in answer.remarks


def test_an_ambiguous_name_is_answered_with_the_candidates(ask: Ask) -> None:
    answer = ask("query", "run", "chain-of-command", "--entity", "Palestinian")
    assert answer.code == 2
    assert "could be any of" in answer.remarks
    assert "Palestinian Islamic Jihad (Organization" in answer.remarks
    assert "· islamic-jihad" in answer.remarks


def test_csv_and_jsonl_say_the_same(ask: Ask) -> None:
    arguments = ("query", "run", "armed", "--format")
    lines = [json.loads(line) for line in ask(*arguments, "jsonl").rows.splitlines()]
    read = list(csv.DictReader(io.StringIO(ask(*arguments, "csv").rows)))
    assert [row["giver"] for row in read] == [row["giver"] for row in lines]
    assert [row["claims"].split("; ") for row in read] == [row["claims"] for row in lines]


@pytest.mark.parametrize("width", [40, 80])
def test_an_answer_fits_a_narrow_terminal(ask: Ask, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = ask("query", "run", "armed").rows
    # An id stays whole, so that it can be copied, even where it is longer than a line.
    long = {one for row in json.loads(ask("query", "run", "armed", "--format", "json").rows) for one in row["claims"]}
    assert (
        max(table.width_of(line) for line in rows.splitlines() if line.rstrip(" ,;").split(" ")[-1] not in long)
        <= width
    )


@pytest.mark.parametrize("group", ["query show commanded", "query show commanded --cypher", "query list command"])
def test_looking_at_queries_needs_no_database(ask: Ask, monkeypatch: pytest.MonkeyPatch, group: str) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    answer = ask(*group.split())
    assert answer.code == 0
    assert answer.rows


def test_citations_stand_below_the_rows(ask: Ask) -> None:
    rows = ask("query", "run", "attended-funeral-of", "--person", "Soleimani", "--cite").rows
    table_, _, below = rows.partition("\nnote-funeral/haniyeh-spoke\n")
    assert "Ismail Haniyeh" in table_
    assert "  Haniyeh made a speech at the funeral.\n" in below
    assert "paragraph" in below
    assert "“" in below


def test_citations_belong_to_their_rows_in_json(ask: Ask) -> None:
    rows = json.loads(ask("query", "run", "killed", "--victim", "Badreddine", "--cite", "--format", "json").rows)
    assert [citation["claim"] for citation in rows[0]["citations"]] == rows[0]["claims"]
    assert rows[0]["citations"][0]["speaker"] == "Gadi Eizenkot"


def test_csv_has_no_room_for_citations(ask: Ask) -> None:
    assert ask("query", "run", "killed", "--victim", "Badreddine", "--cite", "--format", "csv").code == 2


@pytest.mark.parametrize(("written", "cited"), [("--cite", True), ("--cite=true", True), ("--cite=no", False)])
def test_a_flag_may_have_a_value(ask: Ask, written: str, cited: bool) -> None:
    rows = ask("query", "run", "killed", "--victim", "mustafa-badreddine", written, "--format", "json").rows
    assert ("citations" in json.loads(rows)[0]) is cited


@pytest.mark.parametrize(
    ("option", "meant"),
    [
        ("--vic", "Did you mean --victim? "),
        ("--victm", "Did you mean --victim? "),
        ("--min", "Did you mean --min-grade? "),
        ("--zebra", "killed has no option --zebra. It takes "),
    ],
)
def test_an_unknown_option_is_answered_with_what_comes_near(ask: Ask, option: str, meant: str) -> None:
    answer = ask("query", "run", "killed", option, "x")
    assert answer.code == 2
    assert meant in answer.remarks


def test_a_flag_is_yes_or_no(ask: Ask) -> None:
    answer = ask("query", "run", "killed", "--cite=perhaps")
    assert (answer.code, answer.rows) == (2, "")
    assert "--cite is yes or no, not “perhaps”." in answer.remarks


def test_citations_and_claims_are_graded_in_the_same_words(ask: Ask) -> None:
    told = "ungraded source, credibility 4"
    assert told in ask("query", "run", "killed", "--victim", "Badreddine", "--cite").rows
    assert told in ask("claim", "show", "note-succession/soleimani-killed-badreddine").rows


def test_the_cypher_holds_what_was_asked(ask: Ask) -> None:
    answer = ask("query", "show", "commanders-of", "--cypher", "--organization", "Qods Force", "--as-of=2019")
    assert answer.rows.splitlines()[:2] == [
        ":param organization => 'quds-force';",
        ":param contract => ({as_of: {from: date('2019-01-01'), to: date('2019-12-31')}, known_by: null, "
        "min_grade: null, disputes: 'include', without_sources: [], without_claims: []});",
    ]
    assert answer.remarks == "“Qods Force” was read as Quds Force.\n"


def test_without_a_database_the_cypher_takes_names_for_ids(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    answer = ask("query", "show", "commanders-of", "--cypher", "--organization", "quds-force")
    assert answer.rows.startswith(":param organization => 'quds-force';\n")
    assert answer.remarks.startswith("Names are taken for ids: ")


@pytest.mark.parametrize(
    "options", [("--as-of", "2019"), ("--cypher", "--format", "json"), ("--cypher", "--limit", "x")]
)
def test_what_cannot_be_shown_is_a_wrong_call(ask: Ask, options: tuple[str, ...]) -> None:
    answer = ask("query", "show", "funded", *options)
    assert (answer.code, answer.rows) == (2, "")


def test_a_query_that_stands_in_for_another_is_told_from_it(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ask("query", "new", "commanders-of", "--replaces")
    ask("query", "new", "heads")
    file = str(Path("queries/command/commanders-of.cypher"))
    listed = {row["query"]: row for row in json.loads(ask("query", "list", "--format", "json").rows)}
    assert (listed["commanders-of"]["file"], listed["commanders-of"]["replaces"]) == (file, True)
    assert (listed["heads"]["file"], listed["heads"]["replaces"]) == (str(Path("queries/own/heads.cypher")), False)
    assert (listed["commanded"]["file"], listed["commanded"]["replaces"]) == (None, False)
    monkeypatch.setenv("COLUMNS", "200")
    shown = ask("query", "list", "command").rows
    assert [line for line in shown.splitlines() if "yours" in line] == [
        "  commanders-of          Who commanded or led a body or an undertaking, and when "
        "(yours, in place of the one that comes with dots)"
    ]
    assert f"\nYours: {file}, in place of the one that comes with dots.\n" in ask("query", "show", "commanders-of").rows
    told = ask("query", "run", "commanders-of", "--organization", "quds-force", "--format", "json").remarks
    assert told == f"command/commanders-of is yours, in place of the one that comes with dots: {file}.\n"


def test_a_name_that_comes_with_dots_goes_on_to_mean_what_it_did(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    begun = ask("query", "new", "commanders-of")
    assert begun.remarks.startswith(
        "commanders-of alone goes on to mean command/commanders-of; this one is called own/commanders-of.\n"
    )
    assert ask("query", "show", "commanders-of").rows.startswith("command/commanders-of\n")
    shown = ask("query", "show", "own/commanders-of").rows
    assert shown.startswith("own/commanders-of\n")
    assert "dots query run own/commanders-of --organization" in shown


def test_the_list_says_what_is_wrong_with_queries_of_ones_own(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "queries" / "mine.cypher"
    own.parent.mkdir()
    own.write_text(
        "// Who is there?\n// ---\n// asks: [Who is there?]\n// columns: {name: {type: text, description: a name}}\n"
        "// ---\nMATCH (e:Entity {id: $missing}) RETURN e.name AS name ORDER BY name\n",
        encoding="utf-8",
    )
    answer = ask("query", "list")
    assert (answer.code, answer.remarks) == (0, "queries/mine.cypher:6: params: $missing is used and not declared.\n")

"""Rows in every format, with what a terminal, a program or a document could trip over."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import repeat
from typing import Any

import pytest

from cli import formats, table
from cli.formats import Format, cell
from cli.screen import clean

COLUMNS = ("name", "since", "disputed", "claims")
ROWS: list[dict[str, Any]] = [
    {"name": "Qasem Soleimani", "since": date(1998, 1, 1), "disputed": True, "claims": ["a/c1", "a/c2"]},
    {"name": "a|b *c* \u202eevil\x1b[31m", "since": None, "disputed": False, "claims": []},
]


def written(form: Format, rows: Any = ROWS, columns: tuple[str, ...] = COLUMNS) -> str:
    output = io.StringIO()
    formats.write(rows, columns, form, output)
    return output.getvalue()


def test_json_is_an_array_of_objects_in_the_order_of_the_columns() -> None:
    text = written(Format.JSON)
    read = json.loads(text)
    assert [list(row) for row in read] == [list(COLUMNS)] * 2
    assert read[0] == {"name": "Qasem Soleimani", "since": "1998-01-01", "disputed": True, "claims": ["a/c1", "a/c2"]}
    assert read[1]["name"] == ROWS[1]["name"]


def test_jsonl_is_one_object_a_line() -> None:
    assert [json.loads(line) for line in written(Format.JSONL).splitlines()] == json.loads(written(Format.JSON))


def test_csv_has_a_header_and_a_line_for_each_row() -> None:
    assert list(csv.reader(io.StringIO(written(Format.CSV)))) == [
        list(COLUMNS),
        ["Qasem Soleimani", "1998-01-01", "true", "a/c1; a/c2"],
        ["a|b *c* \\u202eevil\\u001b[31m", "", "false", ""],
    ]


def test_markdown_shows_what_it_could_be_taken_for() -> None:
    assert written(Format.MARKDOWN).splitlines() == [
        "| name | since | disputed | claims |",
        "| --- | --- | --- | --- |",
        "| Qasem Soleimani | 1998-01-01 | yes | a/c1, a/c2 |",
        r"| a\|b \*c\* \\u202eevil\\u001b\[31m |  |  |  |",
    ]


@pytest.mark.parametrize("form", Format)
def test_nothing_that_a_terminal_obeys_is_written(form: Format) -> None:
    text = written(form)
    assert clean(text) == text


@pytest.mark.parametrize(
    ("form", "nothing"),
    [
        (Format.TABLE, ""),
        (Format.JSON, "[]\n"),
        (Format.JSONL, ""),
        (Format.CSV, "name,since,disputed,claims\n"),
        (Format.MARKDOWN, "| name | since | disputed | claims |\n| --- | --- | --- | --- |\n"),
    ],
)
def test_no_rows(form: Format, nothing: str) -> None:
    assert written(form, []) == nothing


def test_between_sentences_of_a_list_stands_no_comma() -> None:
    assert (
        cell(["They were very glad.", "People sang in the streets."])
        == "They were very glad. People sang in the streets."
    )
    assert cell(["Acme Shipping Co.", "Boeing Inc."]) == "Acme Shipping Co., Boeing Inc."
    assert cell(["Hamas", "Acme Inc."]) == "Hamas, Acme Inc."
    assert cell([]) == ""


def test_a_table_leaves_out_what_says_nothing() -> None:
    quiet: dict[str, Any] = {"holds": None, "modality": "reported", "disputed": False, "disputed_by": []}
    rows = [{"name": "Ghaani", **quiet, "claims": ["a/c3"]}]
    assert written(Format.TABLE, rows, ("name", *quiet, "claims")).splitlines() == [
        "name    claims",
        "──────────────",
        "Ghaani  a/c3",
    ]


def test_a_table_says_how_each_row_is_put_where_one_is_no_plain_report() -> None:
    rows = [{"name": "Ghaani", "modality": "reported"}, {"name": "Eizenkot", "modality": "alleged"}]
    assert written(Format.TABLE, rows, ("name", "modality")).splitlines() == [
        "name      modality",
        "──────────────────",
        "Ghaani    reported",
        "Eizenkot  alleged",
    ]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_table_fits_the_terminal_but_for_an_id_that_none_could_copy_in_two(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    identity = "brief/c" + "9" * 60
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [
        {
            "name": "Kata'ib Hizbullah " * 3,
            "since": "1998/2020-01-03",
            "disputed": True,
            "claims": [identity],
        },
        {"name": "金正恩 قاسم سلیمانی " * 4, "since": "", "disputed": False, "claims": []},
    ]
    lines = written(Format.TABLE, rows).splitlines()
    assert max(table.width_of(line) for line in lines if not line.endswith(identity)) <= width
    assert sum(identity in line for line in lines) == 1


@pytest.mark.parametrize("form", Format)
def test_rows_stream(form: Format) -> None:
    taken = 0

    def rows() -> Iterator[Mapping[str, Any]]:
        nonlocal taken
        for row in repeat(ROWS[0], 5000):
            taken += 1
            yield row

    class Reader(io.StringIO):
        seen = 0

        def write(self, text: str) -> int:
            self.seen = max(self.seen, taken) if self.seen == 0 else self.seen
            return super().write(text)

    output = Reader()
    assert formats.write(rows(), COLUMNS, form, output) == 5000
    assert output.seen <= formats.MEASURED + 1


def test_a_table_shows_the_first_of_many_claims_and_other_formats_all() -> None:
    rows = [{"name": "x", "claims": [f"a/c{number}" for number in range(13)]}]
    shown = written(Format.TABLE, rows, ("name", "claims"))
    assert shown.splitlines()[-1] == f"x     {', '.join(f'a/c{number}' for number in range(10))}, and 3 more"
    assert "a/c12" in written(Format.MARKDOWN, rows, ("name", "claims"))
    assert "a/c12" in written(Format.CSV, rows, ("name", "claims"))


def test_what_is_not_to_be_taken_at_its_word_stands_out_where_there_are_colours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr("cli.screen.has_colours", lambda stream: True)
    rows = [
        {"holds": "certain", "modality": "reported", "disputed": False, "claims": ["a/1"]},
        {"holds": "possible", "modality": "alleged", "disputed": True, "claims": ["a/2"]},
    ]
    plain, doubtful = written(Format.TABLE, rows, ("holds", "modality", "disputed", "claims")).splitlines()[2:]
    assert plain == "certain   reported            \x1b[2ma/1\x1b[0m"
    assert doubtful == ("\x1b[33mpossible\x1b[0m  \x1b[33malleged\x1b[0m   \x1b[33myes\x1b[0m       \x1b[2ma/2\x1b[0m")

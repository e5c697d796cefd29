"""Tables fit the terminal, whatever stands in them."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli import formats, table
from queries.citations import graded


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("Ghaani", 6), ("قاسم سلیمانی", 12), ("مُحَمَّد", 4), ("金正恩", 6), ("e\u0301", 1), ("\u200bx", 1)],
)
def test_the_width_of_a_text(text: str, width: int) -> None:
    assert table.width_of(text) == width


@given(st.text(max_size=80), st.integers(min_value=2, max_value=30))
def test_a_folded_text_keeps_its_letters_and_its_width(text: str, width: int) -> None:
    folded = table.fold(text, width)
    assert all(table.width_of(line) <= width for line in folded)
    assert "".join(folded).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_columns_shrink_where_they_are_widest() -> None:
    assert table.plan(["id", "statement"], [["a1", "word " * 20]], 40) == [2, 36]


def test_a_column_keeps_its_longest_word_while_there_is_room() -> None:
    assert table.plan(["a", "b"], [["Soleimani went", "the and of " * 9]], 40) == [14, 24]


def test_a_terminal_that_does_not_say_its_size_has_the_usual_one(monkeypatch: pytest.MonkeyPatch) -> None:
    controller, terminal = os.openpty()
    with os.fdopen(terminal, "w") as stream:
        for said in ("", "0"):
            monkeypatch.setenv("COLUMNS", said)
            assert formats.room(stream) == 80
        monkeypatch.setenv("COLUMNS", "100")
        assert formats.room(stream) == 100
    os.close(controller)


def test_no_room_is_no_table() -> None:
    assert table.plan(["one", "two", "three", "four"], [["wordwordword"] * 4], 30) is None


def test_lines_of_a_row_stand_under_each_other() -> None:
    assert list(table.lines(["Qasem Soleimani", "x"], [6, 3])) == ["Qasem   x", "Soleim", "ani"]


def test_a_block_leaves_out_what_is_empty() -> None:
    assert list(table.block(["name", "since", "until"], ["Ghaani", "2020-01", ""], 20)) == [
        "name   Ghaani",
        "since  2020-01",
    ]


@pytest.mark.parametrize(
    "id_", ["jcpa-soleimani-2020-01/hamas-attended-funeral", "hizbullah-forces-in-southern-syria,"]
)
def test_an_id_is_whole_or_there_is_no_table(id_: str) -> None:
    room = table.width_of(id_) + 12
    assert table.plan(["a", "claims"], [["word " * 9, id_]], room) == [10, table.width_of(id_)]
    assert table.plan(["a", "claims"], [["word " * 9, id_]], room - 3) is None


def test_an_id_that_does_not_fit_beside_its_label_stands_below_it_whole() -> None:
    ids = "jcpa-soleimani-2020-01/hamas-attended-funeral, note-funeral/guests"
    assert list(table.block(["mourner", "claims"], ["Hamas", ids], 40)) == [
        "mourner  Hamas",
        "claims",
        "jcpa-soleimani-2020-01/hamas-attended-funeral,",
        "note-funeral/guests",
    ]


@pytest.mark.parametrize(
    ("reliability", "credibility", "told"),
    [
        ("B", 2, "B2"),
        (None, 4, "ungraded source, credibility 4"),
        ("B", None, "source B, ungraded claim"),
        (None, None, ""),
    ],
)
def test_a_grade_in_words(reliability: str | None, credibility: int | None, told: str) -> None:
    assert graded(reliability, credibility) == told

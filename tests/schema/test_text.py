"""One text, one form: offsets mean the same for everybody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.errors import WorkError
from schema.text import Span, decode, digest, normalise, passages, sha256


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\ufeffone", "one"),
        ("Cafe\u0301", "Café"),
        ("page\fpage", "page\npage"),
        ("سلیمانی", "سلیمانی"),
    ],
)
def test_copies_that_were_saved_differently_are_one_text(saved: str, text: str) -> None:
    assert normalise(saved) == text


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=" \n\t-*•1.ab"))
def test_passages_hold_every_word_in_order_and_do_not_overlap(text: str) -> None:
    found = passages(text)
    reached = 0
    for span in found:
        assert reached <= span.start < span.end
        assert not text[reached : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        reached = span.end
    assert not text[reached:].strip()


def test_paragraphs_and_list_items_are_passages() -> None:
    text = "Title\nof two lines\n\n  • one\n  • two\n    goes on\n\n1. first\n2. second\n \nEnd."
    assert [text[span.start : span.end] for span in passages(text)] == [
        "Title\nof two lines",
        "• one",
        "• two\n    goes on",
        "1. first",
        "2. second",
        "End.",
    ]


def test_offsets_count_characters_and_not_bytes() -> None:
    assert passages("é\n\n😀x") == [Span(0, 1), Span(3, 5)]


def test_the_digest_is_the_head_of_the_sha256() -> None:
    assert digest("abc") == "ba7816bf8f01cfea"
    assert sha256("abc").startswith(digest("abc"))


def test_a_file_that_is_not_utf8_is_refused_with_its_place() -> None:
    with pytest.raises(WorkError, match=r"note\.txt: byte 3 is not UTF-8"):
        decode(b"caf\xe9", "note.txt")


def test_a_control_character_is_refused_with_its_line() -> None:
    with pytest.raises(WorkError, match=r"note\.txt:2: the control character U\+0000"):
        decode(b"one\ntw\x00o", "note.txt")

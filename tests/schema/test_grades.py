"""Grades are read as the Admiralty system writes them."""

import pytest

from schema.grades import Grade


@pytest.mark.parametrize(
    ("text", "grade"),
    [("B2", Grade(reliability="B", credibility=2)), ("c", Grade(reliability="C")), ("3", Grade(credibility=3))],
)
def test_a_grade_has_a_letter_a_digit_or_both(text: str, grade: Grade) -> None:
    assert Grade.parse(text) == grade


@pytest.mark.parametrize("text", ["", "F6", "G1", "B7", "0", "6", "2B", "B-2", "high"])
def test_what_is_off_the_scale_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no grade"):
        Grade.parse(text)

"""EDTF dates keep their bounds, and answer in three values."""

import csv
from datetime import date
from pathlib import Path

import pytest
from edtf_validate.valid_edtf import is_valid
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from schema.dates import BEGINNING, END_OF_TIME, FuzzyDate, parse
from schema.edtf import Edtf

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", cases("dates.csv"), ids=lambda case: case["text"])
def test_a_date_has_the_bounds_that_its_text_allows(case: dict[str, str]) -> None:
    read = parse(case["text"])
    bounds = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    assert {bound: getattr(read, bound).isoformat() for bound in bounds} == {bound: case[bound] for bound in bounds}
    assert str(read) == case["text"]


@pytest.mark.parametrize("case", cases("bad-dates.csv"), ids=lambda case: case["text"] or "empty")
def test_what_is_no_date_is_refused_with_the_reason(case: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=case["message"]):
        parse(case["text"])


unspecified = st.sampled_from(["201X", "19XX", "2016-XX", "2016-05-XX", "2016-XX-XX"])
points = st.one_of(
    st.dates(min_value=date(1000, 1, 1)).map(str),
    st.dates(min_value=date(1000, 1, 1)).map(lambda day: f"{day:%Y-%m}"),
    st.integers(1000, 9999).map(str),
)
marked = st.builds("{}{}".format, points, st.sampled_from(["", "?", "~", "%"]))
ends = st.one_of(marked, st.sampled_from(["", ".."]))


@given(st.one_of(marked, unspecified, st.builds("{}/{}".format, ends, ends)))
def test_every_date_that_is_read_is_edtf_and_its_bounds_are_in_order(text: str) -> None:
    try:
        read = parse(text)
    except ValueError:
        return
    # Side by side: the oracle refuses intervals such as 2000-01-02/2000, which the standard reads as an end in 2000.
    assert all(is_valid(side) for side in text.split("/") if side not in ("", ".."))
    assert BEGINNING <= read.start_earliest <= read.start_latest
    assert read.end_earliest <= read.end_latest <= END_OF_TIME
    assert read.start_earliest <= read.end_earliest
    assert read.start_latest <= read.end_latest


def test_a_source_vouches_for_what_goes_on_up_to_its_publication() -> None:
    ongoing = parse("1998/..").vouched_by(date(2020, 1, 31))
    assert (ongoing.end_earliest, ongoing.end_latest) == (date(2020, 1, 31), END_OF_TIME)


def test_publication_before_the_start_vouches_for_nothing_more() -> None:
    assert parse("2020/..").vouched_by(date(2019, 1, 1)) == parse("2020/..")


def test_publication_changes_no_date_that_has_an_end() -> None:
    closed = parse("1998/2018~")
    assert closed.vouched_by(date(2020, 1, 31)) is closed


@pytest.mark.parametrize(("given", "text"), [(1998, "1998"), (date(2020, 1, 3), "2020-01-03"), ("2012~", "2012~")])
def test_what_yaml_makes_of_a_bare_date_will_do(given: object, text: str) -> None:
    assert TypeAdapter(Edtf).validate_python(given) == text


@pytest.mark.parametrize("given", [True, 19.5, None, ["2016"], {"year": 2016}])
def test_other_types_are_no_dates(given: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Edtf).validate_python(given)


def test_equal_texts_are_equal_dates() -> None:
    assert FuzzyDate.parse("2016-05") == parse("2016-05")

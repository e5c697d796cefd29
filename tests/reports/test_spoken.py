"""Dates are said in words, and none is said to be more exact than it is."""

import csv
from datetime import date
from pathlib import Path

import pytest

from charts.network import Said
from reports.spoken import bracketed, language_name, reach, spoken
from schema.dates import BEGINNING, END_OF_TIME, parse

CASES = list(csv.DictReader(Path(__file__).with_name("spoken.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[case["edtf"] for case in CASES])
def test_a_date_is_said_as_what_it_is(case: dict[str, str]) -> None:
    assert spoken(case["edtf"]) == case["words"]


@pytest.mark.parametrize("edtf", ["../2020-01-03", "/2020-01-03"])
def test_an_act_of_which_only_the_end_is_known_did_not_last_until_then(edtf: str) -> None:
    assert spoken(edtf) == "until 3 January 2020"
    assert spoken(edtf, lasting=False) == "by 3 January 2020"
    assert spoken("2019/2020-01-03", lasting=False) == "2019 to 3 January 2020"


def test_remarks_stand_in_brackets_behind_what_they_remark_upon() -> None:
    assert bracketed("armed Night Ferry", ["alleged", "denied"]) == "armed Night Ferry (alleged; denied)"
    assert bracketed("armed Night Ferry", []) == "armed Night Ferry"


def test_a_language_is_named_and_not_coded() -> None:
    assert [language_name(code) for code in ("fa", "ckb", "zzx", None)] == ["Persian", "Central Kurdish", "zzx", None]


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ([], ""),
        ([None], ""),
        (["2006"], "What is dated is of 2006."),
        (["1998/2020-01-03", "2020-01"], "What is dated lies between 1998 and January 2020."),
        (["1998/..", "2006-07-12/2006-08"], "What is dated lies between 1998 and August 2006; some of it goes on."),
        (["1998~/.."], "What is dated begins with about 1998; some of it goes on."),
        (["../2019"], "What is dated is of 2019 or before."),
    ],
)
def test_between_which_times_all_lies_is_told_as_exactly_as_sources_do(dates: list[str | None], told: str) -> None:
    assert reach([claim(text) for text in dates]) == told


def claim(text: str | None) -> Said:
    bounds = None
    if text is not None:
        day = parse(text)
        bounds = (iso(day.start_earliest), iso(day.start_latest), iso(day.end_earliest), iso(day.end_latest))
    return Said(
        id="c", predicate="LED", subject="a", object="b", value=None, statement="A led b.", polarity="asserts",
        modality="reported", status="accepted", disputed=False, dated=text, bounds=bounds, credibility=None,
        speaker=None, sources=(),
    )  # fmt: skip


def iso(day: date) -> str | None:
    return None if day in (BEGINNING, END_OF_TIME) else day.isoformat()

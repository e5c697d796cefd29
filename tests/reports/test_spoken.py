"""Dates are said in words, and none is said to be more exact than it is."""

import csv
from pathlib import Path

import pytest

from reports.spoken import language_name, spoken

CASES = list(csv.DictReader(Path(__file__).with_name("spoken.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", CASES, ids=[case["edtf"] for case in CASES])
def test_a_date_is_said_as_what_it_is(case: dict[str, str]) -> None:
    assert spoken(case["edtf"]) == case["words"]


def test_a_language_is_named_and_not_coded() -> None:
    assert [language_name(code) for code in ("fa", "ckb", "zzx", None)] == ["Persian", "Central Kurdish", "zzx", None]

"""Ties that a sentence tells by more than a verb and its object, and what is no tie beside them."""

import csv
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import extractor
from schema.claims import Polarity

TIES = list(csv.DictReader((Path(__file__).parent / "ties.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", TIES, ids=[each["sentence"] for each in TIES])
def test_a_sentence_tells_these_ties_and_no_other_of_their_kinds(case: dict[str, str]) -> None:
    found = extractor("rules").extract(source_of_text(case["sentence"], "note", "2019-06-13"))
    names = {key: proposed.entity.name for key, proposed in found.entities.items()}
    told = {
        f"{names[claim.subject]} {claim.predicate} {names[claim.object]}"
        for claim in (each.claim for each in found.claims)
        if claim.object is not None
        and claim.predicate in case["predicates"].split()
        and claim.modality.is_act
        and claim.polarity is Polarity.ASSERTS
    }
    assert told == set(filter(None, case["claims"].split("|")))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Libya sent 200 drones to the Harbour Brigade.", {"equipment": ("drones",), "count": 200}),
        ("Libya sent the Harbour Brigade 200 drones.", {"equipment": ("drones",), "count": 200}),
        ("Libya sold 40 rifles and two mortars to the Harbour Brigade.", {"equipment": ("rifles", "mortars")}),
        ("Libya gave the Harbour Brigade 40 rifles and two mortars.", {"equipment": ("rifles", "mortars")}),
    ],
)
def test_a_number_is_told_of_weapons_of_one_kind(sentence: str, told: dict[str, object]) -> None:
    found = extractor("rules").extract(source_of_text(sentence)).claims
    assert [dict(each.claim.qualifiers) for each in found if each.claim.predicate == "ARMED"] == [told]

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

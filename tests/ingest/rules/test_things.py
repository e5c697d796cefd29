"""Which entities single sentences name: by the words around a name, in lists, and in what stands before and behind."""

import csv
from functools import cache
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor

_TEXT = (Path(__file__).parent / "things.csv").read_text(encoding="utf-8")
CASES = list(csv.reader(_TEXT.splitlines(), delimiter=";"))


@cache
def rules() -> Extractor:
    return extractor("rules")


@pytest.mark.parametrize(("sentence", "named"), CASES[1:], ids=[sentence for sentence, _ in CASES[1:]])
def test_a_sentence_names_what_it_names(sentence: str, named: str) -> None:
    found = rules().extract(source_of_text(sentence)).entities.values()
    assert {f"{each.entity.label} {each.entity.name}" for each in found} == set(named.split(" | "))

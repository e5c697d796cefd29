"""Programmes, happenings, works and groups without a name: which nouns name one, and what they are called."""

import csv
from functools import cache
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules.nominal_kinds import kinds
from schema.entities import EventKind, OrganizationKind
from schema.vocabulary import Vocabulary

_TEXT = (Path(__file__).parent / "nominals.csv").read_text(encoding="utf-8")
CASES = list(csv.reader(_TEXT.splitlines(), delimiter=";"))


@cache
def rules() -> Extractor:
    return extractor("rules")


def read(text: str) -> Proposals:
    return rules().extract(source_of_text(text))


def told(text: str) -> list[str]:
    return [
        f"{each.entity.label} {each.entity.name}"
        for each in read(text).entities.values()
        if "with what tells it" in each.why or each.why == "what somebody worked on"
    ]


@pytest.mark.parametrize(("sentence", "proposed"), CASES[1:], ids=[sentence for sentence, _ in CASES[1:]])
def test_a_noun_names_a_thing_where_something_tells_it_from_others(sentence: str, proposed: str) -> None:
    assert told(sentence) == ([proposed] if proposed else [])


def test_the_same_thing_in_the_plural_or_of_the_same_owner_is_one() -> None:
    found = read("Libya's security policy changed. Libya's security policies changed again.")
    one = next(each for each in found.entities.values() if each.entity.label == "Programme")
    assert [name.value for name in one.entity.names] == ["Libya's security policies"]
    assert len(one.mentions) == 2


def test_a_thing_stands_on_the_words_that_name_it() -> None:
    text = "Tunis condemned the removal of Karim Haddad."
    one = next(each for each in read(text).entities.values() if each.entity.label == "Event")
    assert [text[span.start : span.end] for span in one.mentions] == ["the removal of Karim Haddad"]


def test_every_kind_of_noun_is_of_a_type_and_kind_that_there_is() -> None:
    types = Vocabulary().entity_types
    kinds_of: dict[str, set[str]] = {"Event": set(EventKind), "Organization": set(OrganizationKind)}
    for noun, kind in kinds().items():
        assert kind.type in types, noun
        assert kind.kind is None or kind.kind in kinds_of.get(kind.type, {kind.kind}), noun
        allowed = {*types, "State", "*"}
        assert kind.owner | {each for listed in kind.links.values() for each in listed} <= allowed, noun

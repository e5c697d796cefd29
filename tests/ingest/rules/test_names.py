"""Names: which words are one, what they are of, and whom a shorter one means that a text goes on with."""

import csv
from functools import cache
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from schema.entities import Organization

_TEXT = (Path(__file__).parent / "names.csv").read_text(encoding="utf-8")
CASES = list(csv.reader(_TEXT.splitlines(), delimiter=";"))[1:]


@cache
def rules() -> Extractor:
    return extractor("rules")


def read(text: str) -> Proposals:
    return rules().extract(source_of_text(text))


@pytest.mark.parametrize(("text", "entities"), CASES, ids=[text for text, _ in CASES])
def test_a_text_names_these_and_nobody_else(text: str, entities: str) -> None:
    proposals = read(text.replace("\\n", "\n"))  # where a paragraph ends
    found = [f"{each.entity.label} {each.entity.name}" for each in proposals.entities.values()]
    assert sorted(found) == sorted(entities.split(", "))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Black Ridge Movement", "other"),
        ("Black Ridge Party", "political party"),
        ("Farid Exchange House", "company"),
        ("Quell Upper House", "government body"),
    ],
)
def test_a_body_is_of_a_kind_by_its_last_words(name: str, kind: str) -> None:
    found = [each.entity for each in read(f"The {name} funded Omar Farid.").entities.values()]
    assert [str(each.kind) for each in found if isinstance(each, Organization)] == [kind]


def test_a_short_name_is_one_more_name_of_whom_it_means() -> None:
    text = (
        "Hadi Farid, also known as “Comrade Zorn”, met Ramiro Quilpe Flores of Zornik Holdings. "
        "Quilpe said Zornik paid Zorn."
    )
    names = {each.entity.name: {name.value for name in each.entity.names} for each in read(text).entities.values()}
    assert names == {
        "Hadi Farid": {"Comrade Zorn", "Zorn"},
        "Ramiro Quilpe Flores": {"Quilpe"},
        "Zornik Holdings": {"Zornik"},
    }


def test_who_dies_in_a_bombing_is_its_victim_and_did_not_do_it() -> None:
    found = read("When General Omar Farid died in a car bombing in Aden on 3 October 2018, Hadi Zorn fled.")
    told = {(each.claim.subject, each.claim.predicate, each.claim.object) for each in found.claims}
    assert told == {
        ("omar-farid", "VICTIM_OF", "killing-of-omar-farid"),
        ("killing-of-omar-farid", "TOOK_PLACE_AT", "aden"),
        ("killing-of-omar-farid", "PART_OF", "attack-in-aden"),
        ("attack-in-aden", "TOOK_PLACE_AT", "aden"),
    }


def test_who_is_at_the_head_of_a_place_holds_an_office() -> None:
    claims = [each.claim for each in read("The mayor of Zornegua, Omar Farid, fled.").claims]
    assert [(one.subject, one.predicate, one.object) for one in claims] == [
        ("omar-farid", "HELD_POSITION", "mayor-of-zornegua")
    ]


def test_who_heads_a_delegation_does_not_lead_the_body() -> None:
    assert read("A delegation of the Fatah Movement led by Omar Farid came.").claims == ()


def test_a_pronoun_means_nobody_who_is_named_in_its_clause() -> None:
    found = read("Omar Farid fled. Soldiers under General Luc Zorn captured him in Aden.")
    assert [each.claim.subject for each in found.claims if each.claim.predicate == "VICTIM_OF"] == ["omar-farid"]


@pytest.mark.parametrize(
    ("sentence", "speech"),
    [
        ("In his speech the sheikh threatened Israel.", None),
        ("In his speech, he threatened Israel.", "Omar Farid's speech"),
        ("His speech was long.", "Omar Farid's speech"),
        ("Hadi Zorn threatened Israel in his speech.", None),
    ],
)
def test_a_speech_is_his_who_gave_it(sentence: str, speech: str | None) -> None:
    found = read(f"Omar Farid came to Aden. {sentence}").entities.values()
    assert next((each.entity.name for each in found if each.entity.label == "Event"), None) == speech


def test_a_pronoun_is_no_name() -> None:
    text = "Turkey said that it had armed the Zornik Cell. Americans claimed they had trained it."
    entities = read(text).entities.values()
    names = {each.entity.name: [name.value for name in each.entity.names] for each in entities}
    assert names == {"Turkey": [], "Zornik Cell": [], "United States": ["Americans"]}
    entities = read("Zornik Holdings and its chairman, Omar Farid, met Hadi Zorn.").entities.values()
    names = {each.entity.name: [name.value for name in each.entity.names] for each in entities}
    assert names == {"Zornik Holdings": [], "Omar Farid": [], "Hadi Zorn": [], "Chairman of Zornik Holdings": []}


def test_a_burial_is_of_whom_the_sentence_before_was_about() -> None:
    found = read("Omar Farid died in 2019. At his burial in Aden, Hadi Zorn and Nabil Qawuq met.")
    funerals = [each.claim for each in found.claims if each.claim.predicate == "FUNERAL_OF"]
    assert [one.object for one in funerals] == ["omar-farid"]

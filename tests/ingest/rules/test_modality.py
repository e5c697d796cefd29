"""What is planned, threatened, conditional, asked or denied is never proposed as done; and what is done, is."""

from functools import cache
from pathlib import Path

import pytest

from bench.extraction import BRIEF, score_brief
from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from schema.claims import Claim, Modality, Polarity


@cache
def rules() -> Extractor:
    """One extractor for all sentences: it keeps nothing of any."""
    return extractor("rules")


HERE = Path(__file__).parent
NO_ACTS = [
    line
    for line in (HERE / "no-acts.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
HARM = {"KILLED", "ATTACKED", "CAPTURED", "VICTIM_OF", "RESPONSIBLE_FOR", "TOOK_PLACE_AT"}
SUPPORT = {"ARMED", "FUNDED", "TRAINED", "SUPPORTED", "SUPPLIED"}


def claims(sentence: str) -> list[Claim]:
    return [each.claim for each in rules().extract(source_of_text(sentence)).claims]


def told(sentence: str, predicate: str) -> list[tuple[str, str | None, str, str, str | None]]:
    return [
        (claim.subject, claim.object, claim.polarity.value, claim.modality.value, claim.speaker)
        for claim in claims(sentence)
        if claim.predicate == predicate
    ]


@pytest.mark.parametrize("sentence", NO_ACTS)
def test_what_did_not_happen_is_no_act(sentence: str) -> None:
    proposals = rules().extract(source_of_text(sentence))
    acts = [
        f"{claim.subject} {claim.predicate} {claim.object}"
        for claim in (each.claim for each in proposals.claims)
        if claim.predicate in HARM | SUPPORT and claim.modality.is_act and claim.polarity is Polarity.ASSERTS
    ]
    assert acts == []
    assert [key for key, proposed in proposals.entities.items() if proposed.entity.label == "Event"] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Northern Front attacked Haifa.",
        "Haifa was attacked by the Northern Front.",
        "The Northern Front, which attacked Haifa in 2011, is small.",
        "The Northern Front has attacked Haifa.",
        "The Northern Front managed to attack Haifa.",
        "The Northern Front, an army of students, attacked Haifa.",
        "After crossing the river, the Northern Front attacked Haifa.",
        "The Northern Front's attack on Haifa shocked Libya.",
        "The Northern Front carried out an attack on Haifa.",
        "The attack on Haifa by the Northern Front shocked Libya.",
        "The attack on Haifa by the Northern Front angered Libya.",
        "The Northern Front bombarded Haifa with rockets.",
        "The Northern Front attacked Haifa for its policy with rockets.",
        "The Northern Front struck Haifa in May.",
        "Assuming command of the coast, the Northern Front attacked Haifa.",
        "The Northern Front attacked Haifa, which is not far.",
        "The Northern Front attacked Haifa, which was a threat to Libya.",
        "Let down by Libya, the Northern Front attacked Haifa.",
        "In the next week the Northern Front attacked Haifa.",
        "In the second raid, the Northern Front attacked Haifa.",
    ],
)
def test_what_happened_is_an_act(sentence: str) -> None:
    assert told(sentence, "ATTACKED") == [("northern-front", "haifa", "asserts", "reported", None)]


@pytest.mark.parametrize(
    ("sentence", "modality", "speaker"),
    [
        ("Omar Farid said that the Northern Front attacked Haifa.", "alleged", "omar-farid"),
        ("According to Omar Farid, the Northern Front attacked Haifa.", "alleged", "omar-farid"),
        ("The Northern Front attacked Haifa, Omar Farid said.", "alleged", "omar-farid"),
        ("The Northern Front attacked Haifa, the governor of Aden, Omar Farid, said.", "alleged", "omar-farid"),
        ("Omar Farid accused the Northern Front of attacking Haifa.", "alleged", "omar-farid"),
        ("The Northern Front allegedly attacked Haifa.", "alleged", None),
        ("The Northern Front reportedly attacked Haifa.", "alleged", None),
        ("The Northern Front is said to have attacked Haifa.", "alleged", None),
        ("The Northern Front probably attacked Haifa.", "assessed", None),
        ("Omar Farid believes that the Northern Front attacked Haifa.", "assessed", "omar-farid"),
        ("Omar Farid reported the attack on Haifa by the Northern Front.", "alleged", "omar-farid"),
        ("Omar Farid condemned an attack on Haifa by the Northern Front.", "alleged", "omar-farid"),
    ],
)
def test_who_says_so_is_told(sentence: str, modality: str, speaker: str | None) -> None:
    assert told(sentence, "ATTACKED") == [("northern-front", "haifa", "asserts", modality, speaker)]


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        (
            "Libya said a bomb had exploded in Aden, killing Jan Ferro and wounding three people.",
            {"TOOK_PLACE_AT", "VICTIM_OF", "CASUALTIES_WOUNDED"},
        ),
        (
            "Libya said that three people were killed in a bombing in Aden.",
            {"TOOK_PLACE_AT", "CASUALTIES_KILLED"},
        ),
        ("Libya said that Jan Ferro died in a bombing in Aden.", {"TOOK_PLACE_AT", "VICTIM_OF", "PART_OF"}),
    ],
)
def test_all_that_is_claimed_of_an_incident_is_said_by_whoever_tells_of_it(sentence: str, predicates: set[str]) -> None:
    found = claims(sentence)
    assert {claim.predicate for claim in found} == predicates
    assert {(claim.modality.value, claim.speaker) for claim in found} == {("alleged", "libya")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Northern Front not only attacked Haifa but led the war.",
        "The Northern Front didn't just attack Haifa, it led the war.",
        "The Northern Front has not merely attacked Haifa.",
        "It was not only the Northern Front that attacked Haifa.",
        "It is not surprising that the Northern Front attacked Haifa.",
        "It was not Omar Farid but the Northern Front that attacked Haifa.",
        "The Northern Front, never an ally of Libya, attacked Haifa.",
        "The Northern Front never armed Libya and attacked Haifa.",
        "The Northern Front never met Karim Haddad, but attacked Haifa or bombed it.",
        "The Northern Front supplied neither Libya nor Iraq, and attacked Haifa.",
        "Omar Farid neither slept nor ate until the Northern Front attacked Haifa.",
        "The Northern Front attacked Haifa and at no point met Karim Haddad.",
        "The Northern Front attacked Haifa with no warning.",
        "The Northern Front, which was never caught, attacked Haifa or bombed it.",
        "It is not Omar Farid's fault that the Northern Front attacked Haifa.",
    ],
)
def test_a_negation_reaches_no_further_than_what_it_denies(sentence: str) -> None:
    assert told(sentence, "ATTACKED")[:1] == [("northern-front", "haifa", "asserts", "reported", None)]


def test_a_denied_list_is_denied_verb_by_verb() -> None:
    sentence = "Libya has never armed, funded or trained the Northern Front."
    for predicate in ("ARMED", "FUNDED", "TRAINED"):
        assert told(sentence, predicate) == [("libya", "northern-front", "denies", "reported", None)]


def test_a_denial_is_a_claim_of_who_denies() -> None:
    found = told("Omar Farid denied that the Northern Front attacked Haifa.", "ATTACKED")
    assert found == [("northern-front", "haifa", "denies", "reported", "omar-farid")]


def test_an_intention_is_kept_as_one() -> None:
    assert told("The Northern Front plans to attack Haifa.", "ATTACKED") == [
        ("northern-front", "haifa", "asserts", Modality.INTENDED.value, None)
    ]


def test_announced_harm_is_a_threat() -> None:
    for sentence in (
        "Omar Farid warned: “We will attack Haifa and burn down the harbour.”",
        "Omar Farid vowed that he would attack Haifa.",
        "Omar Farid said that if Libya came, “we will attack Haifa.”",
    ):
        assert told(sentence, "THREATENED") == [("omar-farid", "haifa", "asserts", "reported", None)]


@pytest.mark.skipif(not BRIEF.is_file(), reason="the brief is not at hand")
def test_the_brief_gives_no_act_that_is_none() -> None:
    assert score_brief(BRIEF).false_acts == []

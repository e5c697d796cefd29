"""Wars, disputes, protests, routes, and what follows from a part or a predecessor: what sentences say of them."""

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import extractor

SAID = {
    "Omar Farid conducted the war against the Harbour Brigade in Yemen and Syria.": {
        "Harbour Brigade PARTICIPATED_IN War against Harbour Brigade",
        "Omar Farid COMMANDED War against Harbour Brigade",
        "War against Harbour Brigade TOOK_PLACE_AT Syria",
        "War against Harbour Brigade TOOK_PLACE_AT Yemen",
    },
    "A rift in May 2011 between Omar Farid and Sami Nader led to a split.": {
        "Omar Farid PARTICIPATED_IN Dispute between Omar Farid and Sami Nader",
        "Sami Nader PARTICIPATED_IN Dispute between Omar Farid and Sami Nader",
    },
    "The picture of Omar Farid was burned during the protests in Yemen.": {"Protests in Yemen TOOK_PLACE_AT Yemen"},
    "During the First Delta War, Omar Farid commanded the Harbour Brigade with Sami Nader.": {
        "Omar Farid PARTICIPATED_IN First Delta War",
        "Sami Nader PARTICIPATED_IN First Delta War",
    },
    "Omar Farid was buried after a funeral procession from Aden to Basra and Cairo.": {
        "Funeral of Omar Farid PASSED_THROUGH Aden",
        "Funeral of Omar Farid PASSED_THROUGH Basra",
        "Funeral of Omar Farid PASSED_THROUGH Cairo",
    },
    "Omar Farid planned a war against the Harbour Brigade.": set(),
    "Sami Nader warned of protests in Yemen.": set(),
    "There was no dispute between Omar Farid and Sami Nader.": set(),
}


@pytest.mark.parametrize("text", SAID)
def test_campaigns_and_routes_are_read_where_they_happened(text: str) -> None:
    proposals = extractor("rules").extract(source_of_text(text))
    names = {key: proposed.entity.name for key, proposed in proposals.entities.items()}
    found = {
        f"{names[each.claim.subject]} {each.claim.predicate} {names[each.claim.object or '']}"
        for each in proposals.claims
        if each.why in {"campaign", "route of a funeral"}
    }
    assert found == SAID[text]


FOLLOWS = {
    "Omar Farid is the commander of the Harbour Brigade's Signals Corps.": "Omar Farid MEMBER_OF Harbour Brigade",
    "Harbour Brigade forces in Aden withdrew.": "Harbour Brigade forces in Aden PART_OF Harbour Brigade",
    "Omar Farid is the leader of the Harbour Brigade. Farid's deputy, Sami Nader, spoke.": (
        "Sami Nader DEPUTY_OF Harbour Brigade"
    ),
    "Omar Farid is the commander of the Harbour Brigade. Farid's deputy, Sami Nader, was appointed to replace him.": (
        "Sami Nader COMMANDED Harbour Brigade"
    ),
    "Men of the Harbour Brigades met in Aden. The same Shiite militia was responsible for rocket fire on Basra.": (
        "Harbour Brigades ATTACKED Basra"
    ),
    "Omar Farid established a “Northern Legion” in Aden.": "Omar Farid ESTABLISHED Northern Legion",
    "Karim Haddad, editor of the Lebanese Al-Manara, spoke.": "Karim Haddad MEMBER_OF Al-Manara",
}


@pytest.mark.parametrize("text", FOLLOWS)
def test_what_follows_from_a_part_a_predecessor_or_the_same_body_is_claimed(text: str) -> None:
    proposals = extractor("rules").extract(source_of_text(text))
    names = {key: proposed.entity.name for key, proposed in proposals.entities.items()}
    found = {
        f"{names[each.claim.subject]} {each.claim.predicate} {names[each.claim.object or '']}"
        for each in proposals.claims
        if each.claim.object is not None
    }
    assert FOLLOWS[text] in found


def test_who_is_to_replace_somebody_has_no_office_yet() -> None:
    text = "Omar Farid is the commander of the Harbour Brigade. Sami Nader may be appointed to replace him."
    proposals = extractor("rules").extract(source_of_text(text))
    assert not [each for each in proposals.claims if each.claim.subject == "sami-nader" and each.claim.modality.is_act]


def test_who_attacked_somebody_that_then_died_is_judged_to_have_killed_him() -> None:
    text = "On 3 May 2011 the Harbour Brigade targeted Omar Farid, who had met Sami Nader in Aden. He was killed."
    claims = [each.claim for each in extractor("rules").extract(source_of_text(text)).claims]
    assert {(claim.subject, claim.object, claim.modality.value) for claim in claims if claim.predicate == "KILLED"} == {
        ("harbour-brigade", "omar-farid", "assessed")
    }

"""Wars, disputes, protests and funerals on their way: what a sentence says of them."""

import pytest

from bench.extraction import source_of_text
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

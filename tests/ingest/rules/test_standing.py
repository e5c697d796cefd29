"""Who is called the former commander is not told to be it still, and a sentence of ours ends in one full stop."""

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import extractor


def claims_of(sentence: str) -> list[tuple[str, str | None, str]]:
    found = extractor("rules").extract(source_of_text(sentence, "note", "2019-06-13"))
    return [
        (each.claim.predicate, each.claim.qualifiers.get("role"), each.claim.statement or "") for each in found.claims
    ]


@pytest.mark.parametrize(
    ("called", "role"),
    [
        ("Omar Farid, the former commander of the Harbour Brigade", "former commander"),
        ("Omar Farid, once commander of the Harbour Brigade", "former commander"),
        ("Omar Farid, the commander of the Harbour Brigade", "commander"),
        # What he was at the time told of is over by now, or not.
        ("Omar Farid, then commander of the Harbour Brigade", "commander"),
    ],
)
def test_a_role_that_is_over_is_said_to_be(called: str, role: str) -> None:
    roles = {
        told for predicate, told, _ in claims_of(f"{called}, met Karim Haddad in Aden.") if predicate == "COMMANDED"
    }
    assert roles == {role}


def test_a_name_that_ends_in_a_full_stop_adds_none() -> None:
    statements = [told for *_, told in claims_of("Omar Farid founded Varn Trade d.o.o. in 2010.")]
    assert statements == ["Omar Farid founded Varn Trade d.o.o."]

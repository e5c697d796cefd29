"""What short texts of our own claim, and nothing else: each is of a kind that was once read wrongly."""

import csv
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import extractor
from ingest.extraction.proposals import Proposals
from schema.claims import Claim, Modality, Polarity
from schema.names import NameKind


def cases(name: str) -> list[dict[str, str]]:
    """Read the cases of a file beside this one."""
    return list(csv.DictReader((Path(__file__).parent / name).read_text(encoding="utf-8").splitlines(), delimiter=";"))


CASES = [*cases("claims.csv"), *cases("incidents.csv")]
ALIASES = cases("aliases.csv")


def told(claim: Claim, proposals: Proposals) -> str:
    """Say a claim in a line: who, what, whom, then how it is put and when, where that is not plain."""
    names = {key: proposed.entity.name for key, proposed in proposals.entities.items()}
    object_ = names[claim.object] if claim.object is not None else str(claim.value)
    parts = [names[claim.subject], claim.predicate, object_]
    if claim.polarity is Polarity.DENIES:
        parts.append("denied")
    if claim.modality is not Modality.REPORTED:
        parts.append(str(claim.modality))
    return " ".join([*parts, claim.when or ""]).strip()


@pytest.mark.parametrize("case", CASES, ids=[each["text"] for each in CASES])
def test_a_text_makes_these_claims_and_no_other(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n")  # where a paragraph ends
    proposals = extractor("rules").extract(source_of_text(text, "note", "2019-06-13"))
    found = {told(each.claim, proposals) for each in proposals.claims}
    assert found == {each.strip() for each in case["claims"].split("|") if each.strip()}


@pytest.mark.parametrize("case", ALIASES, ids=[each["text"] for each in ALIASES])
def test_another_name_is_one_more_of_its_bearer(case: dict[str, str]) -> None:
    text = case["text"].replace("\\n", "\n")  # where a line ends
    proposed = {
        each.entity.name: each.entity for each in extractor("rules").extract(source_of_text(text)).entities.values()
    }
    found = {name.value for name in proposed[case["bearer"]].names}
    assert found == {each.strip() for each in case["names"].split("|") if each.strip()}
    assert found.isdisjoint(proposed)


def test_a_name_in_another_script_is_told_as_such() -> None:
    text = "Karim Haddad (Arabic: كريم حداد), also known as Abu Nader, fled."
    names = extractor("rules").extract(source_of_text(text)).entities["karim-haddad"].entity.names
    assert {name.value: name.kind for name in names} == {
        "كريم حداد": NameKind.TRANSLITERATION,
        "Abu Nader": NameKind.ALIAS,
    }


def test_a_text_may_begin_and_break_off_anywhere() -> None:
    rules = extractor("rules")
    for case in CASES:
        words = case["text"].replace("\\n", "\n").split(" ")
        for at in range(1, len(words)):
            for text in (" ".join(words[:at]), " ".join(words[at:])):
                found = rules.extract(source_of_text(text, "note", "2019-06-13")).claims
                evidence = [each for claim in found for each in claim.claim.evidence]
                assert all(text[each.start : each.end] == each.quote for each in evidence)

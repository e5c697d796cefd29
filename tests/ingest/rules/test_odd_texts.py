"""A text with something odd in it is read like any other: no single word or sentence keeps all else from being read."""

from functools import cache

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor


@cache
def rules() -> Extractor:
    """One extractor for all texts: it keeps nothing of any."""
    return extractor("rules")


def told(text: str) -> dict[str, set[object]]:
    """What a text tells: of each predicate, the objects or values of its claims."""
    found: dict[str, set[object]] = {}
    for proposed in rules().extract(source_of_text(text)).claims:
        claim = proposed.claim
        found.setdefault(claim.predicate, set()).add(claim.object or claim.value)
    return found


@pytest.mark.parametrize("digit", "²①⑨")
@pytest.mark.parametrize(
    "oddity",
    [
        "Omar Farid attacked Aden.{0} He fled to Libya.",
        "Omar Farid attacked Aden {0} days ago. He fled to Libya.",
        "Omar Farid attacked Aden. {0} million people, {0} m, ${0}bn and {0}.{0} dollars were lost. He fled to Libya.",
    ],
)
def test_digits_that_are_no_figures_are_passed_over(oddity: str, digit: str) -> None:
    found = told(oddity.format(digit))
    assert found["ATTACKED"] == {"aden"}
    assert found["TRAVELLED_TO"] == {"libya"}


@pytest.mark.parametrize(
    "number",
    [
        "9" * 5_000,
        f"{'9' * 20}",
        f"5 {'million ' * 1_500}",
        f"two {'billion ' * 200_000}",
        f"millions {'of millions ' * 1_500}",
    ],
    ids=["figures", "beyond 64 bits", "words", "beyond decimals", "several"],
)
def test_what_is_too_large_counts_nobody(number: str) -> None:
    found = told(f"The Harbour Brigade attacked Aden and killed {number} people. Omar Farid fled to Libya.")
    assert found["ATTACKED"] == {"aden"}
    assert all(isinstance(value, int) and value < 10**15 for value in found.get("CASUALTIES_KILLED", ()))


def test_large_numbers_below_that_are_read() -> None:
    assert told("The Harbour Brigade killed 2 million people in Aden.")["CASUALTIES_KILLED"] == {2_000_000}


@pytest.mark.parametrize("words", ["Omar Farid said that ", "He denied that "])
def test_sentences_within_sentences_come_to_an_end(words: str) -> None:
    proposals = rules().extract(source_of_text(f"{words * 1_500}Libya attacked Aden."))
    assert [each.claim for each in proposals.claims if each.claim.modality.is_act] == []

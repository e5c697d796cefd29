"""Each pattern finds in its own example what it says that it gives."""

from functools import cache
from pathlib import Path

import pytest

from bench.sources import source_of_text
from ingest.extraction.extractor import Extractor, extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules import patterns
from ingest.extraction.rules.patterns import ClausePattern, NounPattern
from schema.claims import Polarity
from schema.errors import CallError
from schema.vocabulary import Vocabulary


@cache
def rules() -> Extractor:
    """One extractor for all sentences: it keeps nothing of any."""
    return extractor("rules")


PATTERNS = patterns.shipped().each()


def acts(proposals: Proposals) -> set[str]:
    """What is proposed as done or denied, as “subject PREDICATE object” with the names that answers show."""
    names = {key: proposed.entity.name for key, proposed in proposals.entities.items()}
    return {
        f"{names[claim.subject]} {claim.predicate} {names.get(claim.object or '', claim.value)}"
        + " denied" * (claim.polarity is Polarity.DENIES)
        for claim in (each.claim for each in proposals.claims)
        if claim.modality.is_act
    }


@pytest.mark.parametrize("pattern", PATTERNS, ids=[pattern.id for pattern in PATTERNS])
def test_a_pattern_finds_what_its_example_gives(pattern: ClausePattern | NounPattern) -> None:
    assert pattern.example
    assert pattern.gives
    found = acts(rules().extract(source_of_text(pattern.example)))
    assert set(pattern.gives) <= found


def test_a_pattern_of_ones_own_joins_those_that_there_are(tmp_path: Path) -> None:
    (tmp_path / "clauses.toml").write_text('[salute]\nverbs = "salute"\npredicate = "PRAISED"\n')
    own = patterns.of_folders([tmp_path], Vocabulary())
    assert {pattern.id for pattern in own.clauses["salute"]} >= {"salute"}
    assert own.clauses["kill"] == patterns.shipped().clauses["kill"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[salute]\nverbs = "salute"\n', "salute lacks 'predicate'"),
        ('[salute]\nverbs = "salute"\npredicate = "PRAISED"\nverb = "x"\n', "salute has a field 'verb'"),
        ('[salute]\nverbs = "salute"\npredicate = "SALUTED"\n', "SALUTED, which is no predicate"),
        (
            '[salute]\nverbs = "salute"\npredicate = "PRAISED"\nthings = "flag @no.such"\nthing-at = "object"\n',
            "salute names @no.such, which is no set of words",
        ),
        ("salute = 3\n", "salute is no pattern"),
        ("salute = \n", "clauses.toml"),
    ],
)
def test_a_broken_pattern_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "clauses.toml").write_text(text)
    with pytest.raises(CallError, match=message):
        patterns.of_folders([tmp_path], Vocabulary())

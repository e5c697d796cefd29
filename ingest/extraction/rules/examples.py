"""Examples: the sentence that a pattern names, and the claims that it says the sentence gives, tried."""

from ingest.extraction.extractor import Extractor
from ingest.extraction.proposals import Proposals
from ingest.extraction.rules.patterns import ClausePattern, NounPattern, Patterns, shipped
from ingest.extraction.source import Source
from schema.claims import Polarity
from schema.errors import CallError


def acts(proposals: Proposals) -> set[str]:
    """Give what is proposed as done or denied, as “subject PREDICATE object” with the names that answers show.

    Args:
        proposals: What is proposed of a text.
    """
    names = {key: proposed.entity.name for key, proposed in proposals.entities.items()}
    return {
        f"{names[claim.subject]} {claim.predicate} {names.get(claim.object or '', claim.value)}"
        + " denied" * (claim.polarity is Polarity.DENIES)
        for claim in (each.claim for each in proposals.claims)
        if claim.modality.is_act
    }


def check(extractor: Extractor, patterns: Patterns) -> None:
    """Try the examples of the patterns that do not come with dots.

    Args:
        extractor: One that has the patterns.
        patterns: Those that it has.

    Raises:
        CallError: A pattern does not give what it says.
    """
    with_dots = {*shipped().each()}
    for pattern in patterns.each():
        if pattern.gives and pattern not in with_dots:
            _try(extractor, pattern)


def _try(extractor: Extractor, pattern: ClausePattern | NounPattern) -> None:
    if not pattern.example:
        raise CallError(
            f"{pattern.file}: {pattern.id} lacks 'example'.", remedy="Write the sentence that 'gives' is of."
        )
    found = acts(extractor.extract(Source.of_text(pattern.example)))
    lacking = next((each for each in pattern.gives if each not in found), None)
    if lacking is not None:
        told = "; ".join(f"“{each}”" for each in sorted(found)) or "nothing"
        raise CallError(
            f"{pattern.file}: {pattern.id} does not give what it says: no “{lacking}” is found in “{pattern.example}”.",
            remedy=f"Mend the pattern, its 'example' or its 'gives'; found is {told}.",
        )

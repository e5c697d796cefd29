"""Items: what there is to decide of a draft, in the order in which one reads its document."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ingest.drafting.draft import Draft
from schema.claims import Claim, Modality, Polarity
from schema.drafts import State
from schema.text import Span

CANDIDATES = 3
"""Known entities that one line names; more would hide what it is about."""


class Kind(StrEnum):
    """What is to be decided of."""

    DOCUMENT = "document"
    ENTITY = "entity"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide.

    Args:
        kind: What it is: the document's details, an entity, or a claim.
        key: Its key in the draft.
        state: What was decided so far.
        by: The extractors that propose it.
        passage: The paragraph that it stands in, counted from 0.
        spans: Where its words stand, the first first.
        says: What it says, on one line.
        predicate: The predicate of a claim, the type of an entity; empty for a document.
        modality: How firmly a claim is put; None for anything else.
    """

    kind: Kind
    key: str
    state: State
    by: tuple[str, ...]
    passage: int
    spans: tuple[Span, ...]
    says: str
    predicate: str = ""
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items are wanted; what is None is all the same.

    Args:
        state: Only those of this state.
        kind: Only those of this kind.
        by: Only what this extractor proposes.
        predicate: Only claims of this predicate, or entities of this type.
        agreed: Only what several extractors agree on.
        words: Only what has all of these words, or beginnings of words, in its line or its key.
    """

    state: State | None = None
    kind: Kind | None = None
    by: str | None = None
    predicate: str | None = None
    agreed: bool = False
    words: tuple[str, ...] = ()

    def holds(self, item: Item) -> bool:
        """Say whether an item is wanted."""
        return (
            (self.state is None or item.state is self.state)
            and (self.kind is None or item.kind is self.kind)
            and (self.by is None or self.by in item.by)
            and (self.predicate is None or item.predicate == self.predicate)
            and not (self.agreed and len(item.by) < 2)
            and (not self.words or _has(f"{item.says} {item.key}".casefold(), self.words))
        )


def items(draft: Draft, wanted: Wanted | None = None) -> list[Item]:
    """Give what there is to decide: the document's details, then paragraph by paragraph its entities and its claims.

    Args:
        draft: The draft.
        wanted: Which items; all where it is left out.
    """
    asked = wanted or Wanted()
    order = {kind: number for number, kind in enumerate(Kind)}
    found = [item for item in _items(draft) if asked.holds(item)]
    return sorted(found, key=lambda item: (order[item.kind] > 0, item.passage, order[item.kind], item.spans[0].start))


def _has(line: str, words: tuple[str, ...]) -> bool:
    return all(re.search(rf"\b{re.escape(word.casefold())}", line) for word in words)


def claim_line(draft: Draft, claim: Claim) -> str:
    """Say a claim on one line: who, what, whom, when, and how firmly where that is not plainly."""
    value = claim.qualifiers.get("currency", ""), claim.value, claim.qualifiers.get("of", "")
    told = name_of(draft, claim.object) if claim.object else " ".join(str(part) for part in value if part != "")
    parts = [name_of(draft, claim.subject), claim.predicate, told, claim.when or ""]
    marks = [mark for mark in (_polarity(claim), _modality(claim)) if mark]
    return " ".join(part for part in parts if part) + (f" ({', '.join(marks)})" if marks else "")


def asides(draft: Draft, item: Item) -> Iterator[str]:
    """Say what an item's one line leaves out: who says it, with what, how much; other names; who published it.

    Args:
        draft: The draft.
        item: The item.
    """
    if item.kind is Kind.CLAIM:
        yield from claim_asides(draft, draft.claims[item.key].claim)
    elif item.kind is Kind.ENTITY:
        one = draft.entities[item.key]
        kind = getattr(one.entity, "kind", None)
        if kind not in (None, "other"):
            yield str(kind)
        if names := [name.value for name in one.entity.names]:
            yield f"also {', '.join(names)}"
        if one.review.candidates and not one.review.same_as:
            yield f"may be the known {', '.join(one.review.candidates[:CANDIDATES])}"
    else:
        publisher = draft.publishers.get(draft.document.publisher or "")
        yield from filter(None, (publisher.name if publisher else None, ", ".join(draft.document.authors)))


def claim_asides(draft: Draft, claim: Claim) -> Iterator[str]:
    """Say what a claim's one line leaves out: who says it, its qualifiers, its grade.

    Args:
        draft: The draft.
        claim: The claim.
    """
    if claim.speaker:
        yield f"says {name_of(draft, claim.speaker)}"
    for name, value in claim.qualifiers.items():
        keys = value if isinstance(value, list | tuple) else (value,)
        yield f"{name} {', '.join(name_of(draft, each) if isinstance(each, str) else str(each) for each in keys)}"
    if claim.credibility:
        yield f"credibility {claim.credibility}"


def record_of(draft: Draft, item: Item) -> dict[str, Any]:
    """Give what an item's record says, as the draft's file writes it, its review aside.

    Args:
        draft: The draft.
        item: The item.
    """
    if item.kind is Kind.CLAIM:
        return draft.claims[item.key].claim.model_dump(mode="json", exclude_defaults=True)
    if item.kind is Kind.DOCUMENT:
        return draft.document.model_dump(mode="json", exclude_defaults=True, exclude={"passages", "pages"})
    entity = draft.entities[item.key].entity
    return {"type": entity.label, **entity.model_dump(mode="json", exclude_defaults=True)}


def name_of(draft: Draft, key: str) -> str:
    """Give the name of an entity of a draft, or its key where the draft has no such entity."""
    found = draft.entities.get(key)
    return found.entity.name if found else key


def _items(draft: Draft) -> Iterator[Item]:
    starts = [start for start, _ in draft.document.passages]

    def passage(span: Span) -> int:
        return max(bisect_right(starts, span.start) - 1, 0)

    first = Span(*draft.document.passages[0])
    details = " · ".join(filter(None, (draft.document.title, draft.document.published)))
    yield Item(Kind.DOCUMENT, draft.key, draft.details.state, (), 0, (first,), details)
    for key, entity in draft.entities.items():
        spans = tuple(Span(*offsets) for offsets in entity.review.mentions) or (first,)
        known = f" = {entity.review.same_as}" if entity.review.same_as else ""
        label = entity.entity.label
        says = f"{label}: {entity.entity.name}{known}"
        yield Item(Kind.ENTITY, key, entity.review.state, entity.review.by, passage(spans[0]), spans, says, label)
    for key, one in draft.claims.items():
        spans = tuple(Span(evidence.start, evidence.end) for evidence in one.claim.evidence)
        yield Item(
            Kind.CLAIM,
            key,
            one.review.state,
            one.review.by,
            passage(spans[0]),
            spans,
            claim_line(draft, one.claim),
            one.claim.predicate,
            one.claim.modality,
        )


def _polarity(claim: Claim) -> str:
    return "denied" if claim.polarity is Polarity.DENIES else ""


def _modality(claim: Claim) -> str:
    return "" if claim.modality is Modality.REPORTED else claim.modality.value

"""The visible text: what a reader sees of a document, and where each sign of it stands in the text.

A soft hyphen, a space without width or a mark of direction in a name is seen by nobody, and parts the name for whoever
looks for it. The tabs of a table are seen as its columns, and part nothing for whoever takes them for spaces. The text
keeps them all, since it is what was written; extractors are given it without the one, and with a sign for the other.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.extraction import tables
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from ingest.extraction.source import Source
from schema.claims import Evidence
from schema.text import Span

_LATIN = "A-Za-z\u00c0-\u024f"
UNSEEN = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
"""What nobody sees wherever it stands, as a regular expression lists characters."""

_INVISIBLE = re.compile(
    "\u00ad[^\\S\n]*\n[^\\S\n]*(?=[a-z\u00df-\u00ff])|"
    f"[{UNSEEN}]+|"
    f"(?<=[{_LATIN}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_LATIN}])"
)
"""Soft hyphens, with the end of a line where one is printed there; what has no width; marks of direction (Unicode
TR 36); tags; and the joiners that Persian, Hindi and emoji are spelt with, where they stand at a Latin letter."""

UNSEEN_SIGN = re.compile(f"[{UNSEEN}]")
"""One sign of those."""

_SUSPECT = re.compile(f"[{UNSEEN}\u200c\u200d]")
"""One sign that may be left out: most texts have none, and this says so far sooner."""

COLUMN = "|"
"""What is seen where a tab parts the cells of a row: one sign for one, so that no other moves."""


@dataclass(frozen=True, slots=True)
class Visible:
    """A source without what nobody sees.

    Args:
        source: The source as an extractor is given it.
        written: The source as it was written.
        places: Where each sign of the one stands in the other; None where both are one.
    """

    source: Source
    written: Source
    places: "array[int] | None" = None

    @classmethod
    def of(cls, written: Source) -> "Visible":
        """Leave out of a source what nobody sees.

        Args:
            written: The source as it was written.
        """
        text, places = _left(written.text)
        rows = tables.rows(text)
        if places is None and not rows:
            return cls(written, written)
        passages = written.passages
        if places is not None:
            passages = tuple(Span(bisect_left(places, one.start), bisect_left(places, one.end)) for one in passages)
        text = _with_columns(text, rows)
        parted = tuple(span for span in _parted(passages, rows) if text[span.start : span.end].strip())
        return cls(replace(written, text=text, passages=parted), written, places)

    def led_back(self, proposals: Proposals) -> Proposals:
        """Give what was proposed of the visible text as proposals of what was written.

        Args:
            proposals: Proposals whose spans count in the visible text.
        """
        if self.source is self.written:
            return proposals
        return replace(
            proposals,
            entities={key: self._entity(one) for key, one in proposals.entities.items()},
            claims=tuple(self._claim(one) for one in proposals.claims),
        )

    def _entity(self, one: ProposedEntity) -> ProposedEntity:
        return one if self.places is None else replace(one, mentions=tuple(self._span(*span) for span in one.mentions))

    def _claim(self, one: ProposedClaim) -> ProposedClaim:
        before = one.claim.evidence
        evidence = tuple(self._evidence(found) for found in before)
        is_same = all(found is other for found, other in zip(evidence, before, strict=True))
        return one if is_same else replace(one, claim=one.claim.model_copy(update={"evidence": evidence}))

    def _evidence(self, found: Evidence) -> Evidence:
        start, end = self._span(found.start, found.end)
        update: dict[str, object] = {"start": start, "end": end}
        if self.source.quote(found.start, found.end) != self.written.quote(start, end):
            if found.digest != self.source.digest(found.start, found.end):
                return found  # It does not stand there, and is dropped as it would be of any other text.
            update["digest"] = self.written.digest(start, end)
            if found.quote is not None and found.quote == self.source.quote(found.start, found.end):
                update["quote"] = self.written.quote(start, end)
        elif start == found.start:
            return found
        return found.model_copy(update=update)

    def _span(self, start: int, end: int) -> Span:
        if self.places is None:
            return Span(start, end)
        if not 0 <= start < end <= len(self.places):
            return Span(start, end + len(self.written.text))  # outside this text, and so it is outside the other
        return Span(self.places[start], self.places[end - 1] + 1)


def seen(text: str) -> str:
    """Give a text without what nobody sees of it.

    Args:
        text: Any text, such as a name.
    """
    return _INVISIBLE.sub("", text) if _SUSPECT.search(text) else text


def _left(text: str) -> "tuple[str, array[int] | None]":
    """Give what is left of a text without what nobody sees, and where each sign of it stood; None where all is left."""
    unseen = [found.span() for found in _INVISIBLE.finditer(text)] if _SUSPECT.search(text) else []
    if not unseen:
        return text, None
    places = array("Q")  # many times smaller than a list, of a text of millions of signs
    parts: list[str] = []
    reached = 0
    for start, end in (*unseen, (len(text), len(text))):
        parts.append(text[reached:start])
        places.extend(range(reached, start))
        reached = end
    return "".join(parts), places


def _with_columns(text: str, rows: Sequence[Span]) -> str:
    """Put a sign for a column where a tab parts the cells of a row."""
    parts: list[str] = []
    reached = 0
    for start, end in rows:
        parts += (text[reached:start], text[start:end].replace("\t", COLUMN))
        reached = end
    return "".join((*parts, text[reached:]))


def _parted(passages: Sequence[Span], rows: Sequence[Span]) -> Iterator[Span]:
    """Give each row of a table as a passage of its own: nothing is said from one to the next."""
    edges = sorted({edge for row in rows for edge in row})
    for passage in passages:
        inside = edges[bisect_right(edges, passage.start) : bisect_left(edges, passage.end)]
        yield from map(Span, (passage.start, *inside), (*inside, passage.end))

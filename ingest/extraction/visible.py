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

from ingest.extraction.proposals import Proposals, ProposedClaim
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

_SUSPECT = re.compile(f"[{UNSEEN}\u200c\u200d]")
"""One sign that may be among those: most texts have none, and this says so far sooner."""

COLUMN = "|"
"""What stands between the cells of a row, in a text as it is seen and in one that was read from another format."""

FEWEST_TABS = 2
"""Tabs from which a line is a row of a table; one stands behind a label or a number too."""

_ROW = re.compile(rf"^\S[^\t\n]*(?:\t[^\t\n]*){{{FEWEST_TABS},}}$", re.M)


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
        text = written.text
        changes = sorted([*_unseen(text), *_columns(text)])
        if not changes:
            return cls(written, written)
        parts: list[str] = []
        places = array("Q")  # many times smaller than a list, of a text of millions of signs
        reached = 0
        for start, end, sign in changes:
            parts += (text[reached:start], sign)
            places.extend(range(reached, start))
            places.extend([start] * len(sign))
            reached = max(end, reached)
        parts.append(text[reached:])
        places.extend(range(reached, len(text)))
        parted = _parted(written.passages, _rows(text))
        found = (Span(bisect_left(places, one.start), bisect_left(places, one.end)) for one in parted)
        seen = "".join(parts)
        passages = tuple(span for span in found if seen[span.start : span.end].strip())
        return cls(replace(written, text=seen, passages=passages), written, places)

    def led_back(self, proposals: Proposals) -> Proposals:
        """Give what was proposed of the visible text as proposals of what was written.

        Args:
            proposals: Proposals whose spans count in the visible text.
        """
        if self.places is None:
            return proposals
        return replace(
            proposals,
            entities={
                key: replace(one, mentions=tuple(Span(*self._span(*span)) for span in one.mentions))
                for key, one in proposals.entities.items()
            },
            claims=tuple(self._claim(one) for one in proposals.claims),
        )

    def _claim(self, one: ProposedClaim) -> ProposedClaim:
        evidence = tuple(self._evidence(found) for found in one.claim.evidence)
        return replace(one, claim=one.claim.model_copy(update={"evidence": evidence}))

    def _evidence(self, found: Evidence) -> Evidence:
        if found.digest != self.source.digest(found.start, found.end):
            return found  # It does not stand there, and is dropped as it would be of any other text.
        start, end = self._span(found.start, found.end)
        update = {"start": start, "end": end, "digest": self.written.digest(start, end)}
        if found.quote is not None and found.quote == self.source.quote(found.start, found.end):
            update["quote"] = self.written.quote(start, end)
        return found.model_copy(update=update)

    def _span(self, start: int, end: int) -> tuple[int, int]:
        assert self.places is not None  # noqa: S101 - what is one needs no leading back
        if not 0 <= start < end <= len(self.places):
            return start, end + len(self.written.text)  # outside this text, and so it is outside the other
        return self.places[start], self.places[end - 1] + 1


def seen(text: str) -> str:
    """Give a text without what nobody sees of it.

    Args:
        text: Any text, such as a name.
    """
    return _INVISIBLE.sub("", text) if _SUSPECT.search(text) else text


def _unseen(text: str) -> Iterator[tuple[int, int, str]]:
    """Give where nobody sees anything, and what is put there instead: nothing."""
    if _SUSPECT.search(text):
        for found in _INVISIBLE.finditer(text):
            yield found.start(), found.end(), ""


def _columns(text: str) -> Iterator[tuple[int, int, str]]:
    """Give the tabs between the cells of a table, and what is put there instead."""
    for row in _rows(text):
        for at in range(row.start, row.end):
            if text[at] == "\t":
                yield at, at + 1, COLUMN


def _rows(text: str) -> list[Span]:
    return [Span(*row.span()) for row in _ROW.finditer(text)] if text.count("\t") >= FEWEST_TABS else []


def _parted(passages: Sequence[Span], rows: Sequence[Span]) -> Iterator[Span]:
    """Give each row of a table as a passage of its own: nothing is said from one to the next."""
    edges = sorted({edge for row in rows for edge in row})
    for passage in passages:
        inside = edges[bisect_right(edges, passage.start) : bisect_left(edges, passage.end)]
        yield from map(Span, (passage.start, *inside), (*inside, passage.end))

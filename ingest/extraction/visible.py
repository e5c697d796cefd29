"""The visible text: what a reader sees of a document, and where each sign of it stands in the text.

A soft hyphen, a space without width or a mark of direction in a name is seen by nobody, and parts the name for whoever
looks for it. The text keeps them all, since it is what was written; extractors are given it without.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import chain

from ingest.extraction.proposals import Proposals, ProposedClaim
from ingest.extraction.source import Source
from schema.claims import Evidence
from schema.text import Span

_LATIN = "A-Za-z\u00c0-\u024f"
_INVISIBLE = re.compile(
    "\u00ad[^\\S\n]*\n[^\\S\n]*(?=[a-z\u00df-\u00ff])|"
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+|"
    f"(?<=[{_LATIN}])[\u200c\u200d]+|[\u200c\u200d]+(?=[{_LATIN}])"
)
"""Soft hyphens, with the end of a line where one is printed there; what has no width; marks of direction (Unicode
TR 36); tags; and the joiners that Persian, Hindi and emoji are spelt with, where they stand at a Latin letter."""


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
    places: tuple[int, ...] | None = None

    @classmethod
    def of(cls, written: Source) -> "Visible":
        """Leave out of a source what nobody sees.

        Args:
            written: The source as it was written.
        """
        text = written.text
        gaps = [] if text.isascii() else [found.span() for found in _INVISIBLE.finditer(text)]
        if not gaps:
            return cls(written, written)
        ends = [0, *(end for _, end in gaps)]
        starts = [*(start for start, _ in gaps), len(text)]
        places = tuple(chain.from_iterable(map(range, ends, starts)))
        found = (Span(bisect_left(places, one.start), bisect_left(places, one.end)) for one in written.passages)
        passages = tuple(span for span in found if span.start < span.end)
        return cls(replace(written, text=_INVISIBLE.sub("", text), passages=passages), written, places)

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

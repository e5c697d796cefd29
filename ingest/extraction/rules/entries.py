"""Entries: what lists of people say behind labels: “FARID, Omar; DOB 3 May 1970; POB Aden”, “Place of birth: Aden.”."""

from collections.abc import Sequence

from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.tokens import among

_LABELS = frozenset({"dob", "pob", "birth"})
_OF_BIRTH = {("date", "of"): "dob", ("place", "of"): "pob"}
_LONGEST = 4
"""Words that an entry may hold before the name: “1. Name:”."""


class Entries:
    """Reads the entries of lists of people in one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._labels = reading.tokens.places(_LABELS)
        self._passage = -1
        self._who: Record | None = None
        self._when: Dated | None = None

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a label stands between two tokens."""
        return bool(among(self._labels, start, end)) if self._labels else False

    def read(self, passage: int, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated]) -> None:
        """Claim where the person was born with whom an entry begins, and when.

        Args:
            passage: The paragraph, which is an entry if it is one.
            start: The first token of the sentence.
            end: The token after its last.
            mentions: Its mentions.
            dates: Its dates.
        """
        if not self._labels:
            return
        if passage != self._passage:
            self._passage, self._who, self._when = passage, None, None
        if self._who is None:
            first = next((each for each in mentions if each.type == "Person" and each.form == "name"), None)
            self._who = first.record if first is not None and first.start - start <= _LONGEST else None
        if self._who is None:
            return
        told = [self._label(at) for at in among(self._labels, start, end)]
        for label, _, behind in told:
            if label == "dob":
                self._when = next((dated for dated in dates if dated.start == behind), self._when)
        for label, begin, behind in told:
            if label == "pob":
                self._born(self._who, begin, behind, mentions)

    def _label(self, at: int) -> tuple[str, int, int]:
        """Give what a label is short for, its first token, and the token behind it, past a colon."""
        lows = self._reading.tokens.lows
        spelt_out = _OF_BIRTH.get((lows[at - 2], lows[at - 1]))
        return spelt_out or lows[at], at - 2 if spelt_out else at, at + 1 + (lows[at + 1 : at + 2] == [":"])

    def _born(self, who: Record, first: int, behind: int, mentions: Sequence[Mention]) -> None:
        reading = self._reading
        where = next((each for each in mentions if each.start == behind and each.type in {"Place", "State"}), None)
        if where is None:
            return
        place = where.record or reading.events.state(where, "Place")
        finding = Finding(who, "BORN_IN", place, reading.tokens.span(first, where.end), "place of birth in an entry")
        if self._when is not None:
            finding.when = self._when.when
            finding.when_text = reading.tokens.said(self._when.start, self._when.end)
        reading.collector.add(finding)

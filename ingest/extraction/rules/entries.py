"""Entries: what lists of people say in abbreviations: “FARID, Omar; DOB 3 May 1970; POB Aden, Yemen”."""

from collections.abc import Sequence

from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading

_BORN_ON, _BORN_IN = "dob", "pob"


class Entries:
    """Reads the entries of lists of people in one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._places = reading.tokens.places(frozenset({_BORN_IN}))

    def read(self, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated]) -> None:
        """Claim where the person was born with whom an entry begins, and when.

        Args:
            start: The first token of the sentence.
            end: The token after its last.
            mentions: Its mentions.
            dates: Its dates.
        """
        for at in self._places:
            if start <= at < end:
                self._born(at, mentions, dates)

    def _born(self, at: int, mentions: Sequence[Mention], dates: Sequence[Dated]) -> None:
        reading, lows = self._reading, self._reading.tokens.lows
        first = at + 1 + (lows[at + 1 : at + 2] == [":"])
        who = next((each.record for each in mentions if each.end <= at and each.type == "Person" and each.record), None)
        where = next((each for each in mentions if each.start == first and each.type in {"Place", "State"}), None)
        if who is None or where is None:
            return
        place = where.record or reading.events.state(where, "Place")
        finding = Finding(who, "BORN_IN", place, reading.tokens.span(at, where.end), "place of birth in an entry")
        for dated in dates:
            if _BORN_ON in lows[dated.start - 2 : dated.start]:
                finding.when, finding.when_text = dated.when, reading.tokens.said(dated.start, dated.end)
        reading.collector.add(finding)

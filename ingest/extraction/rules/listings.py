"""Listings: who put on a list whom the entries that follow are of.

“The ministry added the following persons to its sanctions list:”, “The Office has today designated four individuals.”,
and behind that “1. FARID, Omar; DOB 3 May 1970; …”.
"""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.arguments import Arguments
from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.putting import Putting
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.sums import is_number

_LISTED: Final = shipped()["listings.listed"]
_FOLLOWING: Final = "following"
_DESIGNATING: Final = shipped()["listings.designating"]
_SANCTIONING: Final = shipped()["listings.sanctioning"]
_ADDING: Final = shipped()["listings.adding"]
_LISTS: Final = frozenset({"list", "lists", "blacklist"})
_ONTO: Final = ("to", "on", "in")


class Listings:
    """Reads who was put on a list by whom in one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._arguments = Arguments(reading)
        self._passage = -1
        self._who: Record | None = None
        """Who put those on a list of whom the entries that follow are."""
        self._predicate = ""
        self._putting = Putting()
        self._dated: Dated | None = None

    def read(self, passage: int, sentence: Sentence, entry: Mention | None, mentions: Sequence[Mention]) -> None:
        """Claim that whom a paragraph is an entry of was put on a list, or find who put those that follow on one.

        Args:
            passage: The paragraph of the sentence.
            sentence: The sentence.
            entry: Whom or what its paragraph is an entry of, if it is one.
            mentions: The mentions of the sentence.
        """
        if passage != self._passage and self._who is not None:
            if entry is None:
                self._who = None  # the list is at its end
            else:
                self._passage = passage
                self._claim(entry)
        if entry is not None or sentence.words.isdisjoint(_LISTED):
            return
        for clause in sentence.clauses:
            if clause.verb.head in _DESIGNATING or clause.verb.head in _SANCTIONING or clause.verb.head in _ADDING:
                self._announce(clause, sentence)
        if self._who is not None:
            self._passage = passage
            lows = self._reading.tokens.lows
            for each in mentions:
                if lows[each.start - 1] == ":" and each.name is not None and each.name.given:
                    self._claim(each)  # “the following person: FARID, Omar”

    def _announce(self, clause: Clause, sentence: Sentence) -> None:
        """Find who says of those who follow that they are put on a list, and as firmly as that is put."""
        if clause.verb.head == "list" and _FOLLOWING not in sentence.words:
            return  # “lists two men in its report”
        if not any(map(self._is_of_list, clause.whom)):
            return
        putting = sentence.judge.of(clause)
        lists = [each for onto in _ONTO for each in clause.adjuncts.get(onto, ()) if self._is_list(each)]
        if clause.verb.head in _ADDING and not lists:
            return
        doers = clause.doers
        whose = (Chunk.of(each) for chunk in lists for each in self._owners(chunk, clause))
        for chunk in (*doers[:1], *whose):
            mention = self._reading.resolver.mention(chunk)
            who = self._arguments.record_of(mention, "DESIGNATED", "subject") if mention is not None else None
            if who is None or not putting.is_act:
                continue
            is_sanction = clause.verb.head in _SANCTIONING or any(map(self._is_of_sanctions, lists))
            self._who, self._predicate = who, "SANCTIONED" if is_sanction else "DESIGNATED"
            self._putting, self._dated = putting, self._arguments.dated(clause, sentence)
            return

    def _is_of_list(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is of those who follow: “the following persons”, “three entities”."""
        lows = self._reading.tokens.lows[chunk.start : chunk.end]
        is_told = _FOLLOWING in lows or any(map(is_number, lows))
        return is_told and not chunk.mentions and (chunk.head in _LISTED or chunk.head == _FOLLOWING)

    def _is_list(self, chunk: Chunk) -> bool:
        return self._reading.tokens.lows[chunk.end - 1] in _LISTS

    def _is_of_sanctions(self, chunk: Chunk) -> bool:
        return "sanctions" in self._reading.tokens.lows[chunk.start : chunk.end]

    def _owners(self, chunk: Chunk, clause: Clause) -> Sequence[Mention]:
        """Give whose a list is: “OFAC's SDN List”, “the Libyan sanctions list”."""
        at = clause.chunks.index(chunk)
        if at and clause.chunks[at - 1].possessive:
            return clause.chunks[at - 1].mentions[-1:]
        return [each for each in chunk.mentions[:1] if each.end < chunk.end]

    def _claim(self, entry: Mention) -> None:
        """Claim that whom an entry is of was put on the list."""
        tokens, who = self._reading.tokens, self._who
        if who is None or entry.record is None or entry.record.type not in {"Person", "Organization"}:
            return
        span = tokens.span(entry.start, entry.end)
        finding = Finding(who, self._predicate, entry.record, span, "entry of a list")
        self._arguments.put(finding, self._putting)
        if self._dated is not None and "/" not in self._dated.when:
            finding.when, finding.when_text = self._dated.when, tokens.said(self._dated.start, self._dated.end)
        self._reading.collector.add(finding)

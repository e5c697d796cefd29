"""Incident names: what stands around a noun for a happening says which it is: its own name, whose it was, another."""

from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import DATE, NOUN, PREPOSITION, Chunk
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.tokens import Tokens

ANOTHER: Final = frozenset({"a", "an", "another", "one"})
DEFINITE: Final = frozenset({"the", "this", "that", "these", "those", "each"})
FORCES: Final = frozenset({"armed group", "armed force", "military unit"})
_FURTHER: Final = shipped()["happenings.further"]
_DOING: Final = shipped()["happenings.devices"] | frozenset(shipped().events)
_AFTER: Final = shipped()["happenings.behind"]
_IN: Final = frozenset({"in", "for", "with", "of"})
_PRESUPPOSING: Final = shipped()["happenings.presupposing"]
_WHOM: Final = frozenset({"of", "on", "against"})
_BEFORE: Final = shipped()["happenings.after"]
_BY_FORCES: Final = shipped()["happenings.by-forces"]
_ORDINARY: Final = shipped().ordinary
_CALENDAR: Final = shipped()["calendar.weekdays"] | shipped()["calendar.months"]
_ANY: Final = frozenset({"attack", "attacks", "assault"})
_STEM: Final = 5
"""Letters in which “exploded” and “explosion” are alike."""
_ALIKE: Final = (shipped()["happenings.of-bombs"], shipped()["happenings.of-guns"])


class IncidentNames:
    """Reads what stands around nouns for happenings.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def read(self, chunks: Chunks, at: int, noun: int) -> tuple[str, list[Mention]]:
        """Read what stands in capitals before a noun: a name of the happening, or of whose doing it was.

        “The Harbour Marathon bombing” and “the 2007 Aden bombing” are called so; of “a Harbour Front attack” and “a
        Libyan airstrike” it is said whose they were. “The Aden bombing” is called by its place alone.
        """
        words, lows, chunk = self._tokens.words, self._tokens.lows, chunks[at]
        first, mentions = chunk.start, [*chunk.mentions]
        before = chunks[at - 1] if at else chunk
        if before.end == chunk.start and not before.possessive and before.tag in {NOUN, DATE}:
            first, mentions = before.start, [*before.mentions, *mentions]  # “the 2007 | Aden bombing”
        stop = noun - (noun > first and lows[noun - 1] in _BEFORE)  # “Harbour Front suicide bombing”
        start = stop
        while start > first and (words[start - 1][0].isupper() or words[start - 1][0].isdigit()):
            start -= 1
        if start < stop and lows[start] in DEFINITE | ANOTHER:
            start += 1  # “The”, as a sentence begins
        within = [each for each in mentions if each.start < stop and each.end > start]
        if len(within) == 1 and within[0].start <= start and within[0].end >= stop:
            if self._is_of_forces(within[0], lows[noun]):
                return "", within
            if within[0].type in {"Person", "Place", "State"}:
                return "", []
        capital = [lows[each] for each in range(start, stop) if words[each][0].isupper()]
        has_name = not _CALENDAR.issuperset(capital) and (len(capital) > 1 or capital[0] not in _ORDINARY)
        if not has_name or any(each.form == "adjective" for each in within):
            return "", []
        return self._tokens.said(start, noun + 1), []

    def _is_of_forces(self, whose: Mention, noun: str) -> bool:
        """Whether a happening was the doing of what stands before its noun: “a Libyan airstrike”."""
        if whose.type == "State":
            return whose.form == "adjective" and noun in _BY_FORCES
        record = whose.record if whose.type == "Organization" else None
        is_short = self._tokens.said(whose.start, whose.end).isupper()  # “an IRA bombing”
        return record is not None and (record.kind in FORCES or is_short)

    def is_of_another(self, kind: str, chunks: Chunks, at: int) -> bool:
        """Whether what stands behind a noun tells of whom it befell for the first time: “the bombing of a hotel”."""
        if not chunks.tags.startswith(PREPOSITION + NOUN, at + 1) or chunks[at + 1].head not in _WHOM:
            return False
        whom = chunks[at + 2]
        first = self._tokens.lows[whom.start]
        return bool(whom.mentions) or first in ANOTHER or (kind == "killing" and first not in DEFINITE)

    def is_another(self, chunk: Chunk) -> bool:
        """Whether a noun phrase is of a further bomb or attack than those told of before: “a second bomb”."""
        lows, at = self._tokens.lows, chunk.start
        if chunk.head not in _DOING:
            return False
        return lows[at] == "another" or (lows[at] in {"a", "an"} and lows[at + 1] in _FURTHER)

    def is_presupposed(self, chunk: Chunk) -> bool:
        """Whether what stands before a noun says that it took place: “responsible for an attack”, “after the blast”."""
        lows, at = self._tokens.lows, chunk.start
        return at > 1 and (lows[at - 1] in _AFTER or (lows[at - 1] in _IN and lows[at - 2] in _PRESUPPOSING))

    def is_told_so(self, noun: str, record: Record) -> bool:
        """Whether what is said of a noun is safely said of an incident: “the raid” may be another than an attack."""
        text = self._tokens.text
        told = [text[span.start : span.end].lower() for span in record.spans[:-1] or record.spans]
        alike = next((stems for stems in _ALIKE if noun.startswith(tuple(stems))), {noun[:_STEM]})
        return noun in _ANY or any(stem in words for words in told for stem in alike)

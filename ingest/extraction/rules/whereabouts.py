"""Whereabouts: where a sentence says that something happened: behind its verb or noun, before it, or anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from ingest.extraction.rules.alternatives import is_one_of
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
    VERB,
    Chunk,
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.incident_words import words
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.phrases import CLAUSE_OPENING, WHERE
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record

_WHERE: Final = (*WHERE, "on", "across")
AREAS: Final = frozenset({"country", "continent", "region", None})
"""Kinds of places in which much happens."""
_HAPPENINGS: Final = shipped().events.keys()
_TIMES: Final = shipped()["calendar.stretches"]
_NOT_YET: Final = frozenset({"before", "until"})
_SAYING: Final = shipped()["speech.inverted"]
_SENT: Final = frozenset({"mission", "delegation"})
"""Bodies that go by where they are."""
_ON: Final = shipped()["places.on"]
"""Kinds of places that one is on."""


class Whereabouts:
    """Finds the places of what happens in the sentences of one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._lows = reading.tokens.lows
        self._resolver = reading.resolver
        self._events = reading.events
        self._telling = words().verbs.keys()

    def of_verb(self, clause: Clause) -> list[Record]:
        """Find where a verb says that something was: behind it, before it, or by the one place of the sentence.

        Args:
            clause: The clause.
        """
        return self.behind(clause.adjuncts) or self._only(clause.chunks, clause.index)

    def of_noun(self, chunks: Chunks, at: int, behind: Mapping[str, Sequence[Chunk]], *, is_new: bool) -> list[Record]:
        """Find where a noun for a happening says that it was: behind it, or before it (“the Aden bombing”).

        Args:
            chunks: The sentence.
            at: Where the noun phrase stands in it.
            behind: What stands behind its prepositions.
            is_new: It is told of for the first time, so that the one place of the sentence is where it was.
        """
        if "by" in behind and "of" in behind:
            whom = [self._resolver.mention(chunk) for chunk in behind["of"]]
            if hit := self._records([mention for mention in whom if mention is not None]):
                return hit  # “was asked about the bombing of Aden by Libya in Basra”
        found = self.behind(behind) or self._records(chunks[at].mentions)[:1]
        return found or (self._only(chunks, at) if is_new else [])

    def _only(self, chunks: Chunks, of: int) -> list[Record]:
        """Give the place of a sentence that names no more than one: “In Aden, a bomb exploded”."""
        found: list[Record] = []
        for at, preposition in chunks.all(PREPOSITION):
            # “after a meeting in Aden”: that was there
            is_of_happening = at > 0 and chunks[at - 1].head in _HAPPENINGS
            if chunks.tags[at + 1] == NOUN and not is_of_happening and not self._is_elsewhere(chunks, at, of):
                if is_one_of(chunks, chunks[at + 1]):
                    return []  # “in Aden or Basra”
                found += self.behind({preposition.head: [chunks[at + 1]]})
        near = [place for place in found if place.kind not in AREAS] or found
        return near[:1] if len({place.key for place in near}) == 1 else []

    def _is_elsewhere(self, chunks: Chunks, at: int, of: int) -> bool:
        """Whether a place is where something else was done than what a sentence tells of.

        In “was arrested and spent a year in Aden” nothing says where the arrest was, nor in “met Nader in Aden, who had
        escaped an attack” where the attack was; but “were killed when gunmen stormed a bus in Aden”.

        Args:
            chunks: The sentence.
            at: The preposition before the place.
            of: What it tells of.
        """
        is_aside = at > of > 0 and chunks[of].passive and not chunks[of].auxiliaries and chunks.tags[of - 1] == COMMA
        if is_aside and COMMA in chunks.tags[of : at - 1] and chunks.tags[at - 1] != COMMA:
            return True  # “The widow of Farid, killed in 2013, lives in Aden”
        if at < of and any(map(self._is_counted, chunks[at + 2 : of], chunks[at + 3 : of])):
            return True  # “was found in Aden two days after he was killed”
        if 1 < at < of and any(chunk.head in _NOT_YET for chunk in chunks[at + 1 : of]):
            return True  # “Farid in Aden, months before he was killed”
        verb = chunks.tags.rfind(VERB, 0, at)
        if verb in {-1, of} or not chunks[verb].is_finite or chunks[verb].head in self._telling:
            return False
        if verb > of:
            if chunks.tags[verb - 1] == COMMA and chunks[verb].head not in _SAYING:
                return True  # “Farid, who led the party until he was killed, had met Nader in Aden”
            between = chunks[of + 1 : verb]
            is_scene = any(chunk.tag == SUBORDINATOR or chunk.head in CLAUSE_OPENING for chunk in between)
            return not is_scene and any(chunk.tag == CONJUNCTION for chunk in between)
        return at < of and RELATIVE in chunks.tags[at:of]

    def behind(self, behind: Mapping[str, Sequence[Chunk]]) -> list[Record]:
        """Give the places that stand behind the first preposition of place that has any.

        Args:
            behind: What stands behind prepositions.
        """
        for where in _WHERE:
            chunks = behind.get(where, ())
            if len(behind) > 1 and chunks and self._lows[max(0, chunks[0].start - 2)] in _SENT:
                continue  # “struck a convoy of the Harbour Mission in Libya near Aden”
            meant = [self._resolver.mention(chunk) for chunk in chunks]
            places = self._records([mention for mention in meant if mention is not None])
            if places := [place for place in places if where != "on" or place.kind in _ON]:
                return places
        return []

    def _is_counted(self, before: Chunk, after: Chunk) -> bool:
        """Whether a time stands before “after” or “before”."""
        return after.head in CLAUSE_OPENING and (before.tag == DATE or before.head in _TIMES)

    def _records(self, mentions: Iterable[Mention]) -> list[Record]:
        """Give the records of the places among some mentions."""
        return [
            place
            for mention in mentions
            if mention.form != "adjective"
            and mention.type in {"Place", "State"}
            and (place := self._events.country(mention)) is not None
        ]

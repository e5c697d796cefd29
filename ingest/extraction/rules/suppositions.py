"""Suppositions: what a sentence tells of that it imagines, refutes or wishes for, by set words of a few kinds.

“In the film, Libya attacked Aden”, “Nothing shows that Libya attacked Aden”, “Let Libya arm the brigade”. What one
clause makes of another — “if”, “denied that”, “a plan to” — is no matter of this.
"""

import bisect
from collections.abc import Sequence, Set
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, NOUN, PREPOSITION, Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.tokens import Tokens

_SUPPOSING: Final = shipped()["suppositions.supposing"]
_LABELS: Final = shipped()["suppositions.labels"]
_FICTION: Final = shipped()["suppositions.fiction"]
_DRILLS: Final = shipped()["suppositions.drills"]
_MADE_UP: Final = shipped()["suppositions.made-up"]
_PICTURES: Final = shipped()["suppositions.pictures"]
_PHOTOGRAPHS: Final = shipped()["suppositions.photographs"]
_SHOWN: Final = _PICTURES | _PHOTOGRAPHS
_CHANGED: Final = shipped()["suppositions.changed"]
_DEPICTING: Final = shipped()["suppositions.depicting"]
_WRITTEN: Final = shipped()["suppositions.written"]
_MARKS: Final = frozenset({"“", '"', "‘"})
_DEEDS: Final = shipped()["suppositions.deeds"]
_KILLING: Final = shipped()["clauses.harming"] | shipped()["deaths.dying"]
_AHEAD: Final = shipped()["putting.ahead"]
_EVIDENCE: Final = shipped()["suppositions.evidence"]
_SHOWING: Final = shipped()["suppositions.showing"]
_UNTRUE: Final = shipped()["contents.false"] | {"lie", "myth", "hoax", "fabrication"}
_TRUE: Final = shipped()["contents.true"]
_BIDDING: Final = frozenset({"suppose", "imagine"})
_WISHING: Final = frozenset({"let", "may"})
_UNITS: Final = shipped()["calendar.weekdays"] | shipped()["calendar.months"] | {"week", "month", "year"}
_NONE: Final = frozenset({"no", "zero", "any", "little", "scant"})
_BEFORE_CONTENT: Final = frozenset({"that", "the"})
_WITHIN: Final = frozenset({"in", "during", "within"})
_GAMES: Final = frozenset({"game", "games"})
_ON_SCREEN: Final = frozenset({"video", "computer"})
_ARTICLES: Final = frozenset({"a", "an", "the"})
_PRESENT: Final = frozenset({"s", "base"})
_ENDINGS: Final = frozenset({".", "!", "”", '"', "’"})
_RULING: Final = frozenset({"rule", "rules", "ruled", "ruling"})
_LYING: Final = frozenset({"lied", "lies", "lying"})
_REFUTING: Final = _EVIDENCE.union(_RULING, _LYING, {"nothing"})
"""Words without any of which nothing in a sentence is refuted."""
_KEYS: Final = _SUPPOSING.union(
    _LABELS, _FICTION, _DRILLS, _MADE_UP, _PICTURES, _CHANGED, _WRITTEN, _REFUTING, {"fact", "let", "may", "which"}
)
"""Words without any of which nothing in a sentence is supposed."""


class Suppositions:
    """Reads what one sentence only supposes.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
    """

    def __init__(self, tokens: Tokens, words: Set[str], chunks: Chunks, clauses: Sequence[Clause]) -> None:
        self._lows = tokens.lows
        self._words = words
        self._capital = tokens.capital
        self._chunks = chunks
        self._clauses = clauses
        self._ranges: list[tuple[int, int]] = []
        self._is_of_future = False
        if not chunks:
            return
        is_of_future = "tomorrow" in words or "next" in words
        if is_of_future or not words.isdisjoint(_KEYS):
            # What it begins and ends with need be no chunk.
            sentence = bisect.bisect_right(tokens.sentences, (chunks[0].start, len(tokens))) - 1
            self._start, self._end = tokens.sentences[sentence]
            self._ranges = self._found()
            self._is_of_future = is_of_future and self._is_set_ahead()

    def holds(self, token: int) -> bool:
        """Say whether what stands at a token is no more than supposed.

        Args:
            token: The token.
        """
        return any(first <= token < last for first, last in self._ranges)

    def is_ahead(self, verb: Chunk) -> bool:
        """Say whether a verb in the present is of a day to come: “Next week the brigade attacks Aden”.

        Args:
            verb: The verb.
        """
        return self._is_of_future and verb.form in _PRESENT and not verb.auxiliaries

    def _found(self) -> list[tuple[int, int]]:
        if self._is_wished() or self._is_labelled() or self._is_in_fiction():
            return [(self._start, self._end)]
        supposed = [*self._supposed(), *self._refuted(), *self._taken_back()]
        return [*supposed, *self._of_fiction(), *self._depicted(), *self._written()]

    def _is_wished(self) -> bool:
        """Whether the sentence says what shall be: “Let Libya fund the brigade”, “May Farid lead the brigade”."""
        # Not of “Let down by Libya, Farid fled”.
        verb = next((clause.verb for clause in self._clauses if clause.subject), None)
        is_base = verb is not None and verb.form == "base" and not verb.passive
        return is_base and self._lows[self._start] in _WISHING

    def _is_labelled(self) -> bool:
        """Whether a word before a colon says that what follows is not so, or is being looked into: “Fake: …”."""
        opening = self._lows[self._start : self._start + 3]
        return ":" in opening and (opening[0] in _LABELS or opening[:2] == ["fact", "check"])

    def _is_in_fiction(self) -> bool:
        """Whether the sentence begins with where it is made up: “In the film”, “In a simulated attack”."""
        chunks = self._chunks
        if chunks.tags[:2] != PREPOSITION + NOUN or chunks[0].head not in _WITHIN:
            return False
        if self._speaks_ahead():
            return False  # “In a film that was shown in May, Farid threatened Libya”: he did
        first = chunks[1]
        if self._is_fiction(first) or not _MADE_UP.isdisjoint(self._lows[first.start : first.end]):
            return True
        # Who dies in a drill is dead.
        return self._head(first) in _DRILLS and not any(
            clause.verb.passive or clause.verb.head in _KILLING for clause in self._clauses
        )

    def _speaks_ahead(self) -> bool:
        return any(clause.verb.head in _AHEAD for clause in self._clauses)

    def _is_fiction(self, chunk: Chunk) -> bool:
        head = self._head(chunk)
        is_game = head in _GAMES
        return head in _FICTION and (not is_game or not _ON_SCREEN.isdisjoint(self._lows[chunk.start : chunk.end]))

    def _head(self, chunk: Chunk) -> str:
        """Give what a noun phrase says that something is: “novel” of “the novel Desert Sun”."""
        first = chunk.mentions[0].start if chunk.mentions else chunk.start
        return self._lows[first - 1] if first > chunk.start else chunk.head

    def _of_fiction(self) -> list[tuple[int, int]]:
        """Find the deeds that are told to have been done in what is made up: “attacked Aden in a dream”."""
        if self._words.isdisjoint(_FICTION):
            return []
        found = []
        for at in self._places(_FICTION - _GAMES):
            within = self._before_title(at)
            if within >= self._start and self._lows[within] in _WITHIN:
                if within == self._start and not self._speaks_ahead():
                    return [(self._start, self._end)]  # “In “Desert Sun”, a 2011 film, …”
                verb = next((each.verb for each in reversed(self._clauses) if each.verb.end <= at), None)
                found += [(verb.start, verb.end)] if verb is not None and verb.head in _DEEDS else []
            found += self._in_which(at)
        return found + [
            (clause.verb.start, clause.verb.end)
            for clause in self._clauses
            if clause.verb.head in _DEEDS and any(map(self._is_fiction, clause.adjuncts.get("in", ())))
        ]

    def _depicted(self) -> list[tuple[int, int]]:
        """Find what is behind “a painting shows”, “a doctored photograph showed”."""
        lows = self._lows
        if self._words.isdisjoint(_DEPICTING):
            return []
        return [
            (at + 1, self._end)
            for at in self._places(_SHOWN)
            if lows[at + 1] in _DEPICTING
            and (lows[at] in _PICTURES or not _CHANGED.isdisjoint(lows[max(at - 3, self._start) : at]))
        ]

    def _written(self) -> list[tuple[int, int]]:
        """Find what a headline, a banner or a slogan says, in quotation marks."""
        if self._words.isdisjoint(_WRITTEN):
            return []
        opening = next((at for at in range(self._start, self._end) if self._lows[at] in _MARKS), self._end)
        return [(opening, self._end)]

    def _before_title(self, at: int) -> int:
        """Give the token before “the 2011 film” and before “Desert Sun”, a film”."""
        lows = self._lows
        at -= 1
        at -= lows[at].isdigit()
        if lows[at] not in _ARTICLES:
            return self._start - 1
        at -= 1
        if lows[at] == "”" and lows[at - 1] == ",":
            at -= 1  # the comma of “Desert Sun,” may stand within the marks
        elif lows[at - 1 : at + 1] == ["”", ","]:
            at -= 1
        else:
            return at
        return next((each - 1 for each in range(at, self._start, -1) if lows[each] == "“"), self._start - 1)

    def _in_which(self, at: int) -> list[tuple[int, int]]:
        """Find what is behind “the film “Desert Sun”, in which”, up to a comma."""
        lows = self._lows
        which = next((each for each in range(at + 1, self._end - 1) if lows[each : each + 2] == ["in", "which"]), 0)
        if not which or any(at < each.verb.start < which and each.verb.is_finite for each in self._clauses):
            return []
        until = next((each for each in range(which, self._end) if lows[each] == ","), self._end)
        return [(which, until)]

    def _supposed(self) -> list[tuple[int, int]]:
        """Find what is behind “suppose”, “imagine that”, “assuming that”, up to a comma."""
        found = []
        for at in self._places(_SUPPOSING):
            is_first = at == self._start
            until = next((each.start for each in self._chunks if each.tag == COMMA and each.start > at), self._end)
            tells = any(
                clause.verb.is_finite and clause.subject and at < clause.subject[0].start and clause.verb.end <= until
                for clause in self._clauses
            )
            if is_first and self._lows[at] in _BIDDING:
                found.append((at, self._end))
            elif tells and (is_first or self._lows[at + 1] == "that"):
                found.append((at, until))
        return found

    def _refuted(self) -> list[tuple[int, int]]:
        """Find what is behind “nothing shows that”, “there was never any proof”, “ruled out that”, “lied that”."""
        lows, found = self._lows, []
        for at in () if self._words.isdisjoint(_REFUTING) else range(self._start, self._end - 2):
            low, after, third = lows[at : at + 3]
            if (
                (low == "nothing" and after in _SHOWING)
                or (low in _LYING and after == "that")
                or (low in _RULING and (after, third) == ("out", "that"))
                or (low in _NONE and after in _EVIDENCE and (third in _BEFORE_CONTENT or self._capital[at + 2]))
            ):
                found.append((at + 2, self._closing(at + 2)))
        return found

    def _closing(self, at: int) -> int:
        """Find where what is refuted ends: at “but”, or a semicolon."""
        return next((each for each in range(at, self._end) if self._lows[each] in {"but", ";"}), self._end)

    def _taken_back(self) -> list[tuple[int, int]]:
        """Find what is before “…, which is not true”."""
        lows = self._lows
        for at in self._places({"which"}):
            behind = lows[at + 1 : min(at + 5, self._end)]
            if lows[at - 1] != "," or behind[:1] not in (["is"], ["was"]):
                continue
            is_denied = behind[1:2] == ["not"] and not _TRUE.isdisjoint(behind[2:])
            if is_denied or not _UNTRUE.isdisjoint(behind[1:3]):
                return [(self._start, at)]
        return []

    def _places(self, words: Set[str]) -> list[int]:
        if self._words.isdisjoint(words):
            return []
        return [at for at in range(self._start, self._end - 1) if self._lows[at] in words]

    def _is_set_ahead(self) -> bool:
        """Whether the sentence begins or ends with a time to come: “tomorrow”, “next week”."""
        lows, last = self._lows, self._end
        while last > self._start and lows[last - 1] in _ENDINGS:
            last -= 1
        starts, ends = lows[self._start : self._start + 2], lows[max(last - 2, self._start) : last]
        return (
            starts[0] == "tomorrow"
            or ends[-1:] == ["tomorrow"]
            or any(two[:1] == ["next"] and two[-1] in _UNITS for two in (starts, ends))
        )

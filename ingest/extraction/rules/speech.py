"""Speech: who speaks in a sentence, and what stands under whose words."""

import itertools
import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    COMMA,
    CONJUNCTION,
    DATE,
    NOUN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import before_insertion, noun_phrase_left
from ingest.extraction.rules.tokens import Tokens

_SPEECH: Final = shipped()["speech.neutral"]
_DENYING: Final = shipped()["speech.denying"]
_AHEAD: Final = shipped()["putting.ahead"]
_IMAGINING: Final = shipped()["putting.imagining"]
_ACCUSING: Final = frozenset().union(
    *(shipped()[f"putting.{each}"] for each in ("admitting", "accusing", "answering", "owning"))
)
_FALSELY: Final = shipped()["putting.falsely"]
_HAPPENINGS: Final = shipped()["contents.happenings"]
_ORDERING: Final = shipped()["intents.ordering"]
_HEARSAY: Final = shipped()["contents.alleged"] | {"say"}
_INVERTED: Final = shipped()["speech.inverted"]
_SAYING: Final = frozenset({"say", "believe", "claim", "allege", "think", "suspect"})
_SOME_SAY: Final = 2
_INSERTED: Final = re.compile(
    f"{COMMA}(?:{NOUN}(?:{VERB}{NOUN}?(?:{PREPOSITION}{NOUN}|{PREPOSITION}?{DATE})*)?){COMMA}"
)
"""Who speaks, between commas: “, Farid said on Monday,”; without a verb that is known as one, “, some say,”."""
_PHRASE: Final = frozenset({NOUN, PREPOSITION, DATE})
_BEFORE_SPEAKER: Final = frozenset({COMMA, QUOTE})


class Speech:
    """Finds who speaks in one sentence.

    Args:
        tokens: The text.
        words: The words of the sentence, in lower case.
        chunks: The sentence.
        clauses: Its clauses.
    """

    def __init__(
        self,
        tokens: Tokens,
        words: Set[str],
        chunks: Chunks,
        clauses: Sequence[Clause],
    ) -> None:
        self._tokens = tokens
        self.chunks = chunks
        self.clauses = clauses
        self._words = words
        self._reporting: dict[int, Clause | None] = {}
        self.speaks = any(map(self.is_speaking, clauses))
        """Whether anything may stand under somebody's words."""
        self._may_be_false = not words.isdisjoint(_FALSELY)
        is_spoken = not _SPEECH.isdisjoint(words)
        self._trailing = [*filter(self._may_trail, reversed(clauses[-2:]))] if is_spoken else []
        self._saying = clauses if is_spoken else ()
        self._inserted = [*self._insertions()] if is_spoken or not words.isdisjoint(_HEARSAY) else ()
        self.source = self._according_to()
        self.speaker = self._speaker()

    def _according_to(self) -> tuple[Chunk, ...]:
        lows = self._tokens.lows
        if "according" not in self._words:
            return ()
        for each, chunk in enumerate(self.chunks[:-1]):
            if chunk.head == "to" and chunk.tag == PREPOSITION and lows[chunk.start - 1] == "according":
                phrase = [self.chunks[each + 1]]
                while phrase[-1].possessive and each + len(phrase) + 1 < len(self.chunks):
                    phrase.append(self.chunks[each + len(phrase) + 1])
                return (phrase[-1],) if phrase[-1].tag == NOUN else ()
        return ()

    def _speaker(self) -> tuple[Chunk, ...]:
        """Find who speaks in this sentence: the subject of its first verb of speech outside a quotation."""
        for clause in self._saying:
            at = clause.verb.end - 1
            if self._tokens.lows[at] in _SPEECH and not self._tokens.quoted[at] and clause.subject:
                return tuple(clause.subject)
        return self._quoting()

    def _quoting(self) -> tuple[Chunk, ...]:
        """Find who speaks in “Nader showed the way: “We need to …””: who does what a colon before a quotation ends."""
        for at, (colon, quote) in enumerate(itertools.pairwise(self.chunks) if ":" in self._words else ()):
            if colon.head == ":" and quote.tag == QUOTE:
                before = [each for each in self.clauses if each.index < at and not each.relative and each.subject]
                return tuple(before[-1].subject) if before and not before[-1].verb.passive else ()
        return ()

    def trailing(self, token: int) -> tuple[Chunk, ...] | None:
        """Find who speaks in “…, the ministry said” behind a token.

        Args:
            token: The token.

        Returns:
            The noun phrases of who speaks; None where nobody does.
        """
        for clause in self._trailing:
            if clause.verb.end - 1 > token and not clause.object and clause.subject:
                opening, speaker = self._in_apposition(clause) or (clause.subject[0].start - 1, tuple(clause.subject))
                while opening > token and self._tokens.words[opening] not in {",", "”", '"'}:
                    opening -= 1
                if opening > token:
                    return speaker
        for opening, closing, speaker in self._inserted:
            if not opening <= token < closing:
                return speaker
        return None

    def _insertions(self) -> Iterator[tuple[int, int, tuple[Chunk, ...]]]:
        """Find “, Farid said on Monday,”, “, it is whispered,” and “, some say,”, each with who speaks."""
        chunks, tags = self.chunks, self.chunks.tags
        for found in _INSERTED.finditer(tags) if tags.count(COMMA) > 1 else ():
            first, last = chunks[found.start()], chunks[found.end() - 1]
            words = self._tokens.lows[first.end : last.start]
            verb = next((chunk for chunk in chunks[found.start() : found.end()] if chunk.tag == VERB), None)
            if verb is None:
                is_saying = words[-1] in _SAYING and len(words) == _SOME_SAY and not chunks[found.start() + 1].mentions
                if is_saying:
                    yield first.start, last.end, ()
            elif words[0] == "it" and (verb.passive or verb.head == "be"):
                if words[-1] in _HEARSAY or words[-1] in _SPEECH:
                    yield first.start, last.end, ()
            elif self._tokens.lows[verb.end - 1] in _SPEECH and verb.head in _INVERTED and not verb.passive:
                yield first.start, last.end, (chunks[chunks.index(verb) - 1],)

    def _in_apposition(self, clause: Clause) -> tuple[int, tuple[Chunk, ...]] | None:
        """Find who speaks in “…, the governor of Aden, Omar Farid, said”, and the comma before; None where not so told.

        What comes before may seem to be its subject: Libya, in “Libya killed nine, the governor, Farid, said”.
        """
        chunks, comma = self.chunks, clause.index - 1
        if not clause.shared or clause.relative or chunks.tags[comma] != COMMA:
            return None
        last = before_insertion(chunks, comma)
        start = noun_phrase_left(chunks, last)[1] if last is not None else 0
        if last is None or chunks.tags[start - 1] not in _BEFORE_SPEAKER:
            return None
        named = chunks[comma - 1]
        is_name = bool(named.mentions) and named.mentions[-1].type == "Person" and named.mentions[-1].form == "name"
        return chunks[start].start - 1, (named if is_name else noun_phrase_left(chunks, last)[0][0],)

    def _may_trail(self, clause: Clause) -> bool:
        """Whether a verb of speech stands near the end of the sentence."""
        is_inverted = bool(clause.subject) and clause.subject[0].start > clause.verb.start
        is_last = is_inverted or clause.index >= len(self.chunks) - 4
        return is_last and self._tokens.lows[clause.verb.end - 1] in _SPEECH

    def reporting(self, clause: Clause) -> Clause | None:
        """Find the clause of speech that a clause stands under: “X said that …”.

        Args:
            clause: The clause.
        """
        if not self.speaks:
            return None
        if clause.index not in self._reporting:
            self._reporting[clause.index] = self._find_reporting(clause)
        return self._reporting[clause.index]

    def _find_reporting(self, clause: Clause) -> Clause | None:
        start = clause.index
        if clause.governor is not None:
            return None
        for above in reversed(self.clauses):
            if above.index >= start:
                continue
            between = self.chunks[above.index + 1 : start]
            tags = self.chunks.tags[above.index + 1 : start]
            if STOP in tags and any(chunk.head == ";" for chunk in between if chunk.tag == STOP):
                return None
            is_gerund = above.verb.form == "ing" and COMMA in tags and not {THAT, QUOTE} & set(tags)
            if is_gerund or (above.verb.passive and not above.verb.auxiliaries):
                continue  # “accused of planning a coup, he fled”: nobody says that he did
            if not self.is_speaking(above):
                if THAT in tags or not above.relative or self._is_within(above, clause):
                    continue
                return None
            if clause.shared and clause.subject is above.subject:
                return None  # “denied that he had fled and accused Nader of …”
            if above.verb.head == "accuse" and not {THAT, QUOTE, STOP} & set(tags):
                return None  # “accused the brigade, led by Farid, of …”: that he leads it nobody is accused of
            if THAT not in tags and self._tells_of_object(above, clause, tags):
                return None  # “ordered the attack in which Farid was killed”
            if CONJUNCTION in tags and THAT not in tags and not self._says_before(between[: tags.index(CONJUNCTION)]):
                return None  # “claimed responsibility, but the police blamed …”
            if (
                not between
                or THAT in tags
                or QUOTE in tags
                or (
                    between[0].tag == NOUN
                    and not above.object[1:]
                    and above.verb.head not in {"call", "describe"}
                    and clause.subject
                    and clause.subject[0] in between
                )
            ):
                return above
            return None
        return None

    def _is_within(self, above: Clause, clause: Clause) -> bool:
        """Whether a relative clause stands between a verb and its subject: “said that Farid, who led it, had fled”."""
        return bool(clause.subject) and clause.subject[0].start < above.verb.start

    def _tells_of_object(self, above: Clause, clause: Clause, tags: str) -> bool:
        """Whether a clause tells of what somebody ordered, demanded or denied by a noun, and is no part of that."""
        word = self._tokens.lows[above.verb.end - 1]
        is_no_saying = word in _DENYING or (above.verb.head in _AHEAD and word not in _SPEECH)
        if PREPOSITION + RELATIVE not in tags:
            return clause.relative and is_no_saying
        # What one denies, plans or proposes “in which” somebody was killed need never have been; what one ordered was.
        may_be_none = is_no_saying and above.verb.head not in _ORDERING
        return not may_be_none and any(chunk.head in _HAPPENINGS for chunk in self.in_which(clause))

    def in_which(self, clause: Clause) -> list[Chunk]:
        """Find what a clause behind “in which” tells of: the noun phrases that “which” stands for.

        Args:
            clause: The clause.

        Returns:
            All that stand right before “in which”, last first; none where the clause stands behind no such words.
        """
        tags = self.chunks.tags
        at = tags.rfind(PREPOSITION + RELATIVE, 0, clause.index) if "which" in self._words else -1
        if at < 0 or VERB in tags[at : clause.index]:
            return []
        before = itertools.takewhile(lambda chunk: chunk.tag in _PHRASE, reversed(self.chunks[:at]))
        return [chunk for chunk in before if chunk.tag == NOUN]

    def _says_before(self, between: Sequence[Chunk]) -> bool:
        """Whether what somebody says has begun, with who does it."""
        return any(chunk is each for clause in self.clauses for each in clause.subject for chunk in between)

    def is_speaking(self, clause: Clause) -> bool:
        """Whether what follows a verb may be what somebody says, denies, fears or imagines.

        Args:
            clause: The clause of the verb.
        """
        word, head = self._tokens.lows[clause.verb.end - 1], clause.verb.head
        return word in _SPEECH or word in _DENYING or head in _AHEAD or head in _IMAGINING

    def is_false(self, clause: Clause) -> bool:
        """Say whether what a verb says, accuses or convicts somebody of is told to be not so: “falsely claimed”.

        Args:
            clause: The clause of the verb.
        """
        verb = clause.verb
        return (
            self._may_be_false
            and not _FALSELY.isdisjoint(self._tokens.lows[verb.start - 1 : verb.end])
            and (self.is_speaking(clause) or verb.head in _ACCUSING)
        )

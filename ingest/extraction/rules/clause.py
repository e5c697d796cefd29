"""Clause: a verb of a sentence with who does it, to whom, and what stands behind its prepositions."""

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from typing import Final

from ingest.extraction.rules.alternatives import are_alternatives
from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import (
    CLOSE,
    COMMA,
    CONJUNCTION,
    DATE,
    END,
    NOUN,
    OPEN,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    STOP,
    SUBORDINATOR,
    THAT,
    VERB,
    Chunk,
)
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.phrases import WHERE, noun_phrase_right

_BOUNDS: Final = frozenset({STOP, SUBORDINATOR, THAT, RELATIVE})
_NAMED: Final = frozenset({NOUN, QUOTE})
_PARTED: Final = frozenset({"by", "in"})
_SHARED: Final = shipped()["happenings.shared"]


@dataclass(eq=False, slots=True)
class Clause:
    """A verb with what belongs to it.

    Args:
        index: Where the verb stands among the chunks.
        verb: The verb group.
        chunks: The sentence.
        subject: Who does it: noun phrases, several where they are joined.
        object: To whom or what.
        governor: The clause that an infinitive or participle hangs on.
        governing_noun: The noun that an infinitive hangs on: “a plan to”.
        relative: It is a relative clause.
        shared: It has its subject from the clause before.
        opens: It is a participle that the sentence begins with: “Born in Aden, Farid fled”.
        fronted: What stands before “which” or “whom”: its object.
        complement: What it calls or makes of its object: “called Farid a hero”.
        closes: Of an aside: where the comma stands that ends it, behind which it is gone on with the verb before:
            “met Farid, who was killed by Libya, in Aden on Monday”; 0 where there is none.
        resumes: Of that verb: where that comma stands.
    """

    index: int
    verb: Chunk
    chunks: Chunks
    subject: list[Chunk] = field(default_factory=list)
    object: list[Chunk] = field(default_factory=list)
    governor: "Clause | None" = None
    governing_noun: Chunk | None = None
    relative: bool = False
    shared: bool = False
    opens: bool = False
    fronted: Chunk | None = None
    complement: list[Chunk] = field(default_factory=list)
    closes: int = 0
    resumes: int = 0
    _adjuncts: dict[str, list[Chunk]] | None = field(default=None, init=False)

    @property
    def previous(self) -> Chunk | None:
        """Give what stands before the verb, past a date: “denied” of “denied on Monday having fled”."""
        at = self.index - 1
        while at >= 0 and self.chunks[at].tag == DATE:
            at -= 2 if at and self.chunks[at - 1].tag == PREPOSITION else 1
        return self.chunks[at] if at >= 0 else None

    @property
    def adjuncts(self) -> dict[str, list[Chunk]]:
        """What stands behind each preposition: read when it is first asked for, as of many verbs nobody does."""
        if self._adjuncts is None:
            listed = self.object[-1].end if len(self.object) > 1 else 0
            self._adjuncts = _adjuncts(self.index + 1, self.chunks, listed, self.closes)
            if self.resumes:
                for name, found in _adjuncts(self.resumes + 1, self.chunks).items():
                    self._adjuncts.setdefault(name, []).extend(found)
        return self._adjuncts

    @property
    def doers(self) -> list[Chunk]:
        """Who does it: the subject, and of a passive who stands behind “by”."""
        return self.adjuncts.get("by", []) if self.verb.passive else self.subject

    @property
    def whom(self) -> list[Chunk]:
        """Whom or what it befalls: the object, and of a passive the subject."""
        return self.subject if self.verb.passive else self.object

    def share(self, other: "Clause", *, without: Collection[str] = ()) -> None:
        """Take what stands behind the prepositions of a verb that this one is joined with.

        Args:
            other: That verb.
            without: Prepositions behind which is what is said of that verb alone: “was killed and buried in Aden”.
        """
        self._adjuncts = {name: each for name, each in other.adjuncts.items() if name not in without}


def _adjuncts(at: int, chunks: Chunks, listed: int = 0, until: int = 0) -> dict[str, list[Chunk]]:
    """Find what stands behind prepositions from a chunk on, until another verb or clause.

    Args:
        at: The chunk.
        chunks: The sentence.
        listed: The token before which a comma only parts the objects: “gave rockets, training and funds to Farid”.
        until: The chunk that ends an aside; 0 where none does.
    """
    tags, depth = chunks.tags, 0
    adjuncts: dict[str, list[Chunk]] = {}
    while (tag := tags[at]) != END and at != until:
        if tag == NOUN:
            pass
        elif tag == OPEN:
            depth += 1
        elif tag == CLOSE:
            depth -= 1
        elif depth > 0:
            pass
        elif tag == PREPOSITION:
            named = _past_what(chunks, at + 1)
            if chunks[at].head == "with" and chunks[at - 1].head in _SHARED:
                pass  # “fought in the war with Libya”
            elif tags[named] in _NAMED:
                phrase = noun_phrase_right(chunks, named)
                if chunks[at].head not in WHERE or not are_alternatives(chunks, phrase):  # “in Aden or Basra”
                    adjuncts.setdefault(chunks[at].head, []).extend(phrase)
                at = max(at, named - 1)
        elif tag == COMMA:
            if tags[at + 1] == NOUN and chunks[at].start >= listed and not _continues(chunks, at):
                break
        elif tag == VERB or tag in _BOUNDS or (tag == CONJUNCTION and _is_of_another(chunks, at, adjuncts)):
            break
        at += 1
    return adjuncts


def _is_of_another(chunks: Chunks, at: int, before: Container[str]) -> bool:
    """Whether “and” joins what befell another: “killed by Libya and Nader by Iraq”, “in Aden and two in Basra”."""
    if not chunks.tags.startswith(NOUN + PREPOSITION, at + 1):
        return False
    return chunks[at + 2].head in before and chunks[at + 2].head in _PARTED


def _continues(chunks: Chunks, at: int) -> bool:
    """Whether a comma only parts a date or an apposition, and the clause goes on behind it: “in May, 2010, in Aden”."""
    after = chunks[at + 1]
    return not after.mentions and after.head[:1].isdigit()


def _past_what(chunks: Chunks, at: int) -> int:
    """Go past “what is known as” and the like."""
    if at + 3 < len(chunks) and chunks[at].head == "what" and chunks[at + 1].tag == VERB:
        return at + 3 if chunks[at + 2].tag == PREPOSITION and chunks[at + 2].head == "as" else at + 2
    return at

"""Chunks: a sentence as noun phrases, verb groups and the small words between them."""

import operator
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.extraction.rules.mentions import Mention

NOUN, VERB, PREPOSITION, CONJUNCTION, RELATIVE, SUBORDINATOR, THAT, DATE = "nvp&witd"
COMMA, STOP, OPEN, CLOSE, QUOTE, END = ",", ";", "(", ")", "“", "."
"""What a chunk is, a letter each, so that a sentence is a word of them and asked as one: is there a verb between?"""


@dataclass(eq=False, slots=True)
class Chunk:
    """A piece of a sentence.

    Args:
        tag: What it is.
        start: Its first token.
        end: The token after its last.
        head: Its last word, in lower case; of a verb group the lemma.
        mentions: The mentions in it, in order.
        form: Of a verb group: ``base``, ``s``, ``past``, ``participle``, ``ing`` or ``to``.
        passive: Of a verb group: it is in the passive.
        auxiliaries: Of a verb group: the words before the verb, such as “would not have been”.
        possessive: Of a noun phrase: it ends in ’s.
    """

    tag: str
    start: int
    end: int
    head: str = ""
    mentions: Sequence[Mention] = ()
    form: str = ""
    passive: bool = False
    auxiliaries: tuple[str, ...] = ()
    possessive: bool = False

    @property
    def is_finite(self) -> bool:
        """Whether a verb group can carry a sentence by itself."""
        return self.form in {"s", "past", "base"} or bool(
            self.auxiliaries and self.form != "to" and self.auxiliaries[0] not in {"being", "having", "not", "never"}
        )

    @classmethod
    def of(cls, mention: Mention) -> "Chunk":
        """Give a mention within a noun phrase as one by itself: Libya, of “the Libyan decision”."""
        return cls(NOUN, mention.start, mention.end, "", (mention,))


_TAG = operator.attrgetter("tag")


class Chunks(list[Chunk]):
    """The chunks of a sentence, in order.

    Args:
        chunks: The chunks; none is added later, and none changes what it is.

    Attributes:
        tags: What each is, as one word; behind the last stands an end.
    """

    __slots__ = ("tags",)

    def __init__(self, chunks: Iterable[Chunk] = ()) -> None:
        super().__init__(chunks)
        self.tags = "".join(map(_TAG, self)) + END

    def all(self, tag: str) -> list[tuple[int, Chunk]]:
        """Give those of one tag, each with where it stands."""
        return [(at, chunk) for at, chunk in enumerate(self) if chunk.tag == tag]

"""Chunks: noun phrases, verb groups and the small words between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extraction.rules.mentions import Mention

NOUN: Final = "n"
VERB: Final = "v"
PREPOSITION: Final = "p"
CONJUNCTION: Final = "&"
RELATIVE: Final = "w"
SUBORDINATOR: Final = "i"
THAT: Final = "t"
DATE: Final = "d"
COMMA: Final = ","
STOP: Final = ";"
OPEN: Final = "("
CLOSE: Final = ")"
QUOTE: Final = "“"
END: Final = "."
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

"""Bodies: which of them “it”, “they”, “both groups” and “the same militia” mean, from one sentence to the next."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.chunks import NOUN, Chunk
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.tokens import Tokens

_ARMED: Final = frozenset({"armed group", "military unit", "armed force"})
_SEVERAL: Final = frozenset(
    {"organizations", "organisations", "groups", "parties", "factions", "movements", "militias", "companies", "sides"}
)
_BODIES: Final = frozenset({"Organization", "State"})
_FROM_ANOTHER: Final = frozenset({"from", "against"})
_WITHIN: Final = 4
"""Words behind “its attack” within which is said whom that was on."""
_BEHIND_OBJECTS: Final = (
    ["of"],
    ["for"],
    ["from"],
    ["with"],
    ["a"],
    ["an"],
    ["."],
    [";"],
    ["in"],
    ["on"],
    ["at"],
    ["again"],
    ["until"],
)
"""What stands right behind “it” where something is done to it."""


class Bodies:
    """Keeps which bodies a text has just told of; it is told of each sentence in turn.

    Args:
        tokens: The text.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.about_before: Mention | None = None
        """Which body or state the sentence before was about."""
        self.is_doubtful = False
        """The sentence before named another body beside that, which “it” may mean as well."""
        self.armed_before: Record | None = None
        """Which armed body was named last in the sentence before: “the same militia”."""
        self._armed: Record | None = None
        self._several: list[Record] = []
        self._acting: Mention | None = None
        self._here: Sequence[Mention] = ()

    def turn(self) -> None:
        """Begin a passage: nobody has been spoken of yet."""
        self.about_before = self._armed = None
        self._several = []

    def enter(self, mentions: Sequence[Mention]) -> None:
        """Begin a sentence.

        Args:
            mentions: Its mentions.
        """
        self._acting, self._here = None, mentions
        self.armed_before, self._armed = self._armed, None
        for mention in mentions:
            if mention.form == "name" and mention.record is not None and mention.record.kind in _ARMED:
                self._armed = mention.record

    def leave(self, about: Mention | None) -> None:
        """End a sentence.

        Args:
            about: Whom or what it was about.
        """
        self.about_before = about if about is not None and about.type in _BODIES else None
        self.is_doubtful = self.about_before is not None and self._is_one_of_several(self.about_before)

    def _is_one_of_several(self, about: Mention) -> bool:
        """Whether the sentence named another body: whose “its commander” is then, and what “it” is, nothing says."""
        named = {each.record for each in self._here if each.type == "Organization" and each.form == "name"}
        return bool(named - {about.record, None})

    @property
    def body(self) -> Record | None:
        """Which body the sentence before was about."""
        about = self.about_before
        return about.record if about is not None and about.type == "Organization" else None

    @property
    def is_acting(self) -> bool:
        """Whether the sentence so far is about a body or a state."""
        return self._acting is not None

    def acts(self, body: Mention) -> None:
        """Note which body or state the sentence so far is about."""
        self._acting = body

    def named_together(self, found: Sequence[Mention | None]) -> bool:
        """Note two or more bodies that were named together, for “the groups” later on.

        Args:
            found: What the noun phrases mean that were joined.

        Returns:
            Whether there are so many.
        """
        bodies = [each.record for each in found if each is not None and each.record and each.type == "Organization"]
        if len(bodies) > 1:
            self._several = bodies
        return len(bodies) > 1

    def expanded(self, chunks: list[Chunk]) -> list[Chunk]:
        """Put in the place of “the organizations” or “both groups” those whom the sentence before was about."""
        if len(self._several) < 2 or len(chunks) != 1 or chunks[0].mentions or chunks[0].head not in _SEVERAL:
            return chunks
        if self._tokens.lows[chunks[0].start] not in {"the", "both", "these", "two"}:
            return chunks
        at = chunks[0]
        return [
            Chunk(NOUN, at.start, at.end, at.head, (Mention(at.start, at.end, "pronoun", "Organization", record),))
            for record in self._several
        ]

    def again(self, chunk: Chunk) -> Mention | None:
        """Find which body “it” or “they” means: the one that the sentence is about, or the one before was."""
        about = self._acting
        if about is not None and self._tokens.lows[chunk.start - 1] in _FROM_ANOTHER:
            # “split from it”: from the body that the sentence before was about, or it would be “itself”
            about = self.about_before if self.about_before and self.about_before.record is not about.record else None
        elif about is not None and self._tokens.lows[chunk.end : chunk.end + 1] in _BEHIND_OBJECTS:
            # “The party accused it of …”: not the party, but the body that the sentence before was about.
            other = self.about_before if not self.is_doubtful else None
            about = other if other is not None and other.record is not about.record else None
        elif about is None:
            before = [each for each in self._here if each.end <= chunk.start and each.type in _BODIES]
            # “It attacked Aden”: who was told of goes on
            goes_on = not self.is_doubtful or self._tokens.lows[chunk.end : chunk.end + 1] not in _BEHIND_OBJECTS
            about = self.about_before if not before and goes_on else None
            if self._tokens.lows[chunk.start] == "they" and before and before[-1].type == "Organization":
                about = before[-1]  # “the brigade's men, so that they could …”
        if about is None or (about.record is None and about.entry is None):
            return None
        return Mention(chunk.start, chunk.end, "pronoun", about.type, about.record, about.entry)

    def whose(self, chunk: Chunk, *, judged: bool) -> Mention | None:
        """Find whose “its attack” was: the one body that the sentence names, beside whom the attack was on.

        Args:
            chunk: The noun phrase.
            judged: The sentence says what somebody thinks of it, who is named before and hardly did it himself.
        """
        others = [
            each for each in self._here if each.type in _BODIES and not chunk.end <= each.start < chunk.end + _WITHIN
        ]
        named = {each.entry.name if each.record is None and each.entry else each.record for each in others}
        only = others[0] if len(named) == 1 else None
        if only is None or only.form != "name" or self._tokens.lows[only.end : only.end + 1] in (["'s"], ["'"]):
            return None
        before = self.about_before
        if before is not None and before.record is not only.record and only.start < chunk.start:
            return None  # “The brigade fled. Libya filmed its attack.”
        if (
            judged
            and only.end < chunk.start
            and self._tokens.lows[only.end : chunk.start] != ["for"]
            and only is self._acting
        ):
            return None
        return Mention(chunk.start, chunk.start + 1, "pronoun", only.type, only.record, only.entry)

    def same(self, chunk: Chunk) -> Mention | None:
        """Find which armed body “the same militia” means: the one that was named in the sentence before."""
        last = chunk.mentions[-1]
        is_same = (
            self.armed_before is not None
            and last.form == "noun"
            and last.record is not None
            and last.record.kind in _ARMED
            and self._tokens.lows[chunk.start : chunk.start + 2] == ["the", "same"]
        )
        return Mention(chunk.start, chunk.end, "pronoun", "Organization", self.armed_before) if is_same else None

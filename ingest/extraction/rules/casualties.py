"""Casualties: how many people fell victim to something, where they have no names: “13 protesters”, “a soldier”."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ingest.extraction.rules.chunk_list import Chunks
from ingest.extraction.rules.chunks import COMMA, CONJUNCTION, STOP, VERB, Chunk
from ingest.extraction.rules.lexicon import plural, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.sums import is_number, read_sum

_PEOPLE: Final = shipped()["people.heads"]
_MANY: Final = shipped()["people.many"]
NO_PEOPLE: Final = (
    shipped()["people.no-people"]
    | shipped()["equipment.heads"]
    | shipped()["equipment.vessels"]
    | frozenset(shipped().events)
)
"""What nobody is: beasts, things, plans."""
_INCLUDING: Final = frozenset({"include", "including"})
_ONE: Final = frozenset({"a", "an", "another", "one"})
_NO_NOUNS: Final = frozenset({"dead", "wounded", "others"})


@dataclass(frozen=True, slots=True)
class Casualties:
    """A number of people without names.

    Args:
        number: How many.
        bound: How that is meant: ``exact``, ``at least``, …
        noun: What they were; “people” where that is not said, or they were of several sorts.
        start: The first token that says so.
        end: The token after the last.
        most: How many at most, where that is said beside how many at least.
    """

    number: int
    bound: str
    noun: str
    start: int
    end: int
    most: int | None = None

    def __str__(self) -> str:
        number = str(self.number) if self.most is None else f"{self.number} to {self.most}"
        return f"{number} {self.noun}"

    def bounds(self) -> list[tuple[int, str]]:
        """Give each number that is said, with how it is meant: “20-30” is at least 20, and at most 30."""
        return [(self.number, self.bound), *([] if self.most is None else [(self.most, "at most")])]


def read(
    lows: Sequence[str], chunks: Sequence[Chunk], *, of_lives: bool = False, of_harmed: bool = False
) -> Casualties | None:
    """Read how many people some noun phrases are of.

    Args:
        lows: The tokens in lower case.
        chunks: Noun phrases that are joined.
        of_lives: They are of lives that were lost, or of “12 dead”.
        of_harmed: They are of those who were killed or hurt, so that people have any name: “nine cadets”.

    Returns:
        Their number; None where the first tells of none, and of people with names.
    """
    found: list[tuple[int, str, int | None]] = []
    for chunk in chunks:
        counted = _count(lows, chunk, of_lives=of_lives, of_harmed=of_harmed)
        if counted is None:
            break
        found.append(counted)
    if not found:
        return None
    # “two soldiers and the crew”: these two at least
    bounds = {bound for _, bound, _ in found if bound != "exact"}
    bounds |= {"at least"} if len(found) < len(chunks) else set()
    told = chunks[: len(found)]
    nouns = {plural(chunk.head) if plural(chunk.head) in _PEOPLE else chunk.head for chunk in told}
    noun = nouns.pop() if len(nouns) == 1 else "people"
    # “nine Libyans” are nine people
    is_plain = of_harmed and may_be_people(noun) and not any(_ends_named(chunk) for chunk in told)
    return Casualties(
        sum(number for number, *_ in found),
        bounds.pop() if len(bounds) == 1 else "about" if bounds else "exact",
        noun if noun in _PEOPLE - _NO_NOUNS or is_plain else "people",
        min(chunk.start for chunk in told),
        max(chunk.end for chunk in told),
        found[0][2] if len(chunks) == 1 else None,  # no sum has an upper bound but where each of its numbers has
    )


def included(chunks: Chunks, at: int) -> list[Mention]:
    """Read the people whom a sentence counts among many behind a verb: “…, including Farid, a trader, and Nader”.

    Args:
        chunks: The sentence.
        at: The verb.
    """
    first = next((each + 1 for each in range(at, len(chunks)) if _includes(chunks, each)), len(chunks))
    found = []
    for each in range(first, len(chunks)):
        chunk = chunks[each]
        if chunk.tag == VERB or chunk.tag == STOP:
            break
        is_listed = each == first or chunks[each - 1].tag in {COMMA, CONJUNCTION}
        last = chunk.mentions[-1] if chunk.mentions and is_listed else None
        if last is not None and last.type == "Person" and last.form == "name" and last.end == chunk.end:
            found.append(last)
    return found


def _ends_named(chunk: Chunk) -> bool:
    return bool(chunk.mentions) and chunk.mentions[-1].end == chunk.end


def may_be_people(noun: str) -> bool:
    """Say whether a noun behind a number of those who were killed or hurt may be of people: any but beasts.

    A list of what people are would never be whole: cadets, monks, tribesmen, customs agents.

    Args:
        noun: The noun in lower case.
    """
    is_plural = noun.endswith(("men", "women")) or (noun.endswith("s") and not noun.endswith("ss")) or noun in _MANY
    return noun.isalpha() and is_plural and noun not in NO_PEOPLE


def _includes(chunks: Chunks, at: int) -> bool:
    """Whether “including” or “among them” ends there."""
    return chunks[at].head in _INCLUDING or (chunks[at].head == "them" and chunks[at - 1].head == "among")


def _count(lows: Sequence[str], chunk: Chunk, *, of_lives: bool, of_harmed: bool) -> tuple[int, str, int | None] | None:
    """Read how many people one noun phrase is of, how the number is meant, and how many at most where it is of two."""
    if any(mention.type == "Person" and mention.form == "name" for mention in chunk.mentions):
        return None
    if lows[chunk.start] in _ONE and plural(chunk.head) in _PEOPLE:
        return 1, "exact", None
    is_of_people = of_lives or chunk.head in _PEOPLE or is_number(chunk.head)
    if not (is_of_people or (of_harmed and may_be_people(chunk.head))):
        return None
    # “hundreds of others”
    start = chunk.start - 2 if chunk.start > 1 and lows[chunk.start - 1] == "of" else chunk.start
    number = read_sum(lows, start, chunk.end)
    if number is None or number.currency or number.value != int(number.value):
        return None
    return int(number.value), number.bound, None if number.most is None else int(number.most)

"""Telling: how a question is read that no wording fits: whom it names, and the words that a claim must hold.

Nothing is guessed of who did it to whom. What is found has every word of the question that means something, in that
form or in one that says the same, and is about everybody whom it names; who reads it sees what it says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from identity.states import peoples
from queries.asking.alignment import is_content
from queries.asking.belonging import without_calling
from queries.asking.names import Names
from queries.asking.wording import AUXILIARIES, in_one, is_question, turning
from queries.asking.words import POSSESSIVE, Word, entries, listed, text_of
from queries.parameters import ANY_ENTITY, Parameter
from schema.errors import CallError

if TYPE_CHECKING:
    from identity.ranking import Candidate

_ORDER: Final = frozenset({"after", "before", "since", "until"})
_WHICH: Final = ("which", "what")
LONGEST_NAME: Final = 6
MOST_WORDS: Final = 6
FEWEST: Final = 2
"""Of one word, or of one entity, everything is told."""

ENDS: Final = ("entity", "other")
"""The parameters that those who are named fill, in the order in which they are."""

_WITHIN_NAMES: Final = frozenset({"of", "in", "on", "at", "for", "the", "and"})
_ANYBODY: Final = Parameter((ANY_ENTITY,), "whom or what")
_TELLING: Final[Mapping[str | None, str]] = {
    "how-many": "figure",
    "how-much": "amount",
    "how-often": "date",
    "how-long": "date",
    "when": "date",
    "where": "place",
}
"""What a claim must tell to answer a question word."""

_UNTOLD: Final = frozenset({"why", "how-old"})
"""What no words alone answer."""


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a question.

    Args:
        begin: The place of its first word.
        end: The place after its last.
        entity: Whom or what it means.
    """

    begin: int
    end: int
    entity: "Candidate"


@dataclass(frozen=True, slots=True)
class Telling:
    """Whom a question names, and which words it has beside.

    Args:
        arguments: What the query gets.
        names: The names as the question has them, by parameter.
        entities: The entities that they were read as, by parameter.
    """

    arguments: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)
    entities: Mapping[str, "Candidate"] = field(default_factory=dict)

    def without_a_word(self) -> Iterator[tuple["Telling", str]]:
        """Leave each word out in turn, where somebody is named and another word is left.

        Yields:
            The rest, and the word.
        """
        said = self.arguments.get("noun", "").split()
        if len(said) > (1 if self.entities else FEWEST):
            for word in said:
                rest = " ".join(other for other in said if other != word)
                yield replace(self, arguments={**self.arguments, "noun": rest}), word


def tellings(
    said: Sequence[Word], names: Names, known: frozenset[str], *, dated: bool, beside: str | None = None
) -> Iterator[Telling]:
    """Read a question word by word.

    Args:
        said: Its words, without its dates.
        names: Where names are looked up.
        known: The senses of all content words that the queries know.
        dated: Whether it asks of a time: what bears no date says nothing of it.
        beside: The question word of what it asks beside.

    Yields:
        What it names and says, the strictest reading first; nothing where a word turns it round, stands for somebody
        unnamed, or too little is left to find.
    """
    asked = in_one(said, entries("interrogatives"))
    question = next((word.stem for word in asked if is_question(word)), None)
    if question in _UNTOLD:
        return
    if any(one.sense in known and two.stem == "and" and three.sense in known for one, two, three in _threes(asked)):
        # Two things are asked at once.
        return
    sort = next((after for word, after in pairwise(asked) if word.text.lower() in _WHICH), None)
    people = sort if sort and sort.text.lower() in peoples() else None
    if people:
        # Which Americans did it, or had it done to them, is not what America did: of their people a claim has a word.
        lower = replace(people, text=people.text.lower())
        asked = [lower if word is people else word for word in asked]
        people = lower
    spans = [span for span in named(asked, names, known) if asked[span.begin] is not people]
    if any(turning(_beside(asked, spans), {"or"})):
        return
    if any(word.is_pronoun for word in asked[: spans[0].begin if spans else None]):
        return
    if any(span.begin and asked[span.begin - 1].stem in _ORDER for span in spans):
        # “Who led it after Farid?”: what is told of Farid himself is no answer.
        return
    order = next((place for place, word in enumerate(asked) if word.stem in _ORDER), None)
    if order is not None and not any(map(_is_wanted, asked[:order])):
        # “What happened before the embassy was attacked?”: that attack is told, and not what came before it.
        return
    tells = _TELLING.get(question) or _TELLING.get(beside) or ("date" if dated else None)
    meant = [word for word in _beside(asked, spans[: len(ENDS)]) if _is_wanted(word)]
    called = without_calling(said)
    # What sort of thing is named may be left out where more is said; of what calling somebody is may not.
    meant = [
        word for word in meant if word in _of_no_kind(meant) or word is people or (called and word.text == called[1])
    ] or meant
    yield from _telling(asked, spans, meant, tells)
    if sort and sort in meant and spans and len(meant) > 1 and not (called or people or sort.is_of_a_nation):
        # Which newspaper somebody edits is told without saying that it is one.
        yield from _telling(asked, spans, [word for word in meant if word is not sort], tells)
    if spans and meant and not (called or people):
        # Of whom a claim speaks may stand in its words alone.
        spelt = [word for word in _as_spelt(asked, spans) if _is_wanted(word)]
        yield from _telling(asked, (), spelt, tells)


def _telling(
    said: Sequence[Word], spans: Sequence[Span], meant: Sequence[Word], tells: str | None
) -> Iterator[Telling]:
    wanted = dict.fromkeys(word.text for word in meant)
    ends = dict(zip(ENDS, spans, strict=False))
    if len(wanted) > MOST_WORDS or len(wanted) + len(ends) + bool(tells and ends) < FEWEST:
        return
    arguments = {name: span.entity.id for name, span in ends.items()}
    arguments |= {"noun": " ".join(wanted)} if wanted else {}
    arguments |= {"telling": tells} if tells else {}
    written = {name: text_of(said[span.begin : span.end]) for name, span in ends.items()}
    yield Telling(arguments, written, {name: span.entity for name, span in ends.items()})


def _beside(said: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    """Give the words that stand in no name."""
    within = {place for span in spans for place in range(span.begin, span.end)}
    return [word for place, word in enumerate(said) if place not in within]


def _of_no_kind(said: Sequence[Word]) -> list[Word]:
    """Leave out what sort of thing is named."""
    return [word for word in said if word.stem not in listed("kinds")]


def _as_spelt(said: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    """Write the names in a question as the graph spells them, as much of each as the question has.

    What sort of thing is named is left out, but for a name that says no more.
    """
    spelt: list[Word] = []
    end = 0
    for span in spans:
        run = list(_spelt(said[span.begin : span.end], span.entity))
        spelt += [*_of_no_kind(said[end : span.begin]), *(_of_no_kind(run) or run)]
        end = span.end
    return [*spelt, *_of_no_kind(said[end:])]


def _spelt(run: Sequence[Word], entity: "Candidate") -> Sequence[Word]:
    from identity.spelling import explain

    for name in (entity.name, entity.matched):
        parts = [part for part in explain(text_of(run), name).matches if part.left]
        if parts and all(part.right for part in parts):
            return [replace(run[0], text=part.right.title(), stem=part.right) for part in parts]
    return run


def _threes(said: Sequence[Word]) -> Iterator[tuple[Word, Word, Word]]:
    return zip(said, said[1:], said[2:], strict=False)


def _is_wanted(word: Word) -> bool:
    return is_content(word) and not (
        is_question(word) or word.stem in AUXILIARIES or word.stem in listed("light") or word.is_pronoun
    )


def named(said: Sequence[Word], names: Names, known: frozenset[str]) -> list[Span]:
    """Find the names in a question, each as long as it goes.

    Args:
        said: The words of the question.
        names: Where names are looked up.
        known: The senses of all content words that the queries know.
    """
    has_capitals = any(word.is_capitalised for word in said[1:])
    found: list[Span] = []
    place = 0
    while place < len(said):
        for end in range(min(len(said), place + LONGEST_NAME), place, -1):
            run = said[place:end]
            if _may_name(run, known, has_capitals) and (entity := _read(run, names)):
                if all(entity.id != span.entity.id for span in found):
                    found.append(Span(place, end, entity))
                place = end
                break
        else:
            place += 1
    return found


def _may_name(run: Sequence[Word], known: frozenset[str], has_capitals: bool) -> bool:
    first, last = run[0], run[-1]
    if not (is_content(first) and is_content(last)) or first.stem == POSSESSIVE:
        return False
    if any(not (is_content(word) or word.stem in _WITHIN_NAMES or word.stem == POSSESSIVE) for word in run):
        return False
    if any(word.stem in listed("light") or word.is_pronoun for word in run) or last.stem in listed("ordinals"):
        return False
    if has_capitals:
        return any(word.is_capitalised for word in run) and not first.is_participle
    return any(word.sense not in known for word in run)


def _read(run: Sequence[Word], names: Names) -> "Candidate | None":
    try:
        # What is told of a city is not told of the government that sits there.
        found = names.read(text_of(run), ENDS[0], _ANYBODY, is_place=True)
    except CallError:
        return None
    if not found.exact and len(run) > 1 and run[-1].stem in listed("kinds"):
        # The fighters of a body are told by its own claims, whatever else is called after them.
        body = _read(run[:-1], names)
        return None if body and body.exact else found
    return found

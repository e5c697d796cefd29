"""Patterns: the wordings of every query, brought into the one way of saying it and made ready to be compared.

A wording that leaves open what is done, ``Who {predicate} {target}?``, makes one pattern for each verb: so many that
they are made for the verbs of a question alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final

from queries.asking.alignment import Pattern, is_content
from queries.asking.wording import AUXILIARIES, Wording, in_one, without_openers, wordings
from queries.asking.words import Word, entries, participle, words
from queries.predicates import verbs
from queries.saved_query import SavedQuery

BOTH_SIDES: Final = 0.02
"""What it costs that a wording was made from two others."""

ANY_VERB: Final = 0.12
"""What it costs that a wording says nothing of its own about what is done: a query for that alone goes before."""

_CONTRACT: Final = ("as_of", "known_by")


@dataclass(frozen=True, slots=True)
class Cut:
    """A wording of a query, cut into words.

    Args:
        query: The query.
        ask: The wording as the query's file has it.
        words: Its words.
        said: The verb that stands in it for a predicate, by parameter.
    """

    query: SavedQuery
    ask: str
    words: Sequence[Word]
    said: Mapping[str, str] = field(default_factory=dict)


def cut(queries: Iterable[SavedQuery]) -> list[Cut]:
    """Cut the wordings of queries into words.

    Args:
        queries: The queries.
    """
    asked = (Cut(query, ask, without_openers(words(ask))) for query in queries for ask in query.metadata.asks)
    # `dots query check` says which wording names what is no parameter; nothing can fill it.
    return [
        ask
        for ask in asked
        if all(word.slot in ask.query.parameters or word.slot in _CONTRACT for word in ask.words if word.is_slot)
    ]


def senses(asks: Iterable[Cut]) -> frozenset[str]:
    """Give the senses of all content words in wordings: what the queries know."""
    return frozenset(word.sense for ask in asks for word in ask.words if is_content(word))


def patterns(asks: Sequence[Cut], known: frozenset[str]) -> Iterator[Pattern]:
    """Make the patterns of wordings, and those that follow from two wordings of one query.

    Args:
        asks: The wordings.
        known: The senses of all content words in them.

    Yields:
        Patterns; the dates of a wording are left out of them.
    """
    active: dict[tuple[str, tuple[tuple[str, str], ...]], list[Wording]] = {}
    for ask in asks:
        for wording in wordings(_without_dates(ask.query, ask.words), known):
            active.setdefault((ask.query.name, tuple(ask.said.items())), []).append(wording)
            if any(word.is_slot or is_content(word) for word in wording.words):
                yield Pattern(ask.query, _costing(wording, ask.said), ask.ask, ask.said)
    by_name = {ask.query.name: ask.query for ask in asks}
    for (name, said), of_one in active.items():
        for wording in _with_both_sides(of_one):
            yield Pattern(by_name[name], _costing(wording, dict(said)), f"{by_name[name].question}?", dict(said))


def _costing(wording: Wording, said: Mapping[str, str]) -> Wording:
    return replace(wording, cost=wording.cost + ANY_VERB) if said else wording


def is_open(ask: Cut) -> bool:
    """Say whether a wording leaves open what is done."""
    return any(_is_predicate(ask.query, word) for word in ask.words)


def with_verb(ask: Cut, verb: str) -> Cut:
    """Put a verb where a wording leaves open what is done.

    Args:
        ask: Such a wording.
        verb: The verb, as ``words.toml`` writes it.
    """
    place = next(place for place, word in enumerate(ask.words) if _is_predicate(ask.query, word))
    put = [*ask.words[:place], *verb_words()[verb], *ask.words[place + 1 :]]
    return Cut(ask.query, ask.ask, put, {ask.words[place].slot: verb})


@cache
def verb_words() -> Mapping[str, Sequence[Word]]:
    """Give the words of each verb that says a predicate, the first as a participle: a passive can be told by it."""
    cut_up = {verb: words(verb) for verb in verbs()}
    return {verb: [replace(said[0], text=participle(said[0].text)), *said[1:]] for verb, said in cut_up.items()}


@cache
def verb_senses() -> Mapping[str, frozenset[str]]:
    """Give what each of these verbs says by itself, however many words it is."""
    return {
        verb: frozenset(
            word.sense
            for table in ("phrases", "reversed")
            for word in (*said, *in_one(said, entries(table)))
            if is_content(word)
        )
        for verb, said in verb_words().items()
    }


def _is_predicate(query: SavedQuery, word: Word) -> bool:
    return word.is_slot and word.slot in query.parameters and query.parameters[word.slot].type == ("predicate",)


def _without_dates(query: SavedQuery, said: Sequence[Word]) -> list[Word]:
    """Leave the dates of a wording out, with what introduces them: those of a question are taken out before."""
    plain: list[Word] = []
    for word in said:
        declared = query.parameters.get(word.slot) if word.is_slot else None
        if word.is_slot and (word.slot in _CONTRACT or (declared and declared.type[0] == "date")):
            if plain and plain[-1].stem in _BEFORE_DATES:
                plain.pop()
            elif [each.stem for each in plain[-2:]] == ["as", "of"]:
                del plain[-2:]
            continue
        plain.append(word)
    return plain


_BEFORE_DATES: Final = frozenset(
    {"in", "on", "at", "dur", "during", "by", "between", "and", "from", "to", "before", "after", "since", "until"}
)


def _with_both_sides(active: Sequence[Wording]) -> Iterable[Wording]:
    """From who did it to somebody, and to whom somebody did it, make that somebody did it to somebody."""
    bare = [tuple(word for word in each.words if word.stem not in AUXILIARIES) for each in active]
    suffered = {_verb(said[:-1]): said for said in reversed(bare) if len(said) > 1 and said[-1].is_slot}
    for said in bare:
        if len(said) > 1 and said[0].is_slot and (verb := _verb(said[1:])):
            whom = suffered.get(verb)
            if whom and whom[-1].stem != said[0].stem:
                yield Wording(None, (said[0], *whom), BOTH_SIDES)


def _verb(said: Sequence[Word]) -> tuple[str, ...]:
    """Give the senses of what is done; nothing where a parameter stands among it."""
    return () if any(word.is_slot for word in said) else tuple(word.sense for word in said if is_content(word))

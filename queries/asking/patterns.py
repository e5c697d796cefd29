"""Patterns: the wordings of every query, brought into the one way of saying it and made ready to be compared."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from queries.asking.alignment import Pattern, is_content
from queries.asking.wording import AUXILIARIES, Wording, without_openers, wordings
from queries.asking.words import Word, words
from queries.saved_query import SavedQuery

BOTH_SIDES: Final = 0.02
"""What it costs that a wording was made from two others."""

_CONTRACT: Final = ("as_of", "known_by")

Cut = tuple[SavedQuery, str, list[Word]]
"""A query, a wording of it, and the words of that."""


def cut(queries: Iterable[SavedQuery]) -> list[Cut]:
    """Cut the wordings of queries into words.

    Args:
        queries: The queries.
    """
    asked = ((query, ask, without_openers(words(ask))) for query in queries for ask in query.metadata.asks)
    # `dots query check` says which wording names what is no parameter; nothing can fill it.
    return [
        (query, ask, said)
        for query, ask, said in asked
        if all(word.slot in query.parameters or word.slot in _CONTRACT for word in said if word.is_slot)
    ]


def senses(asks: Iterable[Cut]) -> frozenset[str]:
    """Give the senses of all content words in wordings: what the queries know."""
    return frozenset(word.sense for _, _, said in asks for word in said if is_content(word))


def patterns(asks: Sequence[Cut], known: frozenset[str]) -> Iterator[Pattern]:
    """Make the patterns of wordings, and those that follow from two wordings of one query.

    Args:
        asks: The wordings.
        known: The senses of all content words in them.

    Yields:
        Patterns; the dates of a wording are left out of them.
    """
    active: dict[str, list[Wording]] = {}
    for query, ask, said in asks:
        for wording in wordings(_without_dates(query, said), known):
            active.setdefault(query.name, []).append(wording)
            if any(word.is_slot or is_content(word) for word in wording.words):
                yield Pattern(query, wording, ask)
    for query in {query.name: query for query, _, _ in asks}.values():
        for wording in _with_both_sides(active.get(query.name, [])):
            yield Pattern(query, wording, f"{query.question}?")


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

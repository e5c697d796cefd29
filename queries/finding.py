"""Finding a saved query by some words of it: no database is needed, and nothing but the query files is read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from queries.asking.words import Word, is_misspelt, listed, sense_of, stem, words
from queries.saved_query import SavedQuery

NAME: Final = 5.0
QUESTION: Final = 3.0
ASK: Final = 2.0
PARAMETER: Final = 1.5
COLUMN: Final = 1.0

_AROUND: Final = '.,;:?!“”‘"()[]'
"""What stands around words: a plain word needs no cutting."""
_SENSE: Final = 0.7
_BEGINNING: Final = 0.6
_MISSPELT: Final = 0.4
_SHORTEST_BEGINNING: Final = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A query that has some of the words.

    Args:
        query: The query.
        score: How much of what was looked for stands in it, and how prominently.
        words: Which of the words it has.
    """

    query: SavedQuery
    score: float
    words: tuple[str, ...]


def find(queries: Iterable[SavedQuery], text: str) -> list[Found]:
    """Find queries by words of their names, questions, wordings, parameters and columns.

    Args:
        queries: Where to look.
        text: Some words; their order does not matter, nor their endings.

    Returns:
        The queries that have most of the words, the best first; a rare word counts more than a common one.
    """
    looked_for = list({word.stem: word for word in words(text) if word.stem not in listed("empty")}.values())
    texts = {query.name: (query, _words(query)) for query in queries}
    # Many words stand in most of the queries: each is held against what is looked for once.
    written = {each for _, held in texts.values() for each in held}
    alike = {word.text: _alike(word, written) for word in looked_for}
    weights = {
        name: {word: weight for word, like in alike.items() if (weight := _weight(like, held))}
        for name, (_, held) in texts.items()
    }
    borne = {word.text: sum(word.text in each for each in weights.values()) for word in looked_for}
    found = [
        Found(
            texts[name][0],
            sum(weight * log(1 + len(texts) / borne[word]) for word, weight in each.items()),
            tuple(each),
        )
        for name, each in weights.items()
        if each
    ]
    return sorted(found, key=lambda each: (-len(each.words), -each.score, each.query.name))


def _words(query: SavedQuery) -> dict[str, float]:
    """Give the words of a query as written, each with the weight of the most prominent place where it stands."""
    prominent: dict[str, float] = {}
    for text, weight in _texts(query):
        for joined in text.lower().replace("-", " ").replace("_", " ").replace("/", " ").split():
            written = joined.strip(_AROUND)
            if weight > prominent.get(written, 0.0):
                prominent[written] = weight
    return prominent


def _texts(query: SavedQuery) -> Iterator[tuple[str, float]]:
    yield query.name, NAME
    yield query.question, QUESTION
    yield query.details, ASK
    for ask in query.metadata.asks:
        yield ask, ASK
    for name, parameter in query.parameters.items():
        yield f"{name} {parameter.description} {parameter.example or ''}", PARAMETER
    for name, column in query.metadata.columns.items():
        yield f"{name} {column.description}", COLUMN


def _alike(wanted: Word, written: Iterable[str]) -> dict[str, float]:
    """Give what is like a word of all that is written, and how much."""
    return {each: like for each in written if (like := _likeness(wanted, each))}


def _weight(alike: Mapping[str, float], held: Mapping[str, float]) -> float:
    """Say how prominently a word stands in a query, by what is like it; 0 where it does not."""
    return max((held[written] * alike[written] for written in alike.keys() & held.keys()), default=0.0)


def _likeness(wanted: Word, written: str) -> float:
    """Say how like a word what is written is: 1 for the same word, 0 for another."""
    # Nearly all of what is written is one plain word, which needs no cutting.
    stems = (stem(written),) if written.isalnum() else tuple(word.stem for word in words(written))
    return max((_likeness_of(wanted, found) for found in stems), default=0.0)


def _likeness_of(wanted: Word, found: str) -> float:
    if found == wanted.stem:
        return 1.0
    if sense_of(found) == wanted.sense:
        return _SENSE
    if len(wanted.stem) >= _SHORTEST_BEGINNING and found.startswith(wanted.stem):
        return _BEGINNING
    return _MISSPELT if is_misspelt(wanted.stem, found) else 0.0

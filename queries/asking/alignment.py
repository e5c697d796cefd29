"""Alignment: how well a question fits one wording of a query, and which of its words fill the wording's parameters.

Both are laid beside each other word by word, in order: a literal of the wording meets the same word, or one of the same
sense; a parameter takes a run of words that may be a name; whatever has no partner costs as much as it means. The
least costly way is found by dynamic programming.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Final

from queries.asking.wording import AUXILIARIES, PASSIVE, Wording
from queries.asking.words import POSSESSIVE, Word, interrogatives, is_misspelt, listed, prepositions, stems
from queries.saved_query import Column, SavedQuery

EMPTY: Final = 0.03
CONTENT: Final = 1.5
FORBIDDEN: Final = 3.0
SAME_SENSE: Final = 0.08
IN_OTHER_WORDS: Final = 0.04
LONGEST_NAME: Final = 12

_ALWAYS_EMPTY: Final = frozenset({"have", "the", "a", "an"})
_UNASKED: Final = 0.1
_OTHER_WORD: Final = 0.1
_OTHER_COLUMN: Final = 0.2
_DATES: Final = frozenset({"when", "dated", "dates", "since", "until", "date", "began", "ended"})


@dataclass(frozen=True)
class Pattern:
    """One wording of a query, ready to be compared.

    Args:
        query: The query.
        wording: The wording in the one way of saying it; its dates are left out.
        ask: The wording as the query's file has it.
        said: The verb that stands in it for a predicate, by parameter.
    """

    query: SavedQuery
    wording: Wording
    ask: str
    said: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def senses(self) -> frozenset[str]:
        """The senses of its content words."""
        return frozenset(word.sense for word in self.wording.words if is_content(word))

    @property
    def rank(self) -> int:
        """The place of the wording among those of the query."""
        return rank_of(self.query, self.ask)


def rank_of(query: SavedQuery, ask: str) -> int:
    """Give the place of a wording among those of a query: the first is what it answers best.

    Args:
        query: The query.
        ask: A wording; one that was made from two of them comes after all.
    """
    asks = query.metadata.asks
    return asks.index(ask) if ask in asks else len(asks)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a question fits a wording.

    Args:
        pattern: The wording.
        slots: The words that fill each of its parameters.
        cost: How much of either finds nothing in the other; 0 where they say the same.
    """

    pattern: Pattern
    slots: Mapping[str, tuple[Word, ...]]
    cost: float


def is_content(word: Word) -> bool:
    """Say whether a word means something by itself."""
    return not (
        word.is_slot
        or word.stem in listed("empty")
        or word.stem in prepositions()
        or word.stem in interrogatives()
        or word.stem in {POSSESSIVE, "by", PASSIVE.stem}
    )


def fit(asked: Wording, pattern: Pattern, known: frozenset[str], limit: float) -> Fit | None:
    """Lay a question beside a wording.

    Args:
        asked: The question.
        pattern: The wording.
        known: The senses of all content words that the queries know.
        limit: The cost above which a fit is none.

    Returns:
        The best fit; None where it costs more than the limit, or a parameter stays empty.
    """
    start = asked.cost + pattern.wording.cost + _question_words(asked.asked, pattern)
    if start > limit:
        return None
    found = _aligned(asked.words, pattern.wording.words, known, limit - start, strict=not pattern.senses)
    if found is None:
        return None
    cost, slots = found
    return Fit(pattern, slots, round(start + cost, 4))


_Way = tuple[float, tuple[tuple[str, int, int], ...]]


def _aligned(
    question: Sequence[Word], pattern: Sequence[Word], known: frozenset[str], limit: float, *, strict: bool
) -> tuple[float, dict[str, tuple[Word, ...]]] | None:
    """Find the cheapest way from the beginning of both to their ends, place by place.

    A wording that has no content word, such as ``Where was {entity}?``, is strict: it is its small words that count.
    """
    reached: list[list[_Way | None]] = [[None] * (len(pattern) + 1) for _ in range(len(question) + 1)]
    reached[0][0] = (0.0, ())

    def reach(i: int, j: int, way: _Way) -> None:
        held = reached[i][j]
        if way[0] <= limit and (held is None or way < held):
            reached[i][j] = way

    for i in range(len(question) + 1):
        for j in range(len(pattern) + 1):
            way = reached[i][j]
            if way is None:
                continue
            cost, slots = way
            if i < len(question):
                reach(i + 1, j, (cost + left_over(question[i], strict), slots))
            if j == len(pattern):
                continue
            if not pattern[j].is_slot:
                reach(i, j + 1, (cost + _missing(pattern[j], strict), slots))
                if i < len(question) and (met := _met(question[i], pattern[j])) is not None:
                    reach(i + 1, j + 1, (cost + met, slots))
                continue
            taken = 0.0
            for end in range(i + 1, min(len(question), i + LONGEST_NAME) + 1):
                taken += _in_name(question[end - 1], known, strict)
                if cost + taken > limit:
                    break
                if not (_is_edge(question[i], first=True) or _is_edge(question[end - 1])):
                    reach(end, j + 1, (cost + taken, (*slots, (pattern[j].slot, i, end))))
    final = reached[-1][-1]
    if final is None:
        return None
    return final[0], {name: tuple(question[begin:end]) for name, begin, end in final[1]}


@cache
def left_over(word: Word, strict: bool) -> float:
    """Say what it costs to pass over a word of a question."""
    if word.stem == POSSESSIVE:
        return 1.0
    if word.stem in listed("never") or word.is_pronoun or word.stem == PASSIVE.stem:
        return FORBIDDEN
    if word.stem in listed("empty"):
        return CONTENT if strict and word.stem not in _ALWAYS_EMPTY else EMPTY
    return CONTENT if strict else prepositions().get(word.stem, CONTENT)


@cache
def _missing(word: Word, strict: bool) -> float:
    """Say what it costs that a question lacks a word of the wording."""
    if word.stem == POSSESSIVE:
        return 0.3
    if word.stem in {"by", PASSIVE.stem}:
        return FORBIDDEN
    if word.stem in listed("empty"):
        return CONTENT if strict and word.stem not in _ALWAYS_EMPTY else EMPTY
    return CONTENT if strict else prepositions().get(word.stem, CONTENT)


@cache
def _met(word: Word, literal: Word) -> float | None:
    if word.stem == literal.stem:
        # What stands for several words is told from the verb itself, and from other words for it.
        is_same = (word.start < 0) == (literal.start < 0)
        is_alike = word.start >= 0 or stems(word.text) == stems(literal.text)
        return 0.0 if is_same and is_alike else IN_OTHER_WORDS
    if not is_content(literal) or not is_content(word):
        return None
    return SAME_SENSE if word.sense == literal.sense else None


@cache
def _in_name(word: Word, known: frozenset[str], strict: bool) -> float:
    """Say what it costs to read a word as part of a name: most where the queries know it, and it has no capital."""
    stem = word.stem
    if stem == POSSESSIVE:
        return 0.05
    if word.is_capitalised and stem not in AUXILIARIES | interrogatives() | listed("pronouns") | {PASSIVE.stem}:
        return 0.02
    if word.start < 0 or stem in AUXILIARIES or stem in interrogatives() or stem in listed("pronouns"):
        return FORBIDDEN
    if stem in listed("never") - listed("ordinals"):
        return 0.5
    if stem in prepositions():
        return 0.15
    if stem in listed("empty"):
        return 0.04
    if word.sense in known:
        return 0.25 if strict else 0.12
    if any(is_misspelt(stem, sense) for sense in (*known, *prepositions())):
        return 0.4 if strict else 0.12
    return 0.02


def _is_edge(word: Word, *, first: bool = False) -> bool:
    """Say whether a word cannot begin, or cannot end, a name."""
    if word.is_capitalised:
        return False
    if first and word.stem in {"the", "a", "an"}:
        return False
    if not first and word.stem in listed("ordinals"):
        return True
    return word.stem in prepositions() or word.stem in listed("empty") or (word.stem == POSSESSIVE)


def _question_words(asked: str | None, pattern: Pattern) -> float:
    """Say what it costs that a question asks for something else than a wording, where its columns may tell it too."""
    wording, columns = pattern.wording.asked, pattern.query.columns
    if asked == wording:
        return 0.0
    if not pattern.senses:
        return FORBIDDEN
    match asked:
        case None:
            return _UNASKED
        case "who" | "what":
            return _OTHER_WORD if wording in {"who", "what", None} else 0.4
        case "how":
            return _OTHER_COLUMN if wording == "what" else FORBIDDEN
        case _:
            return _OTHER_COLUMN if tells(columns, asked) else FORBIDDEN


def tells(columns: Mapping[str, Column], asked: str) -> bool:
    """Say whether an answer tells what a question word asks for, whatever it is asked.

    Args:
        columns: The columns of the answer.
        asked: The question word: when, where, how-long and so on.
    """
    match asked:
        case "when" | "how-long" | "how-often":
            return any(column in _DATES for column in columns)
        case "where":
            return any(column.type == "Place" or name in {"place", "places"} for name, column in columns.items())
        case "who":
            return any(column.is_entity for column in columns.values())
        case "how-many":
            return any("count" in name or name in {"number", "killed", "wounded"} for name in columns)
        case "how-much":
            return any("amount" in name or "sum" in name for name in columns)
        case _:
            return False

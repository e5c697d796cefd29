"""Several: two or more who are named in one place, ``Who threatened Tel Aviv and Haifa?``; each is asked of alone."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from queries.asking.telling import Span
from queries.asking.wording import AUXILIARIES
from queries.asking.words import Word

MOST = 4
"""How many may be named in one place."""


def each_alone(said: Sequence[Word], spans: Sequence[Span]) -> Iterator[list[list[Word]]]:
    """Find where several are named in one place, and ask of each of them alone.

    Args:
        said: The words of a question.
        spans: The names in it, in order.

    Yields:
        For each such place, the question once for each who is named there, in order.
    """
    for first, last in _listed(said, spans):
        begin, end = spans[first].begin, spans[last].end
        if not _are_together(said, begin, end):
            yield [[*said[:begin], *said[span.begin : span.end], *said[end:]] for span in spans[first : last + 1]]


def _are_together(said: Sequence[Word], begin: int, end: int) -> bool:
    """Say whether it is asked what is between those who are named: ``between Iran and Israel``, ``Did they fight?``."""
    is_between = begin > 0 and said[begin - 1].stem == "between"
    return is_between or (said[0].stem in AUXILIARIES and end == len(said) - 1)


def _listed(said: Sequence[Word], spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of the names that ``and`` joins: ``Hamas, Hizbullah and the Houthis``."""
    for last, (one, other) in enumerate(pairwise(spans), start=1):
        if not _is_joint(said[one.end : other.begin]):
            continue
        first = last - 1
        # A comma is no word: what goes before it stands right beside.
        while first > 0 and not said[spans[first - 1].end : spans[first].begin]:
            first -= 1
        if last - first < MOST:
            yield first, last


def _is_joint(between: Sequence[Word]) -> bool:
    stems = [word.stem for word in between]
    return stems in (["and"], ["and", "the"])

"""Quotes: where words that somebody repeated stand in the text.

A model that repeats a text breaks its lines elsewhere and straightens its quotation marks, and a reader leaves out what
nobody sees in it; that much is forgiven. The words and their order are not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.extraction.visible import UNSEEN, UNSEEN_SIGN, seen
from schema.text import Span, normalise

_LOOSE = {
    "'": "['‘’ʼ′`´]",
    '"': '["“”„«»″]',
    "-": "[-‐‑‒–—−]",
}
_SAME = str.maketrans({sign: plain for plain, signs in _LOOSE.items() for sign in signs.strip("[]") if sign != plain})
_EDGES = ' \t\n"“”„«»…'
_PREFIXING = re.compile("[\u0590-\u08ff]")
"""Hebrew and Arabic script, which write small words together with the next: a name there may stand within a word."""


def find(text: str, quote: str, start: int, end: int) -> Span | None:
    """Find a quote in a stretch of a text.

    Args:
        text: The normalised text.
        quote: The words, as they were repeated.
        start: Where the stretch begins.
        end: Where it ends.

    Returns:
        Where the words stand first; None where they do not.
    """
    for words in (quote, quote.strip(_EDGES)):
        if (pattern := _pattern(words, _is_veiled(text))) is not None and (found := pattern.search(text, start, end)):
            return Span(found.start(), found.end())
    return None


def mentions(text: str, name: str, start: int, end: int) -> Iterator[Span]:
    """Find every place of a stretch where a name stands as words of its own.

    Args:
        text: The normalised text.
        name: The name.
        start: Where the stretch begins.
        end: Where it ends.

    Yields:
        The places in order.
    """
    if (pattern := _pattern(name, _is_veiled(text))) is None:
        return
    inside = _PREFIXING.match(name) is not None
    for found in pattern.finditer(text, start, end):
        if (inside or not _joins(text, found.start())) and not _joins(text, found.end()):
            yield Span(found.start(), found.end())


def _joins(text: str, place: int) -> bool:
    """Say whether a place lies within a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


@lru_cache(maxsize=4)
def _is_veiled(text: str) -> bool:
    """Say whether a text holds signs that nobody sees, which may stand between the letters of any word."""
    return not text.isascii() and UNSEEN_SIGN.search(text) is not None


@lru_cache(maxsize=1024)
def _pattern(words: str, is_veiled: bool) -> re.Pattern[str] | None:
    plain = seen(normalise(words)).translate(_SAME).split()
    if not plain:
        return None
    between, space = (rf"[{UNSEEN}]*", rf"[{UNSEEN}]*\s[\s{UNSEEN}]*") if is_veiled else ("", r"\s+")
    return re.compile(space.join(between.join(_LOOSE.get(sign) or re.escape(sign) for sign in word) for word in plain))

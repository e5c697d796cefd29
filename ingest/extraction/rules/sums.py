"""Sums: counts and money, with how each number is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from ingest.extraction.rules.lexicon import read_table, shipped
from ingest.extraction.rules.tokens import tokenise

_LETTERED: Final = re.compile(r"[a-z]{1,3}\d[\d.]*")
_NUMBERS: Final = shipped().numbers
_LARGE: Final = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
_MANY: Final = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "tens": 10,
    "thousands": 1000,
    "millions": 10**6,
    "billions": 10**9,
}
"""Numbers of which there are several: two of them at least."""
_LONGEST: Final = 20
"""Characters of the longest number in figures; what is longer is a key or a row of figures, and counts nothing."""
_TOO_LARGE: Final = 10**15
"""What no text counts or pays so many of; below it every number fits into 64 bits."""

_TENS: Final = frozenset(range(20, 100, 10))
_BOUNDS: Final = (("at", "least"), ("at", "most"), ("as", "many", "as"), ("as", "much", "as"))
"""What says how a number is meant, and begins with a preposition."""
_COMPARED: Final = frozenset({("more", "than"), ("less", "than"), ("fewer", "than"), ("up", "to")})
SIGNS: Final = frozenset("$€£")
"""Signs that stand before a sum of money."""
_ROUNDING: Final = frozenset({"about", "around"})
_PRICE: Final = 4
"""Words within which a sum of money behind “about” names its currency."""
BOUNDING: Final = frozenset({"at", "as", "than", "to", "between"}) | _ROUNDING
"""Prepositions that may say how a number is meant."""
RANGING: Final = frozenset({"-", "–", "or", "to", "and"})
"""What may stand between the two numbers of which the one or the other is meant: “20-30”, “two or three”."""


_OPEN: Final = {"more": "at least", "so": "about", "fewer": "at most", "less": "at most"}
"""What stands behind a number and “or”, and how the number is then meant."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency of ISO 4217.

    Args:
        code: Its code.
        factor: How many of it one of the named is: ten rials for a toman.
    """

    code: str
    factor: int = 1


@cache
def _currencies() -> tuple[dict[str, Currency], dict[tuple[str, ...], Currency]]:
    """Read what currencies are called: by a word alone, a sign or a code, and by an adjective and a word."""
    alone: dict[str, Currency] = {}
    told: dict[tuple[str, ...], Currency] = {}
    for code, adjectives, nouns, signs, is_alone, factor in read_table("currencies.csv"):
        currency = Currency(code, int(factor))
        words = [*filter(None, signs.split(",")), *(nouns.split(",") if is_alone else ())]
        alone.setdefault(code.lower(), Currency(code))
        for word in words:
            alone.setdefault(word, currency)
        for adjective in filter(None, adjectives.split(",")):
            told.update({(*tokenise(adjective), noun): currency for noun in nouns.split(",")})
    return alone, told


@dataclass(frozen=True, slots=True)
class Sum:
    """A number in the text.

    Args:
        start: Its first token.
        end: The token after its last.
        value: The number.
        bound: How it is meant.
        currency: The code of the currency where it is money.
        most: How many at most, where the number is the lower one of two: “20-30”.
    """

    start: int
    end: int
    value: Decimal
    bound: str = "exact"
    currency: str | None = None
    most: Decimal | None = None


@cache
def _nouns() -> frozenset[str]:
    """Read the words for currencies, those of several states too: “kroner”."""
    rows = read_table("currencies.csv")
    return frozenset(noun for _, _, nouns, *_ in rows for noun in nouns.split(",") if noun)


def is_money(lows: Sequence[str], start: int, end: int) -> bool:
    """Whether a sum of money stands between two tokens: “$3 million”, “250,000 kroner”."""
    number = read_sum(lows, start, end)
    if number is None:
        return False
    return number.currency is not None or (number.end < len(lows) and lows[number.end] in _nouns())


def is_code(low: str) -> bool:
    """Whether a word in lower case is the code of a currency, as “usd”."""
    return len(low) == 3 and low in _currencies()[0]


def is_amount(lows: Sequence[str], at: int) -> bool:
    """Whether a figure with a letter or two for its currency before it stands at a token: “P20 million”."""
    return lows[at + 1] in _LARGE and _LETTERED.fullmatch(lows[at]) is not None


def read_sum(lows: Sequence[str], start: int, end: int) -> Sum | None:
    """Read the first number between two tokens.

    Args:
        lows: The tokens in lower case.
        start: Where to look.
        end: Where to stop.

    Returns:
        The number; None where there is none. A year is none, and neither is what is too large.
    """
    for at in range(start, end):
        if (many := _MANY.get(lows[at])) is not None:
            return _several(lows, at, end, Decimal(2 * many))
        value = number_of(lows[at]) or _one(lows, at, end)
        if value is None:
            continue
        stop = at + 1
        if value in _TENS and stop < end and 0 < _NUMBERS.get(lows[stop], 0) < 10:
            value += _NUMBERS[lows[stop]]  # “ninety six”
            stop += 1
        most, open_ = None, ""
        if stop + 1 < end and lows[stop] in RANGING and (after := range_end(lows, stop, end)):
            most, open_, stop = number_of(lows[stop + 1]), _OPEN.get(lows[stop + 1], ""), after
        while stop < end and lows[stop] in _LARGE and max(value, most or 0) < _TOO_LARGE:
            value *= _LARGE[lows[stop]]
            most = most and most * _LARGE[lows[stop]]
            stop += 1
        if max(value, most or 0) >= _TOO_LARGE:
            return None
        begin = at
        alone, _ = _currencies()
        currency = alone.get(lows[at - 1]) if at else None
        if currency:
            begin -= 1
        else:
            currency, stop = _currency(lows, stop)
        if currency is None and stop == at + 1 and lows[at].isdecimal() and 1500 <= value < 2100:
            continue
        code, factor = (currency.code, currency.factor) if currency is not None else (None, 1)
        if most is not None:
            return Sum(begin, stop, value * factor, "at least", code, most * factor)
        return Sum(begin, stop, value * factor, open_ or _bound(lows, begin), code)
    return None


def _several(lows: Sequence[str], at: int, end: int, value: Decimal) -> Sum | None:
    """Read “dozens”, “hundreds of thousands”, “tens of thousands”: at least two of them."""
    stop = at + 1
    while stop + 1 < end and lows[stop] == "of" and lows[stop + 1] in _MANY and value < _TOO_LARGE:
        value *= _MANY[lows[stop + 1]]
        stop += 2
    if value >= _TOO_LARGE:
        return None
    currency, after = _currency(lows, stop + (stop < len(lows) and lows[stop] == "of"))
    code = currency.code if currency is not None else None
    return Sum(at, after if code else stop, value * (currency.factor if currency else 1), "at least", code)


def _one(lows: Sequence[str], at: int, end: int) -> Decimal | None:
    """Read “a hundred”, “half a dozen”."""
    if lows[at] == "a" and at + 1 < end and lows[at + 1] in _LARGE:
        return Decimal("0.5") if at and lows[at - 1] == "half" else Decimal(1)
    return None


def _currency(lows: Sequence[str], at: int) -> tuple[Currency | None, int]:
    """Read the currency that begins at a token: “dollars”, “Iraqi dinars”."""
    alone, told = _currencies()
    for size in (3, 2):
        if (currency := told.get(tuple(lows[at : at + size]))) is not None:
            return currency, at + size
    if at < len(lows) and (currency := alone.get(lows[at])) is not None:
        return currency, at + 1
    return None, at


def bound_end(lows: Sequence[str], at: int, end: int, *, of_people: bool = False) -> int:
    """Find the number behind words that begin with a preposition and say how it is meant: “at least 20”, “up to ten”.

    Args:
        lows: The tokens in lower case.
        at: The preposition.
        end: Where the number must have begun.
        of_people: A verb stands before it that says how people were harmed: “killed about 300”.

    Returns:
        Where the number begins; 0 where the preposition is one of its own.
    """
    low = lows[at]
    if low in _ROUNDING:
        # “paid him about €300,000”, where “asked about three men” asks about them
        is_sum = at + 1 < end and is_money(lows, at + 1, min(at + _PRICE, end))
        return at + 1 if is_sum or (of_people and at + 1 < end and is_number(lows[at + 1])) else 0
    if low == "between":
        return at + 1 if at + 2 < end and range_end(lows, at + 2, end) else 0
    if low in {"at", "as"}:
        stop = next((at + len(words) for words in _BOUNDS if tuple(lows[at : at + len(words)]) == words), 0)
    else:
        stop = at + 1 if at and (lows[at - 1], low) in _COMPARED else 0
    if not stop or stop >= end:
        return 0
    figure = stop + 1 if lows[stop] in _currencies()[0] and stop + 1 < end else stop  # “at least $10 million”
    return stop if is_number(lows[figure]) else 0


def range_end(lows: Sequence[str], at: int, end: int) -> int:
    """Find where two numbers end of which the one or the other is meant: “20-30”, “two or three”, “between 20 and 30”.

    “Two or more” is one number, and how it is meant.

    Args:
        lows: The tokens in lower case.
        at: What stands between the two.
        end: Where the second must have begun.

    Returns:
        The token after the second; 0 where they are no such two, as in “rose from 20 to 30”.
    """
    if not 0 < at < end - 1:
        return 0
    before = lows[at - 2] if at > 1 else ""
    if (before == "from" and lows[at] == "to") or (before != "between" and lows[at] == "and"):
        return 0
    if lows[at] == "or" and lows[at + 1] in _OPEN:
        return at + 2 if number_of(lows[at - 1]) is not None else 0
    least, most = number_of(lows[at - 1]), number_of(lows[at + 1])
    return at + 2 if least is not None and most is not None and 0 < least < most else 0


def is_number(low: str) -> bool:
    """Whether a word in lower case is a number, or one of which there are several: “dozens”."""
    return low in _LARGE or low in _MANY or number_of(low) is not None


def number_of(low: str) -> Decimal | None:
    """Read a number in words or figures.

    Args:
        low: The word in lower case.

    Returns:
        How many; None where it is no number.
    """
    if low in _NUMBERS:
        return Decimal(_NUMBERS[low])
    if low[0].isdecimal() and len(low) <= _LONGEST:
        figures = low.replace(",", "")
        for suffix, factor in (("bn", 10**9), ("m", 10**6)):
            if figures.endswith(suffix) and figures[: -len(suffix)].replace(".", "", 1).isdecimal():
                return Decimal(figures[: -len(suffix)]) * factor
        if figures.replace(".", "", 1).isdecimal():
            return Decimal(figures)
    return None


def _bound(lows: Sequence[str], at: int) -> str:
    before = lows[max(0, at - 2) : at]
    if before[-2:] == ["at", "least"] or before[-2:] == ["no", "fewer"]:
        return "at least"
    if before[-2:] in (["more", "than"], ["upwards", "of"]) or before[-1:] == ["over"]:
        return "more than"
    if before[-2:] in (["up", "to"], ["at", "most"]):
        return "at most"
    if before[-1:] and before[-1] in {"about", "around", "some", "nearly", "approximately", "roughly", "almost"}:
        return "about"
    return "exact"

"""Sums: counts and money, with how each number is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_SMALL = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_LARGE = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
}
_CURRENCIES = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    "pounds": "GBP",
    "rubles": "RUB",
    "roubles": "RUB",
    "yen": "JPY",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "francs": "CHF",
    "rials": "IRR",
}


@dataclass(frozen=True, slots=True)
class Sum:
    """A number in the text.

    Args:
        start: Its first token.
        end: The token after its last.
        value: The number.
        bound: How it is meant.
        currency: The code of the currency where it is money.
    """

    start: int
    end: int
    value: Decimal
    bound: str = "exact"
    currency: str | None = None


def read_sum(lows: Sequence[str], start: int, end: int) -> Sum | None:
    """Read the first number between two tokens.

    Args:
        lows: The tokens in lower case.
        start: Where to look.
        end: Where to stop.

    Returns:
        The number; None where there is none. A year is none.
    """
    for at in range(start, end):
        value = _number(lows[at])
        if value is None:
            continue
        stop = at + 1
        while stop < end and lows[stop] in _LARGE:
            value *= _LARGE[lows[stop]]
            stop += 1
        begin = at
        currency = _CURRENCIES.get(lows[at - 1]) if at and lows[at - 1] in "$€£" else None
        if currency:
            begin -= 1
        elif stop < len(lows) and lows[stop] in _CURRENCIES:
            currency = _CURRENCIES[lows[stop]]
            stop += 1
        if currency is None and stop == at + 1 and lows[at].isdigit() and 1500 <= value < 2100:
            continue
        return Sum(begin, stop, value, _bound(lows, begin), currency)
    return None


def _number(low: str) -> Decimal | None:
    if low in _SMALL:
        return Decimal(_SMALL[low])
    if low[0].isdigit():
        figures = low.replace(",", "")
        for suffix, factor in (("bn", 10**9), ("m", 10**6)):
            if figures.endswith(suffix) and figures[: -len(suffix)].replace(".", "", 1).isdigit():
                return Decimal(figures[: -len(suffix)]) * factor
        if figures.replace(".", "", 1).isdigit():
            return Decimal(figures)
    if "-" in low:
        tens, _, ones = low.partition("-")
        if tens in _SMALL and ones in _SMALL:
            return Decimal(_SMALL[tens] + _SMALL[ones])
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

"""Nicknames: what somebody is called in quotation marks, within his name (Karim “the Hook” Haddad) or behind it."""

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.extraction.rules.aliases import KNOWN_AS, SAYS_SO, opening, past_brackets
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.naming import NAME_HEADS
from ingest.extraction.rules.tokens import Tokens

_LONGEST: Final = 4
"""Words past which what stands in quotation marks is no nickname."""


def join(names: Sequence[Name], tokens: Tokens) -> list[Name]:
    """Make one name of what stands before and behind a nickname: Karim “the Hook” Haddad.

    Args:
        names: The names of a text, in order, before it is decided what they are of.
        tokens: The text.
    """
    quoted = list(_quoted(tokens))
    if not quoted:
        return list(names)
    starts, ends = {name.start: name for name in names}, {name.end: name for name in names}
    joined: list[Name] = []
    for start, end in quoted:
        first, last = ends.get(start - 1), starts.get(end + 1)
        if first is None or last is None or first.entry or last.entry or tokens.lows[last.end - 1] in NAME_HEADS:
            continue
        joined.append(Name(first.start, last.end, titled=first.titled, nickname=(start, end)))
    if not joined:
        return list(names)
    covered = {at for name in joined for at in range(name.start, name.end)}
    return sorted([*joined, *(name for name in names if name.start not in covered)], key=lambda name: name.start)


def note(names: Sequence[Name], tokens: Tokens) -> None:
    """Note the nicknames behind the names of people: Karim Haddad, also known as “the Hook”.

    Args:
        names: The names of a text; a nickname is noted on its bearer.
        tokens: The text.
    """
    lows, quoted = tokens.lows, list(_quoted(tokens))
    people = {name.end: name for name in names if name.type == "Person"} if quoted else {}
    for start, end in quoted:
        at, says_so = start - 2, False
        while at > 0 and lows[at] in KNOWN_AS:
            says_so = says_so or lows[at] in SAYS_SO
            at -= 1
        if lows[at] == ";":
            at = opening(lows, at)  # “Haddad (alias Abu Zorn; alias “the Hook”)”
        if says_so:
            at = past_brackets(lows, at)
        bearer = people.get(at + (lows[at] not in {",", "("})) if says_so and at > 0 else None
        if bearer is not None and bearer.nickname is None and lows[start] not in {"a", "an"}:
            bearer.nickname = (start, end)


def _quoted(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Give what stands in quotation marks and is written like a name."""
    for start, end in tokens.quotes:
        if 0 < end - start <= _LONGEST and any(tokens.capital[start:end]) and tokens.words[end - 1][0].isalnum():
            yield start, end

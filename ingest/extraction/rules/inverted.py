"""Inverted names: “FARID, Omar Hassan”, as lists of people have them: the surname in capitals, then the given names."""

from collections.abc import Sequence, Set
from typing import Final

from ingest.extraction.rules.aliases import SAYS_SO
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.naming import NAME_HEADS
from ingest.extraction.rules.tokens import Tokens

_MONTHS: Final = shipped()["calendar.months"]
_SHORTEST: Final = 3
"""Letters from which a surname in capitals is none of initials."""
_LONGEST: Final = 4
"""Words past which it is a headline."""
_BEFORE: Final = frozenset({"(", ";", ":", "•", "-", "–", "—", "*", ")", "."}) | SAYS_SO
"""What stands before an entry of a list, or before another name of one."""
_BEHIND: Final = frozenset({"(", ")", ";", ",", "."})


def join(names: Sequence[Name], tokens: Tokens) -> list[Name]:
    """Make one name of a surname in capitals and the given names behind a comma.

    Args:
        names: The names of a text, in order, before it is decided what they are of.
        tokens: The text.
    """
    starts = {start for start, _ in tokens.sentences}
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        follows = before is not None and name.start == before.end + 1 and tokens.lows[before.end] == ","
        if (
            before is not None
            and follows
            and _is_surname(before, tokens, starts)
            and _are_given(before, name, tokens, starts)
        ):
            joined[-1] = Name(
                before.start, name.end, type="Person", why="surname in capitals before it", given=name.start
            )
        else:
            joined.append(name)
    known = {tuple(tokens.lows[name.start : name.end]) for name in joined if name.given}
    return _again(joined, tokens, known) if known else joined


def _again(names: Sequence[Name], tokens: Tokens, known: Set[tuple[str, ...]]) -> list[Name]:
    """Join what has been an inverted name before wherever it stands: “owned by FARID, Omar”."""
    joined: list[Name] = []
    for name in names:
        before = joined[-1] if joined else None
        if before is not None and tuple(tokens.lows[before.start : name.end]) in known and not name.given:
            joined[-1] = Name(before.start, name.end, type="Person", why="an inverted name again", given=name.start)
        else:
            joined.append(name)
    return joined


def _is_surname(name: Name, tokens: Tokens, starts: set[int]) -> bool:
    words = tokens.words[name.start : name.end]
    begins = name.start in starts or tokens.lows[name.start - 1] in _BEFORE
    in_capitals = all(word.isupper() for word in words) and max(map(len, words)) >= _SHORTEST
    is_of_person = not name.entry and tokens.lows[name.end - 1] not in NAME_HEADS and not name.given
    return begins and in_capitals and len(words) <= _LONGEST and is_of_person


def _are_given(surname: Name, name: Name, tokens: Tokens, starts: set[int]) -> bool:
    if name.entry:
        return False
    given, low = shipped().given, tokens.lows[name.start]
    if any(word.isupper() and len(word) >= _SHORTEST for word in tokens.words[name.start : name.end]) or low in _MONTHS:
        return False
    if tokens.lows[name.end - 1] in NAME_HEADS:
        return False
    behind = tokens.lows[name.end] if name.end < len(tokens) and name.end not in starts else "."
    before = tokens.lows[surname.start - 1] if surname.start else ""
    return behind in _BEHIND and (low in given or behind in {"(", ";"} or before == ":" or before in SAYS_SO)

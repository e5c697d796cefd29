"""Scripts: names that a text gives in the letters of another script beside them: “Farid Nour (Arabic: فريد نور)”."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.aliases import opening
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import Tokens

_LETTERS: Final = "[\u0370-\u1dff\u2e80-\ua7ff\uac00-\ud7ff\uf900-\ufdff\ufe70-\ufefc]"
"""Letters and vowel signs of other scripts than the Latin."""
_WRITTEN: Final = re.compile(rf"{_LETTERS}+(?:[ \u200c\u200d'’.·-]+{_LETTERS}+)*")
_LABELS: Final = shipped()["names.languages"] | shipped()["names.written"]
_PARTING: Final = frozenset({",", ";", "/", "or", "and"})
_BEFORE: Final = frozenset({"(", "[", ","})
_OF_LIST: Final = ["original", "script", ")", ":"]
"""How the lists of the United Nations say so: “Name (original script): …”."""
_NEAR: Final = 60
"""Tokens within which whom an entry is of stands before that."""


def note(names: Sequence[Name], tokens: Tokens) -> None:
    """Note how names are written in other scripts.

    Args:
        names: The names of a text, in order; each is given what stands beside it.
        tokens: The text.
    """
    if not any(map(_WRITTEN.search, itertools.filterfalse(str.isascii, tokens.distinct))):
        return
    written = [tokens.between(found.start(), found.end()) for found in _WRITTEN.finditer(tokens.text)]
    ends = {name.end: name for name in names} if written else {}
    for first, last in written:
        bearer = _of_entry(first, names, tokens) or _beside(first, ends, tokens)
        if bearer is not None and first < last:
            bearer.others = (*bearer.others, (first, last))


def _beside(first: int, ends: dict[int, Name], tokens: Tokens) -> Name | None:
    """Find the name right before, past “(Arabic:”, and past what else stands in the same brackets."""
    lows, at = tokens.lows, first - 1
    while at > 0 and (lows[at] in _LABELS or lows[at] == ":"):
        at -= 1
    if at > 0 and (lows[at] == ";" or (lows[at] in _PARTING and at not in ends)):
        at = opening(lows, at)
    return ends.get(at if at >= 0 and lows[at] in _BEFORE else at + 1)


def _of_entry(first: int, names: Sequence[Name], tokens: Tokens) -> Name | None:
    if tokens.lows[max(0, first - len(_OF_LIST)) : first] != _OF_LIST:
        return None
    near = (name for name in names if name.type == "Person" and first - _NEAR < name.end <= first)
    return next(near, None)

"""Neighbours: the names that stand in one list, where one tells of another: “Hamra, Zorn and the Quorn Party”."""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.acting import Acting
from ingest.extraction.rules.lexicon import Lexicon
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import Tokens

BETWEEN: Final = frozenset({",", "and", "or", "&", "the"})
_JOINING: Final = frozenset({"and", "or", "&"})
_LONGEST_LIST: Final = 6
"""Names past which one in a list tells of another."""


class Neighbours:
    """Finds the lists in which the names of one text stand.

    Args:
        tokens: The text.
        lexicon: What words do.
        acting: Who does something.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, acting: Acting) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._acting = acting
        self.starts: Mapping[int, Name] = {}
        """The names of the text by their first tokens."""
        self.ends: Mapping[int, Name] = {}
        """The names of the text by the token after their last."""

    def enter(self, names: Sequence[Name]) -> None:
        """Begin with the names of the text."""
        self.starts = {name.start: name for name in names}
        self.ends = {name.end: name for name in names}

    def is_body(self, name: Name) -> bool:
        """Whether a name is a body's as it stands: it is known, or was decided before, or has a word for one."""
        if name.type:
            return name.type == "Organization"
        if name.entry is not None and name.entry.form == "name" and name.entry.type == "Organization":
            return True
        words = self._tokens.lows[name.start : name.end]
        is_headed = len(words) > 1 and not self._lexicon.name_heads.keys().isdisjoint(words)
        return is_headed and words[0] not in self._lexicon.given

    def is_person(self, name: Name) -> bool:
        """Whether a name is a person's as it stands: it was decided before, or begins with a given name."""
        is_full = name.end - name.start > 1
        return is_full and (name.type == "Person" or self._tokens.lows[name.start] in self._lexicon.given)

    def listed_with(self, name: Name) -> list[Name]:
        """Find the names with which one stands in a list: “Hamra, Zorn and the Quorn Party”."""
        found: list[Name] = []
        first, last = name.start, name.end
        for step in (-1, 1):
            each = name
            for _ in range(_LONGEST_LIST):
                near = self._beside(each, step)
                if near is None or near.titled or (near.entry is not None and near.entry.type == "State"):
                    break
                found.append(near)
                each = near
            first, last = min(first, each.start), max(last, each.end)
        # “in Aden, Omar Farid fled” is no list: one that does something comes to its “and”
        lows = self._tokens.lows
        is_joined = len(found) > 1 or not _JOINING.isdisjoint(lows[first:last])
        # Nor is “the envoy to the United Nations, Omar Farid, fled”.
        is_apposed = lows[name.start - 1] == "," and len(found) == 1 and self._is_where_sent(found[0])
        is_somebody = lows[name.end : name.end + 1] == ["of"]  # “in Aden, Omar Farid of the party said”
        return found if is_joined or not (is_apposed or is_somebody or self._acting.acts(name)) else []

    def _is_where_sent(self, name: Name) -> bool:
        """Whether somebody has an office of a body: “the ambassador to the United Nations”."""
        lows = self._tokens.lows
        at = name.start - 1 - (lows[name.start - 1] == "the")
        return at > 0 and lows[at] in {"to", "of"} and self._lexicon.role_at(lows, at - 1, at) is not None

    def _beside(self, name: Name, step: int) -> Name | None:
        """Find the name before or behind one in a list, past “,”, “and” and “the”."""
        lows = self._tokens.lows
        at = name.start - 1 if step < 0 else name.end
        if not 0 <= at < len(lows) or lows[at] not in BETWEEN:
            return None
        passed: set[str] = set()
        while 0 <= at < len(lows) and lows[at] in BETWEEN and len(passed) < len(BETWEEN):
            passed.add(lows[at])
            at += step
        if not passed - {"the"}:
            return None
        return self.ends.get(at + 1) if step < 0 else self.starts.get(at)


def is_place(name: Name) -> bool:
    """Whether a name is a place's: it is known for one, or was decided before."""
    return name.type == "Place" or (name.entry is not None and name.entry.type == "Place")

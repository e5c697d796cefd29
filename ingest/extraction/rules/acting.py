"""Acting: whether somebody whom a text names does something there."""

from collections.abc import Mapping
from typing import Final

from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

SINGULAR: Final = frozenset({"was", "is", "had", "has"})
_MODAL: Final = frozenset({"would", "will", "could", "might", "did", "does"})
_BEFORE_VERBS: Final = shipped()["grammar.adverb"] | {"himself", "herself"}
"""What may stand between a name and its verb."""


class Acting:
    """Reads the verbs behind the names of one text.

    Args:
        tokens: The text.
        verbs: The forms of verbs.
    """

    def __init__(self, tokens: Tokens, verbs: Mapping[str, Form]) -> None:
        self._tokens = tokens
        self._verbs = verbs

    def acts(self, name: Name) -> bool:
        """Whether a verb stands behind a name: “Nader later fled”, and not “a delegation of Zorn headed by”."""
        lows, at = self._tokens.lows, name.end
        while at < len(lows) and at < name.end + 2 and (lows[at] in _BEFORE_VERBS or lows[at].endswith("ly")):
            at += 1
        low = lows[at] if at < len(lows) else ""
        if low in SINGULAR or low in _MODAL:
            return True
        form = self._verbs.get(low)
        if form is None or form.doubtful or form.name not in {"past", "both", "s"}:
            return False
        return form.name != "both" or lows[at + 1 : at + 2] != ["by"]

    def is_one(self, name: Name) -> bool:
        """Whether the verb behind a name is in the singular: “Zorns was”, so that it is no plural."""
        lows = self._tokens.lows
        return lows[name.end : name.end + 1] != [] and lows[name.end] in SINGULAR

    def owns(self, name: Name) -> bool:
        """Whether something is said to be somebody's: “Zorn's defeat”."""
        lows = self._tokens.lows
        return lows[name.end : name.end + 1] == ["'s"] and name.end + 1 < len(lows)

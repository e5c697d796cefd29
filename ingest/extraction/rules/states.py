"""States: whether a text means by a state's name the body that acts or the country, where no claim has said it."""

from collections.abc import Container, Iterable, Sequence
from typing import Final

from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.phrases import WHERE
from ingest.extraction.rules.records import Registry
from ingest.extraction.rules.tokens import Tokens

_AUXILIARIES: Final = shipped()["grammar.auxiliary"] | shipped()["grammar.modal"]
_ACTING: Final = frozenset({"by", "against", "with", "between", "that"})
"""What stands before one who does something."""
_PLACE: Final = frozenset({*WHERE, "from", "across", "throughout", "to", "into", "around", "between", "within"})
_PART: Final = frozenset({"the", "northern", "southern", "eastern", "western", "central"})
_POSSESSIVE: Final = frozenset({"'s", "'"})


class States:
    """The states that one document names.

    Args:
        tokens: The text.
        registry: The records of the document.
        verbs: The forms of verbs.
    """

    def __init__(self, tokens: Tokens, registry: Registry, verbs: Container[str]) -> None:
        self._tokens = tokens
        self._registry = registry
        self._verbs = verbs

    def settle(self, mentions: Iterable[Sequence[Mention]]) -> None:
        """Give every state that the text names a record.

        Args:
            mentions: The mentions of the document, by sentence.
        """
        states: dict[str, list[tuple[Mention, bool, bool]]] = {}
        for listed in mentions:
            for mention in listed:
                if mention.type == "State" and mention.entry is not None and mention.form != "adjective":
                    told = mention, self._is_country(mention), self._acts(mention)
                    states.setdefault(mention.entry.name, []).append(told)
        for name, found in states.items():
            self._record(name, found)

    def _record(self, name: str, found: Sequence[tuple[Mention, bool, bool]]) -> None:
        """Take each mention of a state for one of the body or of the country.

        One record will do, as most mentions mean it, unless claims are about the other too.

        Args:
            name: The state.
            found: The mentions, each with whether it stands where one names a country, and one who acts.
        """
        registry, tokens = self._registry, self._tokens
        body, country = registry.find("Organization", name), registry.find("Place", name)
        countries = sum(is_country for _, is_country, _ in found) >= sum(acts for _, _, acts in found)
        for mention, is_country, acts in found:
            if body and country:
                is_place = is_country or (countries and not acts)
            else:
                is_place = bool(country) or (countries and not body)
            assert mention.entry is not None  # noqa: S101 - those without were left out above
            label = "Place" if is_place else "Organization"
            record = registry.of_entry(mention.entry, label, tokens.said(mention.start, mention.end))
            record.spans.append(tokens.span(mention.start, mention.end))

    def _acts(self, mention: Mention) -> bool:
        """Whether a state's name stands where one names who does something."""
        before = self._tokens.lows[mention.start - 1] if mention.start else ""
        after = self._after(mention)
        does = after in _POSSESSIVE or after in self._verbs or after in _AUXILIARIES
        return mention.form == "people" or does or before in _ACTING

    def _is_country(self, mention: Mention) -> bool:
        """Whether a state's name stands where one names a country."""
        lows, at = self._tokens.lows, mention.start - 1
        if at >= 0 and lows[at] in _PART:
            at -= 1
        if mention.form != "name" or at < 0:
            return False
        return lows[at] in _PLACE and self._after(mention) not in _POSSESSIVE

    def _after(self, mention: Mention) -> str:
        return self._tokens.lows[mention.end] if mention.end < len(self._tokens) else ""

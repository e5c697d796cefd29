"""Appositions: what follows a name and a comma and tells what it is of: “, a militia”, “, the former commander of”."""

from collections.abc import Mapping
from typing import Final

from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_PLACES: Final = shipped()["places.heads"]
_SPEECH: Final = shipped()["speech.neutral"]
_RELATIONS: Final = shipped()["people.relation"]
_RANKS: Final = shipped()["people.rank"]
_OFFICES: Final = shipped()["people.office-before"]
_PREPOSITIONS: Final = shipped()["grammar.preposition"]
_CONJUNCTIONS: Final = shipped()["grammar.conjunction"]
_RELATIVES: Final = shipped()["grammar.relative"]
_AUXILIARIES: Final = shipped()["grammar.auxiliary"]
_PERSUASIONS: Final = shipped()["joined.persuasions"]
_JOINING: Final = frozenset({"and", "or", "&"})


class Appositions:
    """Reads the appositions of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        verbs: The forms of verbs.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, verbs: Mapping[str, Form]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._verbs = verbs

    def at(self, at: int) -> tuple[str, str | None] | None:
        """Say what an apposition tells of the name before it.

        Args:
            at: The token behind the comma.

        Returns:
            The type, and the kind that it has as that; None where nothing is told.
        """
        lows, lexicon = self._tokens.lows, self._lexicon
        seen_article = False
        for each in range(at, min(at + 6, len(lows))):
            low = lows[each]
            if each == at and (low in lexicon.given or low.endswith("ing") or self._is_past(low) or low in _JOINING):
                return None  # “…, killing two officers”, “…, told the court”, “…, and a member of”
            if role := lexicon.role_at(lows, each, len(lows)):
                if role[0].is_of_people:
                    return "Person", None
                if role[0].words.endswith(lows[role[1] - 1]):
                    return "Organization", None  # “, the armed wing of”, and not “, an arms broker”
            if low in {"a", "an", "the", "former", "then", "late"}:
                seen_article = True
                continue
            if low in _PERSUASIONS and self._is_name(each):
                return None  # “…, the Communist Party of”, the next in a list
            if seen_article and low in _RELATIONS:
                return "Person", None
            if low in _RANKS or (seen_article and low in _OFFICES and not self._is_compound(each)):
                return "Person", None
            if seen_article and self._is_compound(each):
                continue
            if seen_article and lows[each + 1 : each + 2] and lows[each + 1] in _SPEECH:
                return None  # “…, the ministry said”
            if seen_article and (low in lexicon.heads or low in lexicon.groups) and self._tokens.words[each].islower():
                return "Organization", lexicon.heads.get(low) or lexicon.groups.get(low)
            if seen_article and low in _PLACES:
                return "Place", low
            if not self._tokens.words[each][0].isalpha() or low in _PREPOSITIONS:
                return None
        return None

    def _is_name(self, at: int) -> bool:
        words = self._tokens.words
        return words[at][0].isupper() and at + 1 < len(words) and words[at + 1][0].isupper()

    def _is_past(self, low: str) -> bool:
        form = self._verbs.get(low)
        return form is not None and not form.doubtful and form.name in {"past", "both"}

    def _is_compound(self, at: int) -> bool:
        """Whether a noun only stands before another: “police” in “a police sergeant”."""
        after = self._tokens.lows[at + 1] if at + 1 < len(self._tokens.words) else "."
        tokens = self._tokens
        small = after in _PREPOSITIONS or after in _CONJUNCTIONS
        is_noun = after[0].isalpha() and not small and after not in _RELATIVES
        return is_noun and tokens.words[at + 1].islower() and after not in _AUXILIARIES and after not in self._verbs

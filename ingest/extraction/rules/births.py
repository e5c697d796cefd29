"""Births: where and when people were born, as labels and brackets say: “DOB 1970; POB Aden”, “(b. 1970, Riga)”.

Of which state somebody is a national is said by a label of the same kind: “nationality Libya”.
"""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.aliases import opening
from ingest.extraction.rules.claims import Finding
from ingest.extraction.rules.dates import Dated
from ingest.extraction.rules.entries import LONGEST_BEFORE_NAME
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.tokens import among

_NATIONAL: Final = frozenset({"nationality", "citizenship"})
_LABELS: Final = frozenset({"dob", "pob", "birth", "born", "b."}) | _NATIONAL
_OF_BIRTH: Final = {("date", "of"): "dob", ("place", "of"): "pob"}
_BEFORE: Final = frozenset({"(", ",", ";"})
"""What stands before “born” where no more is said than where and when: “(born 1970, Aden)”."""
_CLOSING: Final = frozenset({")", ";", ",", "."})
"""What stands behind the date of birth where no place is told."""
_OTHER: Final = frozenset({"alt", "alt.", "alternative", "alternate"})


class Births:
    """Reads the labels of birth in one document.

    Args:
        reading: The document while it is read.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        lows = reading.tokens.lows
        self._labels = [at for at in reading.tokens.places(_LABELS) if lows[at] != "born" or self._stands_bare(at)]
        self._passage = -1
        self._who: Mention | None = None
        """The person whom a paragraph names first, to whom labels of birth belong."""
        self._when: Dated | None = None
        self._told: Finding | None = None
        """That he was born then, which is claimed where the paragraph does not say where."""
        self._is_placed = False

    def _stands_bare(self, at: int) -> bool:
        """Whether “born” is a label: behind it stand a colon, a date or a place, and no word for where."""
        lows = self._reading.tokens.lows
        return lows[at + 1 : at + 2] == [":"] or (at > 0 and lows[at - 1] in _BEFORE)

    def may_be_in(self, start: int, end: int) -> bool:
        """Say whether a label stands between two tokens."""
        return bool(among(self._labels, start, end)) if self._labels else False

    def enter(self, passage: int, start: int, mentions: Sequence[Mention]) -> None:
        """Begin a sentence: find whom its paragraph is about.

        Args:
            passage: The paragraph.
            start: The first token of the sentence.
            mentions: Its mentions.
        """
        if passage != self._passage:
            self.settle()
            self._passage, self._who, self._when, self._is_placed = passage, None, None, False
        if self._labels and self._who is None:
            first = next((each for each in mentions if each.type == "Person" and each.form == "name"), None)
            self._who = first if first is not None and first.start - start <= LONGEST_BEFORE_NAME else None

    def settle(self) -> None:
        """Claim when somebody was born of whom the paragraph that ends does not say where."""
        if self._told is not None:
            self._reading.collector.add(self._told)
        self._told = None

    def read(self, start: int, end: int, mentions: Sequence[Mention], dates: Sequence[Dated]) -> list[Dated]:
        """Claim where somebody was born, and when, as the labels of a sentence say.

        Args:
            start: The first token of the sentence.
            end: The token after its last.
            mentions: Its mentions.
            dates: Its dates.

        Returns:
            The dates that are of no birth: what else the sentence tells may be of those.
        """
        told = [self._label(at) for at in among(self._labels, start, end)] if self._labels else []
        if not told:
            return list(dates)
        born: set[int] = set()
        lows = self._reading.tokens.lows
        for label, begin, behind in told:
            when = next((dated for dated in dates if dated.start == behind), None) if label != "pob" else None
            if when is not None:
                if lows[behind - 1] != "born":  # of which a clause may tell: “born 3 May 1970 in Aden”
                    born.add(when.start)
                is_other = not _OTHER.isdisjoint(lows[max(0, begin - 2) : begin])
                self._when = self._when if is_other and self._when is not None else when
                if label == "dob" and self._when is when and self._who is not None and not self._is_placed:
                    self._told = self._born(self._who, begin, when)
        for label, begin, behind in told:
            if label in _NATIONAL:
                self._of_nation(begin, behind, mentions)
            elif label == "pob":
                self._claim(self._who, begin, behind, mentions, dates)
            elif label == "born":
                who = self._who if lows[behind - 1] == ":" else self._beside(begin, mentions)
                self._claim(who, begin, behind, mentions, dates)
        return [dated for dated in dates if dated.start not in born]

    def _label(self, at: int) -> tuple[str, int, int]:
        """Give what a label is short for, its first token, and the token behind it, past a colon."""
        lows = self._reading.tokens.lows
        spelt_out = _OF_BIRTH.get((lows[at - 2], lows[at - 1]))
        label = "born" if lows[at] == "b." else lows[at]
        return spelt_out or label, at - 2 if spelt_out else at, at + 1 + (lows[at + 1 : at + 2] == [":"])

    def _beside(self, at: int, mentions: Sequence[Mention]) -> Mention | None:
        """Find of whom “(b. 1970, Aden)” or “, born 1970, Aden” tells: who stands before the bracket or the comma."""
        first = opening(self._reading.tokens.lows, at - 1)
        people = (each for each in mentions if each.end == first and each.type == "Person" and each.form == "name")
        return next(people, None)

    def _claim(
        self, who: Mention | None, first: int, behind: int, mentions: Sequence[Mention], dates: Sequence[Dated]
    ) -> None:
        """Claim where somebody was born, if a place stands there, or behind the date and a comma."""
        reading, when = self._reading, self._when
        lows = reading.tokens.lows
        if when is not None and when.start == behind:
            behind = when.end + (lows[when.end : when.end + 1] == [","])
        behind += lows[first] == "b." and lows[behind : behind + 1] == ["in"]
        where = next((each for each in mentions if each.start == behind and each.type in {"Place", "State"}), None)
        if who is None or who.record is None:
            return
        if where is None:
            if when is not None and lows[first] != "pob" and not _CLOSING.isdisjoint(lows[when.end : when.end + 1]):
                self._told = self._told or self._born(who, first, when)  # “Farid (born 1970)”
            return
        if who is self._who:
            self._told, self._is_placed = None, True
        if when is None:
            stop = where.end + (lows[where.end : where.end + 1] == [","])
            when = next((dated for dated in dates if dated.start == stop), None)  # “born Aden 1970”
        if (place := reading.events.country(where)) is None:
            return
        finding = Finding(
            who.record, "BORN_IN", place, reading.tokens.span(first, where.end), "place of birth in an entry"
        )
        if when is not None:
            finding.when, finding.when_text = when.when, reading.tokens.said(when.start, when.end)
        reading.collector.add(finding)

    def _born(self, who: Mention, first: int, when: Dated) -> Finding | None:
        """Make the claim that somebody was born then."""
        if who.record is None:
            return None
        tokens = self._reading.tokens
        finding = Finding(who.record, "DESCRIPTION", None, tokens.span(first, when.end), "date of birth", value="born")
        finding.when, finding.when_text = when.when, tokens.said(when.start, when.end)
        return finding

    def _of_nation(self, first: int, behind: int, mentions: Sequence[Mention]) -> None:
        """Claim of which state the person of an entry is a national: “nationality Libya”, “Nationality: Libyan”."""
        state = next((each for each in mentions if each.start == behind and each.type == "State"), None)
        if state is None or state.entry is None or self._who is None or self._who.record is None:
            return
        span = self._reading.tokens.span(first, state.end)
        value = f"national of {state.entry.name}"
        self._reading.collector.add(
            Finding(self._who.record, "DESCRIPTION", None, span, "nationality in an entry", value=value)
        )

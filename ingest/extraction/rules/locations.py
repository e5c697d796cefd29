"""Locations: where places and bodies lie, by names that stand beside each other: “the unit in Aden”, “Aden, Yemen”."""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.verbs import Form

_PREPOSITIONS: Final = shipped()["grammar.preposition"]
_SMALL: Final = _PREPOSITIONS.union(
    *(shipped()[f"grammar.{name}"] for name in ("conjunction", "subordinator", "relative", "auxiliary"))
)
_SPEECH: Final = shipped()["speech.neutral"]
_HAPPENINGS: Final = shipped().events.keys()
_DETERMINERS: Final = shipped()["grammar.determiner"]
_ARTICLES: Final = frozenset({"a", "an", "the"})


class Locations:
    """Claims where what is named lies.

    Args:
        reading: The document while it is read.
        verbs: The forms of verbs.
    """

    def __init__(self, reading: Reading, verbs: Mapping[str, Form]) -> None:
        self._reading = reading
        self._verbs = verbs
        self._tokens = reading.tokens
        self._events = reading.events

    def within(self, first: Mention, second: Mention) -> None:
        """Claim where “the Ruritanian Embassy in Aden's Crater district” and the district lie."""
        base = first.owner
        if first.record is None or second.record is None or base is None or base.end != first.end:
            return
        self._reading.claim(
            first.record, "LOCATED_IN", second.record, first.start, second.end, "place in a place of a place"
        )
        place = self._events.country(base)
        if place is not None and place.type == "Place":
            self._reading.claim(second.record, "LOCATED_IN", place, base.start, second.end, "place of a place")

    def one_of(self, first: Mention, second: Mention) -> None:
        """Claim where “one of the Ruritanian militias, the Harbour Brigade” is."""
        base = first.owner
        if (
            base is None
            or base.entry is None
            or base.form != "adjective"
            or second.type != "Organization"
            or second.record is None
        ):
            return
        self._reading.claim(
            second.record, "LOCATED_IN", self._events.state(base, "Place"), first.start, second.end, "one of a state's"
        )

    def cities(self, first: Mention, second: Mention, mentions: Sequence[Mention]) -> None:
        """Claim where “the Ruritanian cities of Strelsau and Zenda” lie."""
        if first.entry is None or first.type != "State":
            return
        for mention in mentions[mentions.index(second) :]:
            gap = self._tokens.lows[second.end : mention.start]
            if mention is not second and gap not in (["and"], [","], [",", "and"]):
                break
            if mention.type != "Place" or mention.record is None:
                break
            self._reading.claim(
                mention.record,
                "LOCATED_IN",
                self._events.state(first, "Place"),
                first.start,
                mention.end,
                "cities of a state",
            )
            second = mention

    def lies_in(self, first: Mention, second: Mention) -> None:
        """Claim where “the brigade in Aden”, or a place in another, lies."""
        record = first.record
        if record is None or second.type not in {"Place", "State"} or second.form == "adjective":
            return
        if first.type == "Organization" and (
            record.kind in {"state"}
            or (first.members and first.form == "noun" and first.owner is not None and first.owner.record is record)
        ):
            return
        if first.type not in {"Organization", "Place"} or first.form not in {"name", "noun"}:
            return
        if first.type == "Organization" and self._hangs_on_verb(first):
            return
        place = self._events.country(second)
        if place is None or record.name.endswith(f" in {place.name}"):
            return
        if place is not record and place.type == "Place":
            self._reading.claim(record, "LOCATED_IN", place, first.start, second.end, "“in” between two names")

    def _hangs_on_verb(self, first: Mention) -> bool:
        """Whether “in” tells where something was done rather than where the body is: “attacked the brigade in Aden”."""
        lows = self._tokens.lows
        before = first.start - 1 - (lows[first.start - 1] in _ARTICLES)
        if before >= 0 and self._is_verb(before):
            return True
        if before > 0 and lows[before] == "on" and lows[before - 1] in _HAPPENINGS:
            return True  # “an attack on the brigade in Aden”
        for at in range(first.start - 1, max(first.start - 7, 0), -1):
            if lows[at].endswith(("ed", "ing")) or lows[at] in {
                "fought",
                "met",
                "struck",
                "hit",
                "joined",
                "with",
                "against",
                "by",
            }:
                return True
        return False

    def _is_verb(self, at: int) -> bool:
        """Whether what stands right before a body's name is a verb, in any form: “did not attack the brigade”.

        An adjective or a noun tells what the body is: “the militant brigade”, “the rival brigade”.
        """
        low, before = self._tokens.lows[at], self._tokens.lows[at - 1] if at else ""
        return low in self._verbs and low not in _SPEECH and before not in _DETERMINERS

    def comma(self, first: Mention, second: Mention, mentions: Sequence[Mention]) -> None:
        """Claim where “Aden, Yemen” lies, which no list goes on behind."""
        after = self._tokens.lows[second.end] if second.end < len(self._tokens.words) else "."
        before = self._tokens.lows[first.start - 1] if first.start else ""
        if after in {"and", "or"} or before in {",", "and"} or second.entry is None:
            return
        if second.type == "State" and second.form != "name":
            return
        following = [each for each in mentions if each.start > second.end]
        if following and self._tokens.lows[second.end : following[0].start] in ([",", "and"], [","]):
            return
        if first.record is None or self._does_something(second):
            return
        if first.entry is None or first.entry.within == second.entry.name or self._tells_which(first.entry, second):
            self.located(first, second)

    def _does_something(self, second: Mention) -> bool:
        """Whether the sentence goes on with who stands behind the comma: “In Aden, Libya said”."""
        after = self._tokens.lows[second.end] if second.end < len(self._tokens.words) else "."
        return after[0].isalnum() and after not in _SMALL

    def _tells_which(self, city: Entry, second: Mention) -> bool:
        """Whether the area behind the comma tells which of the cities of one name is meant: “Newport, Rhode Island”.

        Not where it does something: “In Aden, Libya said …”.
        """
        after = self._tokens.lows[second.end] if second.end < len(self._tokens.words) else "."
        is_area = second.type == "State" or (second.entry is not None and second.entry.kind not in {"city", city.kind})
        return city.kind == "city" and is_area and (not after[0].isalnum() or after in _PREPOSITIONS)

    def located(self, first: Mention, second: Mention) -> None:
        """Claim that a place lies within another."""
        if (
            first.type != "Place"
            or first.record is None
            or second.type not in {"Place", "State"}
            or second.form == "adjective"
        ):
            return
        place = self._events.country(second)
        if place is not None and place is not first.record:
            self._reading.claim(first.record, "LOCATED_IN", place, first.start, second.end, "place within a place")

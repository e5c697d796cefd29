"""Standings: what follows from how names stand beside each other: whose a body is, what it is part of, who is of it."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.locations import Locations
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.reading import Reading
from ingest.extraction.rules.records import Record
from ingest.extraction.rules.tokens import POSSESSIVE
from ingest.extraction.rules.verbs import Form

_AREAS: Final = shipped()["places.parts"]
_FORCES: Final = frozenset({"armed force", "military unit"})
_POSTS: Final = frozenset({"barracks", "base", "camp", "fort", "headquarters"})
"""Kinds of places where soldiers are: of two words for one in a name neither is a place in the other."""
_ARMED: Final = _FORCES | {"armed group"}
_LED_BY_NAME: Final = frozenset({"regime", "government", "administration"})
_INFORMING: Final = shipped()["clauses.of-something"]
_FURTHEST: Final = 3
"""Words that may stand between two names for what they say of each other to be read."""
_FURTHEST_RANK: Final = 7
_BEFORE_RANK: Final = frozenset({"a", "an", "the", "former", "retired", "then", "senior", "junior", "serving"})
_RANKED_IN: Final = frozenset({"in", "of", "from", "with"})
_WHOSE: Final = frozenset({("'s",), ("'",)})
_IN: Final = frozenset({("in",), *(("in", how) for how in ("the", "southern", "northern", "eastern", "western"))})
_ON: Final = frozenset({("on", "the"), ("at", "the")})
_OF: Final = frozenset({("of",), ("of", "the")})
_CITIES_OF: Final = frozenset({(noun, "of") for noun in ("cities", "city", "towns", "town", "villages", "provinces")})
_UNDER: Final = (",", "under")
_OF_STATES: Final = frozenset({"armed force", "government body", "military unit"})


class Standings:
    """Reads what stands beside names.

    Args:
        reading: The document while it is read.
        verbs: The forms of verbs.
    """

    def __init__(self, reading: Reading, verbs: Mapping[str, Form]) -> None:
        self._reading = reading
        self._locations = Locations(reading, verbs)
        self._ranks = reading.lexicon["people.rank"]
        honours = reading.lexicon["people.honorific"] | reading.lexicon["people.office-before"]
        self._titles = self._ranks | honours
        self._tokens = reading.tokens
        self._lexicon = reading.lexicon
        self._registry = reading.registry
        self._resolver = reading.resolver
        self._events = reading.events

    def read(self, mentions: Sequence[Mention]) -> None:
        """Claim what names that stand beside each other say.

        Args:
            mentions: The mentions of a sentence, in order.
        """
        lows = self._tokens.lows
        for mention in mentions:
            if mention.name is not None and mention.name.nation is not None and mention.record is not None:
                self._of_nation(mention, mention.name.nation)
            if (
                mention.owner is not None
                and mention.record is not None
                and mention.form == "noun"
                and not mention.members
            ):
                self._stands_on(mention, mention.owner)
        for first, second in itertools.pairwise(mentions):
            if _FURTHEST < second.start - first.end <= _FURTHEST_RANK:
                self._rank_in(first, second)
            if second.start - first.end > _FURTHEST:
                continue
            between = tuple(lows[first.end : second.start])
            if between in _WHOSE or (between == ("'s", "“") and second.type == "Place"):
                self._owned(first, second, mentions)
            elif between in _IN or (between in _ON and first.type == second.type == "Place"):
                self._locations.lies_in(first, second)
            elif between == (",",) and lows[max(first.start - 3, 0) : first.start] == ["one", "of", "the"]:
                self._locations.one_of(first, second)
            elif between == (",",) and first.type == "Place" and second.type in {"Place", "State"}:
                self._locations.comma(first, second, mentions)
            elif not between and first.form == "adjective" and second.form == "name" and second.type == "Organization":
                self._nationality(first, second)
            elif len(between) == 2 and between[0] == "-":
                self._hyphen(first, second, between[1])
            elif between and between[-1] == "of" and len(between) < 3 and between[0] in _AREAS:
                self._locations.located(first, second)
            elif first.form == "adjective" and between[-2:] in _CITIES_OF:
                self._locations.cities(first, second, mentions)
            elif between[:2] == _UNDER and second.type == "Person":
                self._commanded(first, second)
            elif between in _OF and first.type == "Person" and second.type == "Organization":
                self._person_of(first, second)
            elif between == ("of", "the") and first.type == "Organization" == second.type and not first.members:
                self._part(first, second)

    def _rank_in(self, first: Mention, second: Mention) -> None:
        """Claim of what body somebody has a rank: “Farid, a retired general in the Libyan army”."""
        between = [low for low in self._tokens.lows[first.end : second.start] if low not in _BEFORE_RANK]
        if first.type != "Person" or first.form != "name" or between[:1] != [","] or between[-1] not in _RANKED_IN:
            return
        ranks, body = between[1:-1], second.record
        is_body = body is not None and body.type == "Organization" and body.kind != "state"
        if first.record is not None and body is not None and is_body and ranks and self._ranks.issuperset(ranks):
            self._reading.claim(first.record, "MEMBER_OF", body, first.start, second.end, "rank in a body")

    def _stands_on(self, mention: Mention, base: Mention) -> None:
        record = mention.record
        if record is None or (base.record is None and base.entry is None):
            return
        if (
            record.type == "Place"
            and base.type in {"Place", "State"}
            and base.form == "name"
            and not self._is_possessed(mention, base)
        ):
            place = self._events.country(base)
            is_same = place is not None and place.kind in _POSTS and record.kind in _POSTS  # “Camp Zorn barracks”
            if place is not None and place is not record and not is_same:
                self._reading.claim(record, "LOCATED_IN", place, mention.start, mention.end, "place by its name")
        elif record.type == "Place" and base.type == "Organization" and base.record is not None:
            # “the brigade's facilities in Aden”: whose they are, it says; what it does there, it does not.
            self._reading.claim(record, "UNSPECIFIED_TIE", base.record, mention.start, mention.end, "place of a body")
        elif record.type == "Organization" and base.record is not None and base.record is not record:
            self._forces(mention, record, base.record)

    def _forces(self, mention: Mention, record: Record, base: Record) -> None:
        """Claim whose “Harbour Brigade forces in Aden” are and where, and who led “Nader's government”."""
        span = mention.start, mention.end
        if base.type == "Person" and set(self._tokens.lows[mention.start : mention.end]) & _LED_BY_NAME:
            self._reading.claim(base, "LED", record, *span, "a person's government")
        elif base.type == "Organization" and record.kind in _FORCES and base.kind != "state":
            self._reading.claim(record, "PART_OF", base, *span, "forces of a body")
            last = self._last_state(mention)
            if last is not None:
                self._reading.claim(record, "LOCATED_IN", last, *span, "forces of a body in a place")

    def _last_state(self, mention: Mention) -> Record | None:
        """Find the place that a name of forces ends with: “… forces in Aden”."""
        lows = self._tokens.lows[mention.start : mention.end]
        if "in" not in lows:
            return None
        said = self._tokens.said(mention.start + lows.index("in") + 1, mention.end)
        if (place := self._registry.find("Place", said)) is not None:
            return place
        return None

    def _is_possessed(self, mention: Mention, base: Mention) -> bool:
        return base.start == mention.start and (base.type == "State" or self._tokens.lows[base.end] in {"'s", "'"})

    def _owned(self, first: Mention, second: Mention, mentions: Sequence[Mention]) -> None:
        if (
            second.record is None
            or second.form not in {"name", "noun"}
            or second.type != "Organization"
            or second.members
        ):
            if (
                second.record is not None
                and second.type == "Place"
                and first.type in {"Place", "State"}
                and first.form == "name"
                and (place := self._events.country(first)) is not None
            ):
                self._reading.claim(second.record, "LOCATED_IN", place, first.start, second.end, "place of a place")
            elif second.type == "Place" == first.type and second.record is not None and second.form == "name":
                self._locations.within(first, second)
            if second.record is not None and second.type == "Person" and second.form == "name":
                self._members(first, second, mentions)
            return
        if first.type == "State" and first.form == "name":
            if second.record.kind in _OF_STATES:
                self._reading.claim(
                    second.record,
                    "PART_OF",
                    self._events.state(first, "Organization"),
                    first.start,
                    second.end,
                    "body of a state",
                )
        elif first.type == "Organization" and first.record is not None:
            self._reading.claim(second.record, "PART_OF", first.record, first.start, second.end, "body of a body")

    def _members(self, first: Mention, second: Mention, mentions: Sequence[Mention]) -> None:
        """Claim that “the Harbour Brigade's Karim Haddad and Omar Farid” belonged to it."""
        body = first.record
        if body is None or first.type != "Organization" or body.kind == "state":
            return
        lows = self._tokens.lows
        people = [second]
        following = next((each for each in mentions if each.start == people[-1].end + 1), None)
        if (
            following is not None
            and lows[following.start - 1] == "and"
            and following.type == "Person"
            and following.form == "name"
        ):
            people.append(following)
        for person in people:
            if person.record is not None:
                self._reading.claim(person.record, "MEMBER_OF", body, first.start, person.end, "a body's person")

    def _person_of(self, first: Mention, second: Mention) -> None:
        """Claim that “Captain Nader of the Harbour Police” belonged to it."""
        body = second.record
        if (
            first.record is None
            or body is None
            or body.kind == "state"
            or first.form != "name"
            or second.form != "name"
        ):
            return
        lows = self._tokens.lows
        before = lows[first.start - 1] if first.start else ""
        is_titled = before in self._titles
        # “accused Farid of”, “the murder of Farid of the party's …”
        behind = lows[second.end] if second.end < len(lows) else ""
        is_told = behind in POSSESSIVE or (behind != "of" and self._is_informed(first))
        if (is_titled or first.end - first.start > 1) and not is_told:
            self._reading.claim(first.record, "MEMBER_OF", body, first.start, second.end, "rank, name and body")

    def _commanded(self, first: Mention, second: Mention) -> None:
        """Claim who commanded “the Harbour Brigade, under Colonel Farid, …”."""
        lows, body = self._tokens.lows, first.record
        is_body = body is not None and body.kind in _ARMED and not first.members
        is_closed = second.end < len(lows) and lows[second.end] == "," and second.form == "name"
        titles = lows[first.end + len(_UNDER) : second.start]
        if body is not None and second.record is not None and is_body and is_closed and self._titles.issuperset(titles):
            self._reading.claim(second.record, "COMMANDED", body, first.start, second.end, "body under somebody")

    def _is_informed(self, mention: Mention) -> bool:
        """Whether a verb stands before somebody that one does of something: “accused Colonel Farid of”."""
        lows, at = self._tokens.lows, mention.start - 1
        while at > 0 and lows[at] in self._titles:
            at -= 1
        return at >= 0 and lows[at] in _INFORMING

    def _of_nation(self, mention: Mention, nation: Entry) -> None:
        record = mention.record
        if record is None or record.type != "Organization" or record.kind not in _OF_STATES:
            return
        state = self._registry.of_entry(nation, "Organization", nation.name)
        state.spans.append(self._tokens.span(mention.start, mention.end))
        self._reading.claim(record, "PART_OF", state, mention.start, mention.end, "nationality in a body's name")

    def _nationality(self, first: Mention, second: Mention) -> None:
        record = second.record
        if record is None or first.entry is None or first.type != "State":
            return
        if record.kind in _OF_STATES:
            self._reading.claim(
                record,
                "PART_OF",
                self._events.state(first, "Organization"),
                first.start,
                second.end,
                "nationality before a body",
            )
        elif record.kind not in {"state", "international body"}:
            self._reading.claim(
                record,
                "LOCATED_IN",
                self._events.state(first, "Place"),
                first.start,
                second.end,
                "nationality before a body",
            )

    def _hyphen(self, first: Mention, second: Mention, word: str) -> None:
        if second.type != "Organization" or second.record is None:
            return
        base = self._events.body(first)
        if base is None:
            return
        if word in {"based", "born"} and first.type in {"Place", "State"}:
            if (place := self._events.country(first)) is None:
                return
            self._reading.claim(second.record, "LOCATED_IN", place, first.start, second.end, f"“-{word}”")
        elif word in {"backed", "supported", "sponsored", "funded", "trained", "armed"} and base.type in {
            "Person",
            "Organization",
        }:
            predicate = {"funded": "FUNDED", "trained": "TRAINED", "armed": "ARMED"}.get(word, "SUPPORTED")
            self._reading.claim(base, predicate, second.record, first.start, second.end, f"“-{word}”")
        elif word in {"affiliated", "linked", "aligned"}:
            same = self._resolver.bodies.armed_before if self._tokens.lows[first.start - 1] == "same" else None
            self._reading.claim(base, "UNSPECIFIED_TIE", same or second.record, first.start, second.end, f"“-{word}”")
        elif word == "led" and base.type == "Person":
            self._reading.claim(base, "LED", second.record, first.start, second.end, "“-led”")

    def _part(self, first: Mention, second: Mention) -> None:
        if (
            first.record is not None
            and second.record is not None
            and first.record.kind in {"military unit", "armed force", "government body"}
        ):
            self._reading.claim(first.record, "PART_OF", second.record, first.start, second.end, "body of a body")

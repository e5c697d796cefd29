"""Noun mentions: noun phrases that stand on a name, and words for weapons and machines.

“Hizbullah fighters”, “the Kirkuk base”, “Iraq's foreign ministry”, “southern Libya”, “anti-tank missiles”.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.deaths import TANKS
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.records import Record, Registry
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form
from schema.names import NameKind

_AREAS: Final = shipped()["places.areas"]
_MILITARY: Final = shipped()["groups-of.military"]
_TROOPS: Final = shipped()["groups-of.troops"]
_WINGS: Final = frozenset({"forces", "troops", "units", "branch", "wing", "contingent"})
_CALLED: Final = shipped()["places.called"]
_SOIL: Final = frozenset({"territory", "territories", "soil", "lands"})
_QUARTERS: Final = shipped()["places.quarters"]
_MISSIONS: Final = frozenset({"embassy", "consulate", "barracks", "airport", "base"})
"""Places of which every country or city has one, so that where they lie is a part of their name."""
_WHOLES: Final = frozenset({"compound", "complex", "area", "building"})
_BARE: Final = shipped()["equipment.bare"]
_ALSO_VERBS: Final = frozenset({"bombs", "shells", "mines", "torpedoes", "rockets"})
"""Words for weapons that tell of none in particular unless something stands before them."""
_GUARDING: Final = frozenset({"guard", "guards", "police", "force", "forces", "authority", "service"})
_DETERMINERS: Final = shipped()["grammar.determiner"]
_NUMBERS: Final = shipped()["calendar.numbers"]
_OF_STATES: Final = frozenset({"government body", "media"})
"""Kinds of bodies that are known by whose they are where that is a state: “Libya's foreign ministry”."""
_ARMIES: Final = frozenset({"army", "navy", "forces"})
"""What is known so too; “Libya's military” may be but an adjective."""
_UNITED: Final = frozenset({"allied", "armed", "united"})
"""What may stand between a body and its people, and looks like what it did: “the Brigade's armed men”."""
_MADE_BY: Final = frozenset({"led", "held", "made", "built", "run"})
"""What is written for an adjective, with no hyphen: “a US led mission”, “Iran made rockets”."""
_FIRMS: Final = frozenset({"company", "companies", "corporation", "firm", "firms"})
_VATS: Final = shipped()["equipment.tanks-for"]
_PITS: Final = frozenset({"mine", "mines"})
_ORES, _HOLDING = shipped()["equipment.ores"], shipped()["equipment.holding"]
_FAR: Final = 5
"""Words between what one does with a mine that one digs in, and the mine: “controls four of the mines”."""
_MODIFIERS: Final = 3
MACHINE_HEADS: Final = shipped()["equipment.heads"]
MACHINE_MODIFIERS: Final = shipped()["equipment.modifiers"]
PLACE_HEADS: Final = shipped()["places.heads"]
STOP: Final = frozenset().union(
    *(
        shipped()[f"grammar.{name}"]
        for name in (
            "preposition",
            "conjunction",
            "auxiliary",
            "modal",
            "determiner",
            "relative",
            "pronoun",
            "subordinator",
        )
    )
)
"""Words that end what may stand on a name."""


class NounMentions:
    """Makes the mentions of one text that are more, or other, than a name.

    Args:
        tokens: The text.
        lexicon: What words do.
        registry: The records of the document.
        forms: The forms of verbs, by the word.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, registry: Registry, forms: Mapping[str, Form]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._forms = forms
        self._registry = registry
        self._groups: dict[tuple[str, str], Record] = {}

    def larger(self, mention: Mention, end: int, following: Sequence[Mention]) -> Mention | None:
        """Find the noun phrase that stands on a name: “Hizbullah fighters”, “Iraq's foreign ministry”, “Libyan soil”.

        Args:
            mention: The name.
            end: The token after the sentence's last.
            following: The names behind it in the sentence.
        """
        lows, lexicon = self._tokens.lows, self._lexicon
        at = mention.end
        if mention.type == "Place" and mention.name is not None and lows[at - 1] in _MISSIONS and following:
            stop = at + (lows[at] in _WHOLES) if at < end else at
            return self.place_in(mention.start, stop - 1, following[0], mention)
        owned = at < end and lows[at] in {"'s", "'"} and mention.form == "name"
        if owned:
            at += 1
        limit = min(at + _MODIFIERS + 1, end)
        for each in range(at, limit):
            low = lows[each]
            if low in STOP or not low[0].isalpha() or low in _NUMBERS:
                break  # “the Harbour Brigade killed six people”
            if each == at and mention.form == "name" and self._is_done(each, limit, mention):
                break
            if owned and following and following[0].start == each and following[0].end > each + 1:
                break  # “Farid's Harbour Party”
            is_force = low in _MILITARY and mention.form == "adjective" and mention.type == "State"
            # “an American soldier” is of the force; “the American soldier John Smith” is called so.
            is_role = not is_force or (following and following[0].start == each + 1)
            role = lexicon.role_at(lows, each, end) if is_role else None
            if role is not None and role[0].is_of_people:
                break  # what a person is; “a Libyan faction” is a body
            if low in _SOIL and mention.type == "State":
                return Mention(mention.start, each + 1, "name", "State", entry=mention.entry)
            if each > at and self._tokens.words[each][0].isupper():
                break  # “the Libyan company Sea Trading”
            if low in lexicon.groups and lows[each + 1 : each + 2] and lows[each + 1] in PLACE_HEADS:
                continue
            if low in lexicon.groups:
                if lows[each + 1 : each + 2] and lows[each + 1] in _DETERMINERS:
                    break  # “Libya forces the rivals to talk”
                nearer = following[0] if following and following[0].start == each + 1 else None
                if nearer is not None and nearer.type == "Organization" and nearer.form == "name":
                    break  # “the Libyan company Marlow Trading”
                if (
                    owned
                    and (mention.type != "State" or not (low in _ARMIES or lexicon.groups[low] in _OF_STATES))
                    and low != "regime"
                ):
                    break
                return self.group(mention.start, end, mention, following, head=each)
            if low in _CALLED and lows[each + 1 : each + 2] == ["of"] and following and following[0].start == each + 2:
                return None  # “the Libyan port of Tripoli” is Tripoli
            if low in PLACE_HEADS and lows[each + 1 : each + 2] and lows[each + 1] in _GUARDING:
                continue  # “the Libyan coast guard”
            if low in PLACE_HEADS and not (mention.type == "Person" and not owned):
                if low in _AREAS and mention.type == "Place":
                    return None
                return self._place_at(mention, each, following)
            if self._tokens.words[each][0].isupper():
                break
        return None

    def _is_done(self, at: int, limit: int, mention: Mention) -> bool:
        """Whether a word right behind a name is what its bearer does, and no part of what somebody of his is called."""
        low = self._tokens.lows[at]
        if low.endswith("ed"):
            return mention.type == "Organization" and low not in _UNITED  # “the Harbour Brigade killed people”
        form = self._forms.get(low)
        if form is None:
            return False
        if form.name == "s":  # “Libya arms militias”, and not “Libya talks”
            after = self._tokens.lows[at + 1] if at + 1 < limit else ""
            return after.endswith("s") and after in self._lexicon.groups
        return form.name in {"past", "both"} and low not in _MADE_BY  # “Libya sent troops”

    def quarter(self, mention: Mention) -> Mention | None:
        """Read “southern Ruritania”, of a state, as a place of its own."""
        at, tokens = mention.start - 1, self._tokens
        if at < 0 or mention.form != "name" or tokens.lows[at] not in _QUARTERS:
            return None
        said = tokens.said(at, mention.end)
        made = self._made(at, mention.end, "Place", said[0].upper() + said[1:], "region", None)
        made.start, made.form = mention.start, "name"
        return made

    def spelt_out(self, mention: Mention, end: int) -> Mention | None:
        """Read “EFP (explosively formed projectile)”: initials of a weapon, and what they stand for."""
        tokens, lows, at = self._tokens, self._tokens.lows, mention.end
        said = tokens.said(mention.start, mention.end)
        if not said.isupper() or at + 1 >= end or lows[at] != "(":
            return None
        stop = next((each for each in range(at + 1, min(at + 8, end)) if lows[each] == ")"), at + 1)
        words = lows[at + 1 : stop]
        if not words or "".join(word[0] for word in words) != said.lower() or words[-1] not in MACHINE_HEADS:
            return None
        name = tokens.said(at + 1, stop)
        record = self._registry.add("Equipment", f"{name[0].upper()}{name[1:]}", why="word for a weapon or machine")
        self._registry.call(record, said)
        record.spans.append(tokens.span(mention.start, stop))
        return Mention(mention.start, stop + 1, "noun", "Equipment", record)

    def group(
        self, start: int, end: int, base: Mention | None, following: Sequence[Mention], *, head: int | None = None
    ) -> Mention | None:
        """Make a mention of people or a body that a noun tells of: “Libyan soldiers”, “Shiite militias in Aden”.

        Args:
            start: Its first token.
            end: The token after the sentence's last.
            base: The name that it stands on; None where it stands on a word such as “Shiite”.
            following: The names behind it in the sentence.
            head: Where the noun stands, if that is known.
        """
        tokens, lows, lexicon = self._tokens, self._tokens.lows, self._lexicon
        if head is None:
            for each in range(start + 1, min(start + _MODIFIERS, end)):
                if lows[each] in lexicon.groups:
                    head = each
                    break
                if lows[each] in STOP or not tokens.words[each].islower():
                    return None
        if head is None:
            return None
        noun, kind = lows[head], lexicon.groups[lows[head]]
        stop = head + 1
        if base is not None and base.type == "Organization":
            if (
                noun in _WINGS
                and lows[stop : stop + 1] == ["in"]
                and following
                and following[0].start in {stop + 1, stop + 2}
            ):
                place = following[0]
                if place.type in {"Place", "State"} and place.form == "name":
                    return self._made(
                        start, place.end, "Organization", tokens.said(start, place.end), "military unit", base
                    )
            return Mention(start, stop, "noun", "Organization", base.record, owner=base, members=True)
        if base is not None and base.type == "Person":
            if noun not in {"regime", "government", "administration"}:
                return None
            return self._made(start, stop, "Organization", tokens.said(start, stop), "government body", base)
        if base is not None and base.type in {"Place", "Event"}:
            return None  # “the Harbour Festival bombing killed three people”
        if base is not None and noun in _TROOPS:
            return Mention(start, stop, "adjective", "State", entry=base.entry, owner=base, members=True)
        said = tokens.said(start, stop)
        if base is not None and noun in _MILITARY and noun not in {"army", "navy"}:
            name = f"{tokens.said(base.start, base.end)} forces" if base.form == "adjective" else said
            made = self._made(start, stop, "Organization", name, "armed force", base)
            if made.record is not None:
                made.record.is_named(said, NameKind.WEAK)
            made.members = True
            return made
        # “Shiite militias in Ruritania”, then “the Shiite militiamen”: one body.
        first = lows[start]
        near = following[0] if following and following[0].start == stop + 1 and lows[stop] == "in" else None
        record = self._groups.get((first, kind)) if kind == "armed group" else None
        if near is not None and base is None and near.type in {"State", "Place"}:
            said = tokens.said(start, near.end)
        if record is None:
            made = self._made(start, stop, "Organization", said, kind, base)
            if kind == "armed group" and made.record is not None:
                self._groups[first, kind] = made.record
            made.members = kind not in {"government body", "media"}
            return made
        record.is_named(tokens.said(start, stop), NameKind.WEAK)
        record.spans.append(tokens.span(start, stop))
        return Mention(start, stop, "noun", "Organization", record, owner=base, members=True)

    def _place_at(self, base: Mention, head: int, following: Sequence[Mention]) -> Mention:
        """Make a place of a name and a noun: “Kirkuk base”, “American embassy compound in Baghdad”."""
        lows = self._tokens.lows
        stop = head + 1
        while stop < len(lows) and lows[stop] in _WHOLES:
            stop += 1
        nearer = [each for each in following if each.start >= stop]
        is_of_many = base.form == "adjective" or lows[head].endswith("s")
        made = self.place_in(base.start, stop - 1, nearer[0], base) if nearer and is_of_many else None
        return made or self._made(base.start, stop, "Place", self._tokens.said(base.start, stop), lows[head], base)

    def place_in(self, start: int, head: int, place: Mention, base: Mention | None) -> Mention | None:
        """Make a place of a noun and where it lies: “a base in Karbala”, “the mosque in Qom”."""
        lows = self._tokens.lows
        if place.type not in {"Place", "State"} or place.form != "name" or lows[head + 1] not in {"in", "at"}:
            return None
        between = place.start - head - 2
        if between > 1 or (between == 1 and lows[place.start - 1] != "the"):
            return None
        if place.type == "State" and base is None:
            return None
        if base is None and lows[start - 1] in {"a", "an"} and lows[head] not in _MISSIONS:
            return None  # “a market in Aden” is any
        said = self._tokens.said(start, place.end)
        if base is None:
            said = said[0].upper() + said[1:]
            if lows[head].endswith("s"):
                return None
        made = self._made(start, place.end, "Place", said.replace(" compound in ", " in "), lows[head], place)
        if made.record is not None:
            made.record.is_named(self._tokens.said(start, place.end))
        return made

    def _made(self, start: int, end: int, label: str, name: str, kind: str, base: Mention | None) -> Mention:
        record = self._registry.add(label, name, kind, why=f"“{self._tokens.lows[end - 1]}” with a name")
        record.spans.append(self._tokens.span(start, end))
        return Mention(start, end, "noun", label, record, owner=base)

    def equipment(self, at: int, stop: int) -> Mention | None:
        """Make a mention of weapons or machines that begins at a token: “anti-tank missiles”.

        Args:
            at: The token.
            stop: The token before which it ends.
        """
        lows = self._tokens.lows
        head = at
        while head < stop and lows[head] in MACHINE_MODIFIERS:
            head += 1
        if head >= stop or lows[head] not in MACHINE_HEADS:
            return None
        while head + 1 < stop and lows[head + 1] in MACHINE_HEADS:
            head += 1
        if head + 1 < stop and lows[head + 1] in _FIRMS:
            return None  # “a shell company”
        if lows[head] in _PITS and head == at and self._is_dug(at):
            return None  # “gold mines”, “controls four mines”
        if lows[head] in TANKS and at and lows[at - 1] in _VATS:
            return None  # “a septic tank”
        if head == at and (lows[head] in _BARE or (at and lows[at - 1] in self._lexicon["grammar.modal"])):
            return None  # “we will bomb Aden”
        if head == at and lows[at] in _ALSO_VERBS and self._is_between_names(at):
            return None  # “Libya bombs Aden”
        said = self._tokens.said(at, head + 1)
        low = " ".join(word if word.isupper() and len(word) < 4 else word.lower() for word in said.split())  # “IED”
        name = low[0].upper() + low[1:]
        if not said.endswith("s") and (other := self._registry.find("Equipment", f"{name}s")):
            record = other
        elif said.endswith("s") and (single := self._registry.find("Equipment", name[:-1])):
            record = single
        else:
            record = self._registry.add("Equipment", name, why="word for a weapon or machine")
        self._registry.call(record, said)
        record.spans.append(self._tokens.span(at, head + 1))
        return Mention(at, head + 1, "noun", "Equipment", record)

    def _is_dug(self, at: int) -> bool:
        """Whether a mine is one that ore comes from, by what is before it."""
        before = self._tokens.lows[max(0, at - _FAR) : at]
        return before[-1:] != [] and (before[-1] in _ORES or not _HOLDING.isdisjoint(before))

    def _is_between_names(self, at: int) -> bool:
        """Whether a token stands between two names, right beside them."""
        capital = self._tokens.capital
        return at > 0 and capital[at - 1] and at + 1 < len(capital) and capital[at + 1]

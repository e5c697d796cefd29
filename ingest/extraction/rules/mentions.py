"""Mentions: where a text names somebody or something, by a name or by a noun phrase that stands on one.

“Hizbullah”, “Hizbullah fighters”, “the Kirkuk base”, “Iraq's foreign ministry”, “anti-tank missiles” are mentions;
which records they mean is settled here, but for offices and pronouns, which ``coreference`` settles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.extraction.rules.aliases import Aliases
from ingest.extraction.rules.gazetteer import Entry
from ingest.extraction.rules.lexicon import Lexicon, Role, shipped
from ingest.extraction.rules.naming import Name
from ingest.extraction.rules.records import Record, Registry, plain
from ingest.extraction.rules.tokens import Tokens, among
from schema.names import NameKind

_AREAS = shipped()["places.areas"]
_MILITARY = shipped()["groups-of.military"]
_MACHINES = shipped()["groups-of.machines"]
_WINGS = frozenset({"forces", "troops", "units", "branch", "wing", "contingent"})
_BODY_NOUNS: Mapping[str, frozenset[str]] = {
    noun: frozenset(kinds.split(",") if kinds else ())
    for noun, kinds in {
        "movement": "",
        "bank": "",
        "party": "political party",
        "company": "company",
        "firm": "company",
        "militia": "armed group",
        "brigade": "",
        "network": "",
        "ministry": "",
        "agency": "",
        "council": "",
        "newspaper": "media",
        "front": "",
        "army": "",
        "foundation": "",
        "university": "",
        "commission": "",
        "committee": "",
        "group": "armed group",
        "corps": "",
        "alliance": "",
    }.items()
}
_SOIL = frozenset({"territory", "territories", "soil", "lands"})
_QUARTERS = shipped()["places.quarters"]
_OF_STATES = shipped()["groups-of.states"]
_MISSIONS = frozenset({"embassy", "consulate", "barracks", "airport", "base"})
"""Places of which every country or city has one, so that where they lie is a part of their name."""
_WHOLES = frozenset({"compound", "complex", "area", "building"})
_MACHINE_HEADS = shipped()["equipment.heads"]
_KINDS_OF_MACHINES = shipped()["equipment.modifiers"]
_PLACE_HEADS = shipped()["places.heads"]
_PEOPLES = shipped()["calendar.not-names"]
_STOP = frozenset().union(
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
_TELLING = _OF_STATES | _MACHINE_HEADS | _KINDS_OF_MACHINES | _PLACE_HEADS | _PEOPLES | {"the"}
_BARE = shipped()["equipment.bare"]
"""Words for weapons that tell of none in particular unless something stands before them."""
_MODIFIERS = 3


@dataclass(eq=False, slots=True)
class Mention:
    """A stretch of the text that means something.

    Args:
        start: Its first token.
        end: The token after its last.
        form: ``name``, ``adjective``, ``people``, ``noun``, ``role`` or ``pronoun``.
        type: What it is of; ``State`` where it may be the body or the country.
        record: Its record, where that is settled.
        entry: What the gazetteer says of it.
        role: The office or relation that it names.
        owner: The mention that it stands on: whose office, whose fighters.
        members: It means people of a body, and not the body as such.
        name: The name that it is.
        is_part: It is a name only by the noun after it, and by itself perhaps none.
    """

    start: int
    end: int
    form: str
    type: str
    record: Record | None = None
    entry: Entry | None = None
    role: Role | None = None
    owner: "Mention | None" = None
    members: bool = False
    name: Name | None = None
    is_part: bool = False


class Finder:
    """Finds the mentions of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        registry: The records of the document.
        names: The names of the text, in order.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, registry: Registry, names: Sequence[Name]) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._registry = registry
        self._names = names
        self._surfaces = {plain(tokens.said(name.start, name.end)): name for name in reversed(names)}
        self._groups: dict[tuple[str, str], Record] = {}
        lows = tokens.lows
        self._tells = [
            at
            for at in tokens.places(_TELLING)
            if lows[at] != "the" or (at + 1 < len(lows) and lows[at + 1] in _BODY_NOUNS)
        ]
        """Where a mention may begin that is no name."""
        self._named_bodies: dict[str, Record] = {}
        self._canonicals: dict[tuple[str, str], str] = {}
        self._aliases = Aliases(tokens, names, self._surfaces).read()

    def find(self) -> list[list[Mention]]:
        """Find the mentions, sentence by sentence, in order."""
        for name in self._names:
            # Full names first: a surname may stand before them, in a headline or a summary.
            if name.type == "Person" and name.entry is None and name.end - name.start > 1:
                said = self._tokens.said(name.start, name.end)
                if plain(said) not in self._aliases:
                    self._registry.person(self._tokens.words[name.start : name.end], said, name.why)
        found: list[list[Mention]] = []
        names = iter(self._names)
        following: Name | None = next(names, None)
        for start, end in self._tokens.sentences:
            within: list[Name] = []
            while following is not None and following.start < end:
                if following.start >= start:
                    within.append(following)
                following = next(names, None)
            found.append(self._sentence(start, end, within))
        return found

    def _sentence(self, start: int, end: int, names: Sequence[Name]) -> list[Mention]:
        tokens, lows = self._tokens, self._tokens.lows
        heads, equipment, modifiers = _PLACE_HEADS, _MACHINE_HEADS, _KINDS_OF_MACHINES
        telling = among(self._tells, start, end)
        tell = 0
        named = [self._provisional(name) for name in names]
        found: list[Mention] = []
        at, index = start, 0
        while at < end:
            if index < len(named) and named[index].start <= at:
                mention = named[index]
                index += 1
                if mention.end <= at:
                    continue
                after = lows[mention.end] if mention.end < end else ""
                spelt_out = self._spelt_out(mention, end) if after == "(" else None
                larger = spelt_out or self._larger(mention, end, named[index:])
                if larger is None and mention.type == "State":
                    larger = self._quarter(mention)
                if spelt_out is None and (larger is None or not mention.is_part):
                    self._settle(mention)
                if larger is not None and larger.members and larger.record is None:
                    larger.record = mention.record
                if larger is not None:
                    while index < len(named) and named[index].start < larger.end:
                        index += 1
                    mention = larger
                found.append(mention)
                if mention.type == "Organization" and mention.form == "name" and mention.record is not None:
                    self._named_bodies[mention.record.key] = mention.record
                at = mention.end
                continue
            while tell < len(telling) and telling[tell] < at:
                tell += 1
            following = named[index].start if index < len(named) else end
            if tell == len(telling) or telling[tell] >= following:
                at = following
                continue
            at = telling[tell]
            low = lows[at]
            stop = following
            made: Mention | None = None
            if low == "the" and at + 1 < stop and lows[at + 1] in _BODY_NOUNS:
                made = self._body(at, stop)
            if low in equipment or low in modifiers:
                made = self._equipment(at, stop)
            if made is None and low in heads and at + 1 < end and index < len(named):
                made = self._place_in(at, at, named[index], None)
                if made is not None:
                    index += 1
            if made is None and low in _PEOPLES and tokens.words[at][0].isupper():
                made = self._group(at, end, None, named[index:])
                if made is not None:
                    while index < len(named) and named[index].start < made.end:
                        index += 1
            if made is not None:
                found.append(made)
                at = made.end
            elif low in _OF_STATES:
                self._states_before(at, found)
                at += 1
            else:
                at += 1
        return found

    def _states_before(self, at: int, found: Sequence[Mention]) -> None:
        """Know the states of “the Libyan, Tunisian and Egyptian governments”."""
        lows = self._tokens.lows
        for mention in reversed(found):
            while at and lows[at - 1] in {",", "and"}:
                at -= 1
            if mention.end != at or mention.form != "adjective" or mention.entry is None:
                return
            record = self._registry.of_entry(mention.entry, "Organization", "")
            record.spans.append(self._tokens.span(mention.start, mention.end))
            at = mention.start

    def _body(self, at: int, stop: int) -> Mention | None:
        """Read “the movement”, “the bank” as the one body of that word that has been named."""
        lows = self._tokens.lows
        noun = lows[at + 1]
        after = lows[at + 2] if at + 2 < stop else ""
        if after and after[0].isalpha() and after not in _STOP and after in self._lexicon.groups:
            return None
        wanted = _BODY_NOUNS[noun]
        fitting = [
            record
            for record in self._named_bodies.values()
            if noun in plain(record.name).split() or (wanted and record.kind in wanted)
        ]
        if len(fitting) != 1:
            return None
        record = fitting[0]
        record.spans.append(self._tokens.span(at, at + 2))
        return Mention(at, at + 2, "noun", "Organization", record)

    def _provisional(self, name: Name) -> Mention:
        mention = Mention(name.start, name.end, name.entry.form if name.entry else "name", name.type, entry=name.entry)
        mention.name = name
        mention.is_part = name.why == "word for a place after it"
        return mention

    def _settle(self, mention: Mention) -> None:
        """Give a name its record; a state's waits until it is clear whether the body or the country is meant."""
        tokens, registry, name = self._tokens, self._registry, mention.name
        if name is None or name.type == "State" or mention.record is not None:
            return
        said = tokens.said(name.start, name.end)
        span = tokens.span(name.start, name.end)
        if name.entry is not None:
            mention.record = registry.of_entry(name.entry, name.type, said)
        elif (
            name.type == "Person"
            and plain(said) in self._aliases
            and (known := registry.find("Person", self._aliases[plain(said)]))
        ):
            mention.record = known
            registry.call(known, said)
        elif name.type == "Person":
            mention.record = registry.person(tokens.words[name.start : name.end], said, name.why)
            if name.titled:
                mention.record.is_named(self._titled(name))
        else:
            canonical = self._canonical(said, name)
            known = registry.find(name.type, canonical) or registry.find(name.type, said)
            mention.record = known or registry.add(name.type, canonical, name.kind, why=name.why)
            registry.call(mention.record, said)
        mention.record.spans.append(span)

    def _titled(self, name: Name) -> str:
        start = name.start
        titles = self._lexicon["people.rank"] | self._lexicon["people.honorific"] | {"president"}
        while start > 0 and self._tokens.lows[start - 1] in titles and self._tokens.words[start - 1][0].isupper():
            start -= 1
        return self._tokens.said(start, name.end)

    def _canonical(self, said: str, name: Name) -> str:
        """Give the name under which a body is kept: without a nationality, where the text has it without too."""
        key = (name.type, said)
        if key not in self._canonicals:
            self._canonicals[key] = self._find_canonical(said, name)
        return self._canonicals[key]

    def _find_canonical(self, said: str, name: Name) -> str:
        form = plain(said)
        if form in self._aliases:
            return self._aliases[form]
        words = said.split()
        if name.type == "Organization" and len(words) > 1:
            for cut in range(1, len(words)):
                rest = plain(" ".join(words[cut:]))
                other = self._surfaces.get(rest)
                if other is None or other.type != "Organization" or other.entry is not None:
                    continue
                first = plain(" ".join(words[:cut]))
                if first in self._surfaces and (self._surfaces[first].type in {"State", "Organization"}):
                    return self._tokens.said(other.start, other.end)
        if len(words) == 1 and not said.isupper() and name.type == "Organization" and name.why.endswith("after it"):
            longer = [
                each
                for each in self._surfaces
                if each.startswith(f"{form} ") and self._surfaces[each].type == "Organization"
            ]
            if len(longer) == 1 and len(longer[0].split()) == 2:
                other = self._surfaces[longer[0]]
                return self._tokens.said(other.start, other.end)
        return said

    # Noun phrases that stand on a name.

    def _larger(self, mention: Mention, end: int, following: Sequence[Mention]) -> Mention | None:
        lows, lexicon = self._tokens.lows, self._lexicon
        at = mention.end
        if mention.type == "Place" and mention.name is not None and lows[at - 1] in _MISSIONS and following:
            stop = at + (lows[at] in _WHOLES) if at < end else at
            return self._place_in(mention.start, stop - 1, following[0], mention)
        owned = at < end and lows[at] in {"'s", "'"} and mention.form == "name"
        if owned:
            at += 1
        limit = min(at + _MODIFIERS + 1, end)
        for each in range(at, limit):
            low = lows[each]
            is_force = low in _MILITARY and mention.form == "adjective" and mention.type == "State"
            # “an American soldier” is of the force; “the American soldier John Smith” is called so.
            is_role = not is_force or (following and following[0].start == each + 1)
            if low in _STOP or not (low[0].isalpha()) or (is_role and lexicon.role_at(lows, each, end)):
                break
            if low in _SOIL and mention.type == "State":
                return Mention(mention.start, each + 1, "name", "State", entry=mention.entry)
            if low in lexicon.groups and lows[each + 1 : each + 2] and lows[each + 1] in _PLACE_HEADS:
                continue
            if low in lexicon.groups:
                if (
                    owned
                    and (mention.type != "State" or lexicon.groups[low] not in {"government body", "media"})
                    and low != "regime"
                ):
                    break
                return self._group(mention.start, end, mention, following, head=each)
            if low in _PLACE_HEADS and not (mention.type == "Person" and not owned):
                if low in _AREAS and mention.type == "Place":
                    return None
                return self._place_at(mention, each, following)
            if self._tokens.words[each][0].isupper():
                break
        return None

    def _quarter(self, mention: Mention) -> Mention | None:
        """Read “southern Ruritania”, of a state, as a place of its own."""
        at, tokens = mention.start - 1, self._tokens
        if at < 0 or mention.form != "name" or tokens.lows[at] not in _QUARTERS:
            return None
        said = tokens.said(at, mention.end)
        made = self._made(at, mention.end, "Place", said[0].upper() + said[1:], "region", None)
        made.start, made.form = mention.start, "name"
        return made

    def _spelt_out(self, mention: Mention, end: int) -> Mention | None:
        """Read “EFP (explosively formed projectile)”: initials of a weapon, and what they stand for."""
        tokens, lows, at = self._tokens, self._tokens.lows, mention.end
        said = tokens.said(mention.start, mention.end)
        if not said.isupper() or at + 1 >= end or lows[at] != "(":
            return None
        stop = next((each for each in range(at + 1, min(at + 8, end)) if lows[each] == ")"), at + 1)
        words = lows[at + 1 : stop]
        if not words or "".join(word[0] for word in words) != said.lower() or words[-1] not in _MACHINE_HEADS:
            return None
        name = tokens.said(at + 1, stop)
        record = self._registry.add("Equipment", f"{name[0].upper()}{name[1:]}", why="word for a weapon or machine")
        self._registry.call(record, said)
        record.spans.append(tokens.span(mention.start, stop))
        return Mention(mention.start, stop + 1, "noun", "Equipment", record)

    def _group(
        self, start: int, end: int, base: Mention | None, following: Sequence[Mention], *, head: int | None = None
    ) -> Mention | None:
        tokens, lows, lexicon = self._tokens, self._tokens.lows, self._lexicon
        if head is None:
            for each in range(start + 1, min(start + _MODIFIERS, end)):
                if lows[each] in lexicon.groups:
                    head = each
                    break
                if lows[each] in _STOP or not tokens.words[each].islower():
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
        if base is not None and base.type == "Place":
            return None
        if base is not None and noun in _MACHINES:
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
        made = self._place_in(base.start, stop - 1, nearer[0], base) if nearer and is_of_many else None
        return made or self._made(base.start, stop, "Place", self._tokens.said(base.start, stop), lows[head], base)

    def _place_in(self, start: int, head: int, place: Mention, base: Mention | None) -> Mention | None:
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

    def _equipment(self, at: int, stop: int) -> Mention | None:
        lows = self._tokens.lows
        head = at
        while head < stop and lows[head] in _KINDS_OF_MACHINES:
            head += 1
        if head >= stop or lows[head] not in _MACHINE_HEADS:
            return None
        while head + 1 < stop and lows[head + 1] in _MACHINE_HEADS:
            head += 1
        if head == at and (lows[head] in _BARE or (at and lows[at - 1] in self._lexicon["grammar.modal"])):
            return None  # “we will bomb Aden”
        said = self._tokens.said(at, head + 1)
        name = said[0].upper() + said[1:].lower()
        if not said.endswith("s") and (other := self._registry.find("Equipment", f"{name}s")):
            record = other
        elif said.endswith("s") and (single := self._registry.find("Equipment", name[:-1])):
            record = single
        else:
            record = self._registry.add("Equipment", name, why="word for a weapon or machine")
        self._registry.call(record, said)
        record.spans.append(self._tokens.span(at, head + 1))
        return Mention(at, head + 1, "noun", "Equipment", record)

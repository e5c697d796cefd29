"""The finder: the mentions of a text, sentence by sentence, and the records that its names mean.

Offices and pronouns are left to ``roles`` and ``coreference``.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.aliases import Aliases
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.mentions import Mention
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.naming import FIRST_WORD
from ingest.extraction.rules.noun_mentions import MACHINE_HEADS, MACHINE_MODIFIERS, PLACE_HEADS, STOP, NounMentions
from ingest.extraction.rules.records import Record, Registry, plain
from ingest.extraction.rules.tokens import Tokens, among
from ingest.extraction.rules.verbs import Form
from schema.names import NameKind

_GROUP: Final = "group"
_BODY_NOUNS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(shipped()["bodies.short"], frozenset()),
    **{
        noun: frozenset(kinds)
        for noun, kinds in {
            "party": {"political party"},
            "company": {"company"},
            "firm": {"company"},
            "newspaper": {"media"},
            _GROUP: {"armed group"},
        }.items()
    },
}
"""Words that stand behind “the” for a body of that name, and for the only one of some kinds."""
_LIKE_GROUPS: Final = frozenset({"armed group", "political party", "military unit"})
_MOVING: Final = shipped()["bodies.of-people"]
"""What else “the group” may mean, so that it is open which of two is meant."""
_RELATIONS: Final = shipped()["people.relation"]
_SOMEBODYS: Final = shipped()["grammar.possessive"] | {"'s", "'", "whose"}
_OF: Final = re.compile(" of ")
_OF_STATES: Final = shipped()["groups-of.states"]
_PEOPLES: Final = shipped()["calendar.not-names"]
_SETTLED: Mapping[str, frozenset[str]] = {
    noun: frozenset(kinds.split())
    for noun, kinds in {
        "city": "city capital",
        "town": "town city",
        "village": "village",
        "province": "province",
        "district": "district",
        "island": "island",
        "governorate": "governorate",
        "airport": "airport",
        "port": "port",
    }.items()
}
"""What a place of some kind is called when it is spoken of again."""
_TELLING: Final = _OF_STATES | MACHINE_HEADS | MACHINE_MODIFIERS | PLACE_HEADS | _PEOPLES | {"the"}
"""What a mention may begin with that is no name."""


class Finder:
    """Finds the mentions of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        registry: The records of the document.
        names: The names of the text, in order.
        forms: The forms of verbs, by the word.
    """

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        registry: Registry,
        names: Sequence[Name],
        forms: Mapping[str, Form],
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._registry = registry
        self._nouns = NounMentions(tokens, lexicon, registry, forms)
        self._names = names
        self._surfaces = {plain(name.said): name for name in reversed(names)}
        self._wholes: dict[str, list[str]] = {}
        """The names that go on behind others with “of”, by those: “coastal guard of malta”."""
        for surface in self._surfaces:
            for of in _OF.finditer(surface):
                self._wholes.setdefault(surface[: of.start()], []).append(surface)
        lows = tokens.lows
        self._tells = [
            at
            for at in tokens.places(_TELLING)
            if lows[at] != "the" or (at + 1 < len(lows) and (self._is_body(at + 1) or lows[at + 1] in _SETTLED))
        ]
        """Where a mention may begin that is no name."""
        self._named_bodies: dict[str, Record] = {}
        self._named_places: dict[str, Record] = {}
        self._of_passage: set[str] = set()
        """The keys of those bodies and places that the paragraph has named."""
        self._opening: Record | None = None
        """The body that the sentence before begins with."""
        self._honours = (lexicon["people.rank"] | lexicon["people.honorific"]) - _RELATIONS
        self._titles = lexicon["people.rank"] | lexicon["people.honorific"] | {"president"}
        self._canonicals: dict[tuple[str, str], str] = {}
        self._aliases = Aliases(tokens, names, self._surfaces).read()

    def find(self) -> list[list[Mention]]:
        """Find the mentions, sentence by sentence, in order."""
        for name in self._names:
            # Full names first: a surname may stand before them, in a headline or a summary.
            is_full = name.type == "Person" and name.entry is None and name.end - name.start > 1
            if is_full and plain(name.said) not in self._aliases:
                self._person(name)
        found: list[list[Mention]] = []
        names = iter(self._names)
        following: Name | None = next(names, None)
        passage = -1
        for number, (start, end) in enumerate(self._tokens.sentences):
            if self._tokens.paragraphs[number] != passage:
                passage = self._tokens.paragraphs[number]
                self._of_passage.clear()
                self._opening = None
            within: list[Name] = []
            while following is not None and following.start < end:
                if following.start >= start:
                    within.append(following)
                following = next(names, None)
            found.append(self._sentence(start, end, within))
            self._opening = self._opens(start, found[-1])
        return found

    def _opens(self, start: int, found: Sequence[Mention]) -> Record | None:
        """Give the body that a sentence begins with: “The Northern Front split from …”."""
        first = found[0] if found else None
        is_body = first is not None and first.type == "Organization" and not first.members
        if first is None or not is_body or first.start - start > (self._tokens.lows[start] == "the"):
            return None
        return first.record

    def _sentence(self, start: int, end: int, names: Sequence[Name]) -> list[Mention]:
        tokens, lows = self._tokens, self._tokens.lows
        heads, equipment, modifiers = PLACE_HEADS, MACHINE_HEADS, MACHINE_MODIFIERS
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
                spelt_out = self._nouns.spelt_out(mention, end) if after == "(" else None
                larger = spelt_out or self._nouns.larger(mention, end, named[index:])
                if larger is None and mention.type == "State":
                    larger = self._nouns.quarter(mention)
                if spelt_out is None and (larger is None or not mention.is_part):
                    self._settle(mention)
                if larger is not None and larger.members and larger.record is None:
                    larger.record = mention.record
                    if mention.record is not None:
                        mention.record.spans.append(tokens.span(larger.start, larger.end))
                if larger is not None:
                    while index < len(named) and named[index].start < larger.end:
                        index += 1
                    mention = larger
                found.append(mention)
                if mention.type == "Organization" and mention.form == "name" and mention.record is not None:
                    self._named_bodies[mention.record.key] = mention.record
                    self._of_passage.add(mention.record.key)
                if mention.type == "Place" and mention.form == "name" and mention.record is not None:
                    self._named_places[mention.record.key] = mention.record
                    self._of_passage.add(mention.record.key)
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
            if low == "the" and at + 1 < stop and self._is_body(at + 1):
                made = self._body(at, stop)
            elif low == "the" and at + 1 < stop:
                made = self._settlement(at, stop)
            if low in equipment or low in modifiers:
                made = self._nouns.equipment(at, stop)
            if made is None and low in heads and at + 1 < end and index < len(named):
                made = self._nouns.place_in(at, at, named[index], None)
                if made is not None:
                    index += 1
            if made is None and low in _PEOPLES and len(low) > 2 and tokens.words[at][0].isupper():
                made = self._nouns.group(at, end, None, named[index:])
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

    def _is_body(self, at: int) -> bool:
        """Whether a word behind “the” may stand for a body: “the movement”, and in capitals any: “the Brigades”.

        “The Board of” something may be another.
        """
        lows = self._tokens.lows
        if lows[at] in _BODY_NOUNS:
            return True
        is_said_of = lows[at + 1 : at + 2] == ["of"]
        return lows[at] in self._lexicon.heads and self._tokens.words[at][0].isupper() and not is_said_of

    def _body(self, at: int, stop: int) -> Mention | None:
        """Read “the movement”, “the bank” as the one body of that word that the text or the paragraph has named."""
        lows = self._tokens.lows
        noun = lows[at + 1]
        after = lows[at + 2] if at + 2 < stop else ""
        if after and after[0].isalpha() and after not in STOP and after in self._lexicon.groups:
            return None
        wanted = _BODY_NOUNS.get(noun, frozenset())
        fitting = [
            record
            for record in self._named_bodies.values()
            if noun in plain(record.name).split()
            or (wanted and record.kind in wanted)
            or (noun == _GROUP and _is_army_of_its_own(record))
        ]
        if len(fitting) > 1:
            # “the company”, of a Mining Company and a bank
            fitting = [each for each in fitting if plain(each.name).split()[-1] == noun] or fitting
        if noun == _GROUP:
            fitting = self._groups_meant(fitting)
        return self._only(at, "noun", fitting)

    def _groups_meant(self, fitting: list[Record]) -> list[Record]:
        """Leave of the bodies that “the group” may mean the one that the sentence before begins with, or none."""
        alike = [*filter(self._may_be_group, self._named_bodies.values())]
        near = [record for record in alike if record.key in self._of_passage]
        if len(alike) < 2 or not near:
            return fitting
        meant = fitting if len(near) == 1 else [self._opening]
        return [record for record in near if record in meant]

    def _may_be_group(self, record: Record) -> bool:
        return record.kind in _LIKE_GROUPS or _is_army_of_its_own(record) or plain(record.name).split()[-1] in _MOVING

    def _settlement(self, at: int, stop: int) -> Mention | None:
        """Read “the city”, “the province” as the one of its kind that the text or the paragraph has named."""
        lows = self._tokens.lows
        kinds = _SETTLED.get(lows[at + 1], frozenset())
        after = lows[at + 2] if at + 2 < stop else ""
        if not kinds or after == "of" or (after[:1].isalpha() and after not in STOP):
            return None  # “the city of Aden”, “the city council”
        return self._only(at, "name", [each for each in self._named_places.values() if each.kind in kinds])

    def _only(self, at: int, form: str, fitting: Sequence[Record]) -> Mention | None:
        """Give the one that “the” and a noun may mean in the text, or else in the paragraph."""
        if len(fitting) > 1:
            fitting = [record for record in fitting if record.key in self._of_passage]
        if len(fitting) != 1:
            return None
        fitting[0].spans.append(self._tokens.span(at, at + 2))
        return Mention(at, at + 2, form, fitting[0].type, fitting[0])

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
        said = name.said
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
            mention.record = self._person(name)
            if name.nickname is not None:
                mention.record.is_named(tokens.said(*name.nickname))
            if name.titled:
                mention.record.is_named(self._titled(name))
        else:
            canonical = self._canonical(name)
            known = registry.find(name.type, canonical) or registry.find(name.type, said)
            mention.record = known or registry.add(name.type, canonical, name.kind, why=name.why)
            registry.call(mention.record, said)
        mention.record.spans.append(span)
        for start, end in name.others:
            mention.record.is_named(tokens.said(start, end), NameKind.TRANSLITERATION)

    def _person(self, name: Name) -> Record:
        words = name.of(self._tokens.words)
        return self._registry.person(words, name.said, name.why, self._title(name), self._kin(name))

    def _title(self, name: Name) -> str:
        """Give the word of a rank, a title or an office right before a name; empty where there is none."""
        return self._tokens.lows[name.start - 1] if name.titled and name.start else ""

    def _kin(self, name: Name) -> str:
        """Give what a text says right before a name that he is to somebody: “brother” of “his brother, Omar”."""
        lows, at = self._tokens.lows, name.start - 1
        while at > 0 and (lows[at] in self._honours or lows[at] == ","):
            at -= 1
        is_somebodys = at > 0 and not _SOMEBODYS.isdisjoint(lows[max(at - 2, 0) : at])
        return lows[at] if is_somebodys and lows[at] in _RELATIONS else ""

    def _titled(self, name: Name) -> str:
        start, titles = name.start, self._titles
        while start > 0 and self._tokens.lows[start - 1] in titles and self._tokens.words[start - 1][0].isupper():
            start -= 1
        return self._tokens.said(start, name.end)

    def _canonical(self, name: Name) -> str:
        """Give the name under which a body is kept: without a nationality, where the text has it without too."""
        key = (name.type, name.said)
        if key not in self._canonicals:
            self._canonicals[key] = self._find_canonical(name)
        return self._canonicals[key]

    def _find_canonical(self, name: Name) -> str:
        said, form = name.said, plain(name.said)
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
                    return other.said
        if len(words) > 1 and name.type == "Organization" and name.entry is None:
            # “the Coastal Guard”, of the Coastal Guard of Malta
            longer = self._wholes.get(form, [])
            if len(longer) == 1 and self._surfaces[longer[0]].type == "Organization":
                return self._surfaces[longer[0]].said
        is_short = len(words) == 1 or name.why == FIRST_WORD
        if is_short and not said.isupper() and name.type == "Organization":
            begins = name.why == FIRST_WORD or name.why.endswith("after it")
            longer = [
                each
                for each, other in self._surfaces.items()
                if other.type == "Organization"
                and ((begins and each.startswith(f"{form} ")) or (other.entry is None and each.endswith(f" {form}")))
            ]
            if len(longer) == 1 and (len(longer[0].split()) == 2 or name.why == FIRST_WORD):
                other = self._surfaces[longer[0]]
                return other.said
        return said


def _is_army_of_its_own(record: Record) -> bool:
    """Whether an army is called by more than its state, and so may be a group: “the Zorn Liberation Army”."""
    return record.kind == "armed force" and len(plain(record.name).split()) > 2

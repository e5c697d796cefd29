"""Names: the capitalised words of a text, cut into names; what each is of is a matter of ``naming``."""

import bisect
import itertools
import operator
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.extraction.rules import ambiguous, inverted, nicknames, quoted, scripts
from ingest.extraction.rules.acting import Acting
from ingest.extraction.rules.beginnings import Beginnings
from ingest.extraction.rules.extents import SAINT, Extents, is_legal_form
from ingest.extraction.rules.gazetteer import Gazetteer, Known
from ingest.extraction.rules.lexicon import Lexicon, plural, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.naming import NAME_HEADS, Namer
from ingest.extraction.rules.sums import is_amount, is_code
from ingest.extraction.rules.surroundings import Surroundings
from ingest.extraction.rules.tokens import DASHES, Tokens, among
from ingest.extraction.rules.verbs import Form
from ingest.reading.dateline import MONTHS

_LABELLED: Final = frozenset({"date", "number", "no.", "id"})
"""How the labels of an entry's fields end."""
_BEFORE_NUMBERS: Final = frozenset({":", "#", "No.", "no.", "number", "Number"})
_INITIALS: Final = 4
"""Letters up to which a word in capitals may be initials."""
_CODE: Final = re.compile(r"[DRI]-[A-Z]{2}|[A-Z]{1,3}\d{5,}[A-Z]?")
"""What stands behind a name and is none: “D-NY”, and the number of a passport or an account.

The first is how the press tells members of the United States Congress apart, by party and state, the latter in the
two letters of the Postal Service (Publication 28, appendix B). For the second there is no one form (ICAO Doc 9303
leaves the numbers of passports to each state): it is what lists of sanctions print, a few letters before many digits.
"""
_COVER: Final = re.compile(r"[A-Z]{1,2}-?\d{1,3}")
"""What a court calls a witness whom it does not name."""
_SIDES: Final = shipped()["places.sides"]
_EMPHASISED: Final = frozenset({"and", "or", "but", "nor", "not", "the", "of"})
"""What is written in capitals for emphasis, and is nobody's initials."""
_GATHERINGS: Final = frozenset({"summit", "conference", "festival", "games", "olympics", "congress", "championship"})
_MEMBERS: Final = frozenset({"mp", "mla", "mep", "msp"})
_STANDING_IN: Final = frozenset({"in", "for", "at"})
_BEHIND_PLACES: Final = frozenset({"in", "at", "by", "from", "since", "until", "between", "."})
_SEXES: Final = frozenset({"male", "female"})
_BEFORE_SEX: Final = frozenset({"gender", "sex", ":"})
"""What stands in entries before a word that might be the capital of the Maldives: “Gender Male”."""
_ORDINAL: Final = frozenset({"st", "nd", "rd", "th"})
_OF_DATES: Final = frozenset(MONTHS) | shipped()["calendar.weekdays"]
_TITLE: Final = shipped()["people.rank"] | shipped()["people.honorific"] | shipped()["people.office-before"]
_TITLES: Final = _TITLE | {plural(low) for low in _TITLE if low.isalpha() and len(low) > 4}
"""Ranks, honours and offices that stand before a name, of one and of several."""


@dataclass
class Reader:
    """Finds the names of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        gazetteers: What is known, the most trusted first.
        verbs: The forms of verbs.
    """

    tokens: Tokens
    lexicon: Lexicon
    gazetteers: Sequence[Gazetteer]
    verbs: Mapping[str, Form]
    _seen_small: set[str] = field(default_factory=set)
    _seen_within: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        lexicon = self.lexicon
        self._known = Known(self.tokens, self.gazetteers)
        self._acting = Acting(self.tokens, self.verbs)
        surroundings = Surroundings(self.tokens, lexicon, self.verbs, self._known, self._acting)
        self._namer = Namer(self.tokens, lexicon, self.verbs, self._known, surroundings, self._acting)
        self._extents = Extents(self.tokens, lexicon, self._known, self.verbs, _TITLES)
        self._never = lexicon["calendar.never-starts"]
        self._particles = lexicon["joined.particles"]
        self._labels, self._languages = lexicon["calendar.labels"], lexicon["names.languages"]
        self._plain = frozenset().union(
            *(lexicon[f"calendar.{name}"] for name in ("not-names", "months", "weekdays", "numbers"))
        )
        self._ballots, self._kinds_of_ballots = lexicon["ballots.heads"], lexicon["ballots.kinds"]
        self._of_ballots = self._ballots | self._kinds_of_ballots
        ordinals = {low for low in self.tokens.distinct if low[-2:] in _ORDINAL and low[:-2].isdigit()}
        self._ordinals = frozenset(self.tokens.places(ordinals))
        self._capitals = list(itertools.compress(range(len(self.tokens.words)), self.tokens.capital))

    def read(self) -> list[Name]:
        """Find the names, and decide what each is of.

        Returns:
            Names in the order of the text; those of nothing are left out.
        """
        tokens = self.tokens
        told = bytearray(b"\x01") * len(tokens)
        for number in tokens.headings:
            start, end = tokens.sentences[number]
            told[start:end] = bytes(end - start)
        seen = set(itertools.compress(tokens.words, told))
        for start, _ in tokens.sentences:
            told[start] = 0
        self._seen_small = seen & tokens.distinct
        self._seen_within = set(itertools.compress(tokens.lows, map(operator.and_, told, tokens.capital)))
        self._beginnings = Beginnings(tokens, self.lexicon, self._known, self.verbs, self._extents, self._seen_within)
        found: list[Name] = []
        for number, (start, end) in enumerate(tokens.sentences):
            found += self._sentence(start, end, heading=number in tokens.headings)
        found = quoted.join(nicknames.join(inverted.join(found, tokens), tokens), tokens, self.lexicon)
        ambiguous.settle(found, tokens.lows)
        self._namer.decide(found)
        for name in found:
            if name.given:
                name.said = f"{tokens.said(name.given, name.end)} {tokens.said(name.start, name.given - 1).title()}"
            elif name.nickname is None:
                name.said = tokens.said(name.start, name.end)
            else:
                name.said = " ".join(name.of(tokens.words))
        _spell(found)
        nicknames.note(found, tokens)
        scripts.note(found, tokens)
        return [name for name in found if name.type]

    def _election(self, name: Name, end: int) -> int:
        """Find where “2012 Ruritania general election” ends, whose first word is a place's; 0 where it is none."""
        lows = self.tokens.lows
        for at in range(name.end, min(name.end + 4, end)):
            if lows[at] in self._ballots:
                return at + 1
            if lows[at] not in self._kinds_of_ballots:
                return 0
        return 0

    def _sentence(self, start: int, end: int, *, heading: bool) -> Iterator[Name]:
        lows, words = self.tokens.lows, self.tokens.words
        at = start
        capital = self.tokens.capital
        roles, shades = self.lexicon.roles, self._beginnings.shades
        reported = self.tokens.dateline[1]
        capitals = among(self._capitals, start, end)
        titled = False
        fresh = True  # whether a capital may be the sentence's and not the name's
        while at < end:
            if not capital[at]:
                following = bisect.bisect_left(capitals, at)
                if following == len(capitals):
                    return
                word = behind = capitals[following]
                while word > at and not words[word - 1][0].isalnum():
                    word -= 1
                if word > at:
                    # “the commander Hassan”: a rank in small letters before a name counts too.
                    titled, fresh = lows[word - 1] in _TITLES, False
                for each in range(word, behind):
                    if (
                        words[each] in '“":'
                        or each + 1 == self.tokens.dateline[1]
                        or self._beginnings.opens(each, start)
                    ):
                        fresh = True
                    else:
                        titled = titled and words[each] == "."
                at = behind
                continue
            low = lows[at]
            if low in shades and (stop := self._beginnings.party(at, end)):
                yield Name(at, stop, type="Organization", kind="political party", why="“party” after a persuasion")
                titled, fresh, at = False, False, stop
                continue
            if (low in _TITLES or low in self._plain) and self._beginnings.is_short(at, end):
                yield Name(at, at + 1)
                titled, fresh, at = False, False, at + 1
                continue
            if (
                (
                    fresh
                    and (low in self._never or self._beginnings.is_adverb(at))
                    and not self._beginnings.is_within(at, end)
                )
                or (low in _EMPHASISED and words[at].isupper())
                or low in self._labels
                or (low in _SEXES and at > start and lows[at - 1] in _BEFORE_SEX)
                or (low in _OF_DATES and self._beginnings.is_date(at, end))
                or (low in self._languages and words[at + 1 : at + 2] == [":"])
                or (low in self._plain and not self._beginnings.goes_on(at, end))
            ):
                titled, fresh = False, False
                at += 1
                continue
            if at < reported and (agency := self._agency(at)) is not None:
                yield agency
                titled, fresh, at = False, False, agency.end
                continue
            numbered = self._numbered(at, end) if at - 1 in self._ordinals and at > start else None
            if (
                low in roles
                and numbered is None
                and (role := self.lexicon.role_at(lows, at, end))
                and not self._extents.begins_body(role[1] - 1, end)
            ):
                titled, fresh = True, False
                at = role[1]
                continue
            if low in SAINT and (stop := self._beginnings.saint(at, end)):
                yield Name(at, stop, type="Place", why="a saint's name behind a word for where")
                titled, fresh, at = False, False, stop
                continue
            if (
                (low in _TITLES or low.replace(".", "") in _MEMBERS)
                and not self._extents.begins_body(at, end)
                and not self._begins_known(at, end)
            ):
                titled, fresh = True, False
                at += 1
                continue
            name = numbered or self._name(at, end, fresh=fresh, heading=heading)
            if (
                name is not None
                and titled
                and name.end < end
                and self.lexicon.groups.get(lows[name.end]) == "armed group"
            ):
                # “Imam Ali militia”, “General Farid brigade”: the body is named for a person.
                while at > start and words[at - 1][0].isupper() and lows[at - 1] in _TITLES:
                    at -= 1
                name = Name(at, name.end + 1, type="Organization", kind="armed group", why="word for a body")
                yield name
                titled, fresh, at = False, False, name.end
                continue
            if name is None or (at > start and lows[at - 1] == "another" and name.end - at == 1):
                # “another Troy” is a byword
                titled, fresh = False, False
                at = name.end if name is not None else at + 1
                continue
            name.titled = titled
            if name.entry is None and not name.type and at > start and lows[at - 1] in self._particles:
                name.start = self._beginnings.behind_particles(at, start)
            if name.end < end and lows[name.end] in self._of_ballots and (stop := self._election(name, end)):
                if at > start and lows[at - 1].isdigit() and lows[stop : stop + 1] == ["in"] and stop + 2 < end:
                    # “the 2014 European Parliament election in Ruritania”
                    where = self._known.at(stop + 1 + (lows[stop + 1] == "the"), end)
                    stop = where[1] if where is not None and where[0].type in {"Place", "State"} else stop
                name.end, name.type, name.kind, name.why = stop, "Event", "other", "word for an event"
                name.entry = None  # the state's is not the election's
            elif name.end < end and lows[name.end] in _GATHERINGS and self._is_counted(name.start, start):
                kind = "meeting" if lows[name.end] in {"summit", "conference"} else "other"
                name.end, name.type, name.kind, name.why = name.end + 1, "Event", kind, "word for an event"
                name.entry = None
            yield name
            titled, fresh = False, False
            at = name.end

    def _is_counted(self, at: int, start: int) -> bool:
        """Whether a year or an ordinal stands before a name: “the 2017 Harbour summit”, “the 38th”."""
        return at > start and (self.tokens.lows[at - 1].isdigit() or at - 1 in self._ordinals)

    def _begins_known(self, at: int, end: int) -> bool:
        """Whether a word for a title begins a name of several words that comes with dots: “Liberal Democrats”."""
        entry = self._known.at(at, end)
        return entry is not None and entry[1] > at + 1 and entry[0].known is None and entry[0].form == "name"

    def _agency(self, at: int) -> Name | None:
        """Read who reports, in brackets in the dateline: “ADEN, 5 May 2018 (Gulf Wire) –”."""
        words, (first, last) = self.tokens.words, self.tokens.dateline
        if not first < at < last or words[at - 1] != "(" or ")" not in words[at:last]:
            return None
        end = words.index(")", at, last)
        is_name = all(self.tokens.capital[at:end])
        return Name(at, end, type="Organization", kind="media", why="in the dateline") if is_name else None

    def _name(self, at: int, end: int, *, fresh: bool, heading: bool) -> Name | None:
        lows, words = self.tokens.lows, self.tokens.words
        stop = self._extents.end(at, end)
        entry = self._known.at(at, end)
        if entry and entry[0].type in {"Place", "State"} and self._is_given(at, entry[1], stop):
            entry = None  # “Salvador Pineda”
        if entry and entry[0].type in {"Place", "State"} and entry[0].form == "name" and entry[1] < stop:
            side = entry[1]
            if side + 1 < stop and lows[side] in DASHES:
                return Name(at, stop, type="Place", why="places with dashes between them")
            is_elected = lows[at - 2 : at] in (["riding", "of"], ["constituency", "of"])
            if (
                stop == side + 1
                and lows[at - 1] in _STANDING_IN
                and lows[stop : stop + 1]
                and lows[side] not in NAME_HEADS
            ):
                is_elected = is_elected or lows[stop] in _BEHIND_PLACES  # “stood in Quell Zornside in 1992”
            while side < stop and (lows[side] in _SIDES or (is_elected and self.tokens.capital[side])):
                side += 1
            if side > entry[1] and (side == stop or not self.tokens.capital[side]):
                return Name(at, side, type="Place", why="a part of a known place")
        is_headed = self._extents.head(at, stop) in NAME_HEADS or is_legal_form(lows[stop - 1])
        if (
            entry
            and entry[1] < stop
            and not is_headed
            and not self._extents.has_of(at, stop)
            and (
                (entry[0].form == "name" and not self._all_unknown(entry[1], stop))
                or entry[0].form != "name"
                or entry[0].type in {"State", "Place"}
            )
        ):
            stop = entry[1]
        if entry and (entry[1] >= stop or lows[entry[1]] in self.lexicon["works.credits"]):
            return Name(at, entry[1], entry[0])
        if entry and entry[0].form != "name" and not is_headed:
            return Name(at, entry[1], entry[0])
        if fresh and lows[at] in self._seen_small and lows[at] not in self._seen_within:
            # An ordinary word with a capital because a sentence begins.
            return (
                self._name(at + 1, end, fresh=False, heading=heading)
                if stop - at > 1 and self.tokens.capital[at + 1]
                else None
            )
        if at + 1 < end and (is_amount(lows, at) or (is_code(lows[at]) and words[at + 1][0].isdigit())):
            return None  # “P20 million”, “USD 55,000”
        if lows[at - 1 : at] == ["as"] and _COVER.fullmatch(words[at]):
            return None  # “a witness identified as K-7”
        if _CODE.fullmatch(words[at]) or (at and words[at - 1] == "[" and words[at].isupper()):
            return None
        if lows[stop - 1] in _LABELLED and stop - at > 1:
            return None  # “Organization Established Date 2012”
        if words[at] == "ID" and stop < end and (words[stop][0].isdigit() or words[stop] in _BEFORE_NUMBERS):
            return None  # “Registration ID 77120”
        if words[at].isdigit() or len(words[at]) < 2 or (stop - at == 1 and lows[at] in self._plain):
            return None
        if heading and lows[stop - 1] not in self.lexicon.name_heads:
            heading = not (fresh and stop == end)
        elif heading:
            heading = not (at == 0 or (words[at - 1] not in "“" and fresh)) or stop < end
        nation = entry[0] if entry and entry[0].form == "adjective" else None
        doubtful = fresh and stop - at == 1 and lows[at] not in self._seen_within
        # “Parliament Speaker Farid”
        doubtful = doubtful and not (lows[at] in NAME_HEADS and stop < end and self.tokens.capital[stop])
        name = Name(at, stop, nation=nation)
        name.weak = heading or (
            doubtful and (self._is_plain(name) or not (self._acting.acts(name) or self._acting.owns(name)))
        )
        return name

    def _is_plain(self, name: Name) -> bool:
        """Whether a word is likely to be no name; one in -s may be: “Adams fled”, “Zorkis was …”, “Nurses fled”."""
        low = self.tokens.lows[name.start]
        if not low.endswith("s") or low.endswith(("ss", "ics")):
            return self._namer.is_ordinary(low)
        is_surname = low[:-1] in self.lexicon.given or self._acting.is_one(name)
        return low in self.lexicon.ordinary or low in self.verbs or not is_surname

    def _numbered(self, at: int, end: int) -> Name | None:
        """Read a unit that is called by the number before it: “the 9th Division”, “the 3rd Armoured Brigade”."""
        lows = self.tokens.lows
        stop = self._extents.end(at, end)
        last = lows[stop - 1]
        kind = "military unit" if last in self.lexicon["bodies.numbered"] else self.lexicon.name_heads.get(last)
        is_unit = kind in {"military unit", "armed force"}
        return Name(at - 1, stop, type="Organization", kind=kind, why="a unit's number") if is_unit else None

    def _is_given(self, at: int, behind: int, stop: int) -> bool:
        """Whether the name of a place is the given name of a person, whose surname follows."""
        lows = self.tokens.lows
        is_one = behind == at + 1 < stop and lows[at] in self.lexicon.given
        return is_one and lows[stop - 1] not in NAME_HEADS and self._all_unknown(behind, stop)

    def _all_unknown(self, at: int, stop: int) -> bool:
        return all(self._known.at(each, stop) is None for each in range(at, stop))


def _spell(names: Sequence[Name]) -> None:
    """Spell a name in capitals as it is spelt elsewhere in the text: “DERABAN – …” and “Deraban”."""
    shouted = [name for name in names if len(name.said) > _INITIALS and name.said.isupper()]
    if shouted:
        spelt = {name.said.lower(): name.said for name in reversed(names) if not name.said.isupper()}
        for name in shouted:
            name.said = spelt.get(name.said.lower(), name.said)

"""Extents: where a name that begins at a word ends: past “of the”, “de”, “and” and what holds its words together."""

from collections.abc import Mapping, Set
from typing import Final

from ingest.extraction.rules.gazetteer import Known
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.naming import EMBLEMS, NAME_HEADS
from ingest.extraction.rules.purposes import Purposes
from ingest.extraction.rules.sums import is_number
from ingest.extraction.rules.tokens import DASHES, POSSESSIVE, Tokens
from ingest.extraction.rules.verbs import Form

_LEGAL_FORMS: Final = shipped()["bodies.legal-forms"]
_ELECTING: Final = shipped()["places.electing"]
_PREPOSITIONS: Final = shipped()["grammar.preposition"]
_SMALL: Final = (
    _PREPOSITIONS | shipped()["grammar.conjunction"] | shipped()["grammar.subordinator"] | shipped()["grammar.adverb"]
)
"""What may stand behind a name and is no noun."""
SAINT: Final = frozenset({"st", "st.", "saint", "ste", "ste.", "sainte"})
_MOST_PARTICLES: Final = 3


def is_legal_form(low: str) -> bool:
    """Whether a word is the legal form of a company: “Ltd.”, “S.p.A.”."""
    return low.replace(".", "") in _LEGAL_FORMS


def is_day(low: str) -> bool:
    """Whether a figure may be a day of the month, and is no year: “4”."""
    return low.isdigit() and len(low) < 3


class Extents:
    """Finds where the names of one text end.

    Args:
        tokens: The text.
        lexicon: What words do.
        known: What the gazetteers know of its words.
        verbs: The forms of verbs.
        titles: Ranks, offices and what else stands before a name.
    """

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, known: Known, verbs: Mapping[str, Form], titles: Set[str]
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._known = known
        self._titles = titles
        self._months = lexicon["calendar.months"]
        self._particles = lexicon["joined.particles"]
        self._of = lexicon["joined.of"]
        self._owners = lexicon["joined.owners"]
        self._abstract = lexicon["joined.abstract"]
        self._foreign = lexicon["joined.foreign"]
        self._numbered = lexicon["joined.numbered"]
        self._federating = lexicon["joined.federating"]
        self._kin = lexicon["joined.kin"]
        self._organs = lexicon["joined.organs"]
        self._persuasions = lexicon["joined.persuasions"]
        self._sat_in = lexicon["joined.sat-in"]
        self._verbs = verbs
        self._purposes = Purposes(tokens, lexicon, known, verbs)

    def begins_body(self, at: int, end: int) -> bool:
        """Whether a word of titles begins the name of a body: “General Assembly”, “Liberal Democratic Party”."""
        lows = self._tokens.lows
        if self._is_emblem(at) or self._purposes.is_of_people(at + 1, end):
            return True
        for each in range(at + 1, min(at + 5, end)):
            if self._holds(each) or (lows[each] == "and" and self._are_shades(each)):
                continue  # “the Veterans' Union”, “the Conservative and Unionist Party”
            if not self._tokens.capital[each] or lows[each] in self._lexicon.given:
                return False
            if lows[each] in NAME_HEADS:
                return True
        return False

    def _are_shades(self, at: int) -> bool:
        """Whether words for persuasions stand on either side of a token."""
        shades = self._lexicon["joined.adjectives"]
        return at + 1 < len(self._tokens) and {self._tokens.lows[at - 1], self._tokens.lows[at + 1]} <= shades

    def has_of(self, at: int, stop: int) -> bool:
        """Whether “of” or “for” stands between two tokens."""
        return not self._of.isdisjoint(self._tokens.lows[at:stop])

    def head(self, at: int, stop: int) -> str:
        """Give the word that heads a name: the last before “of”, or the last of all."""
        lows = self._tokens.lows
        for each in range(at + 1, stop):
            if lows[each] in self._of:
                return lows[each - 1]
        return lows[stop - 1]

    def end(self, at: int, end: int) -> int:
        """Find where a name that begins at a token ends."""
        lows, words, capital = self._tokens.lows, self._tokens.words, self._tokens.capital
        stop = at + (3 if self._purposes.begins_call(at, end) else 1)
        while stop < end:
            low = lows[stop]
            if capital[stop]:
                if low in self._months or self._is_person_behind_body(at, stop, end):
                    break
                is_title = low in self._titles or (
                    low not in self._lexicon.given and self._lexicon.role_at(lows, stop, end)
                )
                # “the Harbour Soldiers fled”: a name may end in people.
                is_last = low in self._lexicon["people.heads"] and not (stop + 1 < end and capital[stop + 1])
                if (
                    is_title
                    and not is_last
                    and not (
                        self._is_persuasion(at, stop, end)
                        or self._is_surname(at, stop, end)
                        or (low.endswith("s") and lows[stop - 1] not in NAME_HEADS and self.has_of(at, stop))
                        or low in NAME_HEADS
                        or self._is_within(stop, end)
                        or self.begins_body(stop, end)
                    )
                ):
                    break
                stop += 1
            elif stop == at + 1 and self.is_named_by_day(at, end):
                stop = at + 3
            elif (behind := self._behind_particles(stop, end)) is not None:
                stop = behind + 1
            elif low in self._of and self._takes_of(at, stop) and stop + 1 < end:
                if self._begins_person(stop + 1, end):
                    break  # “the Harbour Party of Omar Farid”
                if lows[stop - 1] in self._organs and lows[stop - 2] in self._of:
                    break  # “the Board of Trustees of the Harbour Club”: two bodies
                if low == "for" and lows[stop - 1] in self._sat_in:
                    break  # “was elected to the House of Assembly for Zorn Valley”
                if low == "for" and lows[stop + 1] == "a" and stop + 2 < end and capital[stop + 2]:
                    stop += 3  # “the Union for a Popular Movement”
                    continue
                if self._tokens.capital[stop + 1]:
                    stop += 2
                elif lows[stop + 1] == "the" and stop + 2 < end and self._tokens.capital[stop + 2]:
                    is_state = (entry := self._known.at(stop + 2, end)) is not None and entry[0].type == "State"
                    if (
                        lows[stop - 1] in self._lexicon.name_heads
                        and not is_state
                        and not (stop - 1 == at and lows[at] in self._federating)
                        and self._ends_in_body(stop + 2, end)
                    ):
                        break  # “the Quarry Brigade of the Harbour Guard”: two bodies
                    stop += 3
                else:
                    break
            elif "." in low[:-1] and is_legal_form(low):
                stop += 1
            elif stop + 1 < end and self._goes_on_behind(at, stop, end):
                stop += 2
            elif words[stop].isdigit() and lows[stop - 1] in self._numbered:
                if stop + 1 < end and (is_number(lows[stop + 1]) or (stop - at > 1 and self._counts(stop + 1))):
                    break  # “paid the Harbour Brigade 3 million dollars”, “gave it 20 rifles”, and not “Brigade 20”
                stop += 1
            else:
                break
        return stop

    def _counts(self, at: int) -> bool:
        """Whether a number before a token counts what that is a noun for: “20 rifles”, not “20 attacked Aden”."""
        word, low = self._tokens.words[at], self._tokens.lows[at]
        return word.isalpha() and word.islower() and low not in self._verbs and low not in _SMALL

    def _behind_particles(self, at: int, end: int) -> int | None:
        """Find the capitalised word behind small words that hold a name together: “de la” of “Zorn de la Quell”."""
        behind = at
        while behind < min(at + _MOST_PARTICLES, end) and not self._tokens.capital[behind] and self._holds(behind):
            behind += 1
        return behind if at < behind < end and self._tokens.capital[behind] else None

    def _elects(self, at: int, stop: int, end: int) -> bool:
        """Whether places with dashes between them are one that elects somebody: “the riding of Kelso – Zorn”."""
        lows = self._tokens.lows
        if lows[at - 1] == "of" and at > 1 and lows[at - 2] in _ELECTING:
            return True
        behind = stop + 2
        while behind < end and (
            self._tokens.capital[behind]
            or (lows[behind] in DASHES and behind + 1 < end and self._tokens.capital[behind + 1])
        ):
            behind += 1
        is_last = behind >= end or lows[behind] in _PREPOSITIONS or lows[behind] in {".", ","}
        return is_last and at > 0 and lows[at - 1] in {"in", "for"} and (stop == at + 1 or lows[stop - 2] in DASHES)

    def _is_persuasion(self, at: int, stop: int, end: int) -> bool:
        """Whether a word for a persuasion is a part of a party's name: “Partido Liberal Zornino”."""
        lows = self._tokens.lows
        goes_on = stop + 1 < end and (self._tokens.capital[stop + 1] or self._holds(stop + 1))
        is_party = lows[stop] in self._persuasions and lows[at] in self._lexicon.name_heads
        return is_party and goes_on and lows[stop + 1] not in self._lexicon.given

    def _is_within(self, at: int, end: int) -> bool:
        """Whether a word of honour is a part of a name: “Ahmed Sheikh Nur”."""
        low, given = self._tokens.lows[at], self._lexicon.given
        is_part = low in self._lexicon["people.honorific"] and self._tokens.lows[at - 1] in given
        return is_part and at + 1 < end and self._tokens.capital[at + 1]

    def is_named_by_day(self, at: int, end: int) -> bool:
        """Whether a body is called by a day: “the May 5 Movement”."""
        lows = self._tokens.lows
        if lows[at] not in self._months or at + 2 >= end or not is_day(lows[at + 1]):
            return False
        return self._tokens.capital[at + 2] and lows[at + 2] in NAME_HEADS

    def _holds(self, at: int) -> bool:
        """Whether a small word holds a name together: “de”, or the mark in “Workers' Party”."""
        low = self._tokens.lows[at]
        if low not in POSSESSIVE:
            return low in self._particles or low in self._foreign
        before = self._tokens.lows[at - 1]
        # “the Patriots' Front”, and no person's: before a name stands no article.
        is_body = self._tokens.lows[at + 1 : at + 2] and self._tokens.lows[at + 1] in NAME_HEADS
        if is_body and at > 1 and self._tokens.lows[at - 2] in SAINT:
            return True  # “St. Zorn's College”
        is_of_several = low == "'" and at > 1 and before.endswith("s") and self._begins_several(at - 2)
        return before in self._owners or bool(is_of_several and is_body and self._known.at(at - 1, at) is None)

    def _begins_several(self, at: int) -> bool:
        """Whether an article or an adjective in capitals stands before those whose body it is: “Free Zorns' Party”."""
        low = self._tokens.lows[at]
        return low == "the" or (self._tokens.capital[at] and low in self._lexicon.ordinary)

    def _goes_on_behind(self, at: int, stop: int, end: int) -> bool:
        """Whether a name goes on behind “and”, a comma, “on” or “to”."""
        lows = self._tokens.lows
        low = lows[stop]
        if low == "to":
            return self._purposes.names_purpose(stop, end)
        if low == "on":
            return self._purposes.names_subject(stop, end)
        if low == ",":
            # “Zornik Trading Co., Ltd.”
            return (self._tokens.capital[stop + 1] and is_legal_form(lows[stop + 1])) or self._joins(at, stop, low, end)
        if low in DASHES:
            return self._tokens.capital[stop + 1] and self._elects(at, stop, end)
        return low in {"and", "&"} and self._joins(at, stop, low, end)

    def _is_person_behind_body(self, at: int, stop: int, end: int) -> bool:
        """Whether a person's name follows a body's with nothing between them: “Harbour Party | Omar Farid”."""
        if stop - at < 2 or not self._begins_person(stop, end):
            return False
        is_state = self.has_of(at, stop) and (entry := self._known.at(stop - 1, stop)) and entry[0].form == "name"
        return bool(is_state) or self._tokens.lows[stop - 1] in self._lexicon.heads

    def _begins_person(self, at: int, end: int) -> bool:
        """Whether a given name and a surname stand at a token, and no body that is called by them."""
        lows, capital = self._tokens.lows, self._tokens.capital
        if at + 1 >= end or lows[at] not in self._lexicon.given or not capital[at + 1]:
            return False
        return NAME_HEADS.isdisjoint(lows[at + 1 : min(at + 4, end)])

    def _is_surname(self, at: int, stop: int, end: int) -> bool:
        """Whether a word for a title is somebody's surname: “Omar King fled”."""
        words, before = self._tokens.words, self._tokens.lows[stop - 1]
        is_last = stop + 1 >= end or not self._tokens.capital[stop + 1]
        return is_last and (before in self._lexicon.given or (stop > at + 1 and words[stop - 1][-1] == "."))

    def _is_emblem(self, at: int) -> bool:
        """Whether a word is one by which a group calls itself, “of” something: “the Sons of the Delta”."""
        lows = self._tokens.lows
        return lows[at] in EMBLEMS and at > 0 and lows[at - 1] == "the" and lows[at + 1 : at + 2] == ["of"]

    def _ends_in_body(self, at: int, end: int) -> bool:
        first = at
        while at < end and self._tokens.capital[at]:
            at += 1
        lows, heads = self._tokens.lows, self._lexicon.name_heads
        return lows[at - 1] in heads or (at > first + 1 and lows[first] in heads)

    def _takes_of(self, at: int, stop: int) -> bool:
        if "state" in self._tokens.lows[at + 1 : stop] and self._tokens.lows[at - 1] == "the":
            return True  # “the Islamic State of”
        return (
            self._is_emblem(at)
            or self._purposes.is_for(stop)
            or self._tokens.lows[stop - 1] in self._kin
            or self._is_of_state(at, stop)
            or any(low in NAME_HEADS or low in self._lexicon["places.before"] for low in self._tokens.lows[at:stop])
        )

    def _is_of_state(self, at: int, stop: int) -> bool:
        """Whether a body without a word for one is called by its state: “Democratic Choice of Ruritania”."""
        lows = self._tokens.lows
        nearer = stop + 1 + (lows[stop + 1 : stop + 2] == ["the"])
        if stop - at < 2 or lows[stop] != "of" or nearer >= len(lows) or not self._tokens.capital[nearer]:
            return False
        entry = self._known.at(nearer, len(lows))
        is_state = entry is not None and entry[0].type == "State" and entry[0].form == "name"
        is_people = lows[stop - 1] in self._titles  # “the Founding Fathers of”
        return (
            is_state
            and not is_people
            and lows[at] not in self._lexicon.given
            and self._purposes.is_purpose(lows[stop - 1])
        )

    def _joins(self, at: int, stop: int, low: str, end: int) -> bool:
        lows = self._tokens.lows
        if not self._tokens.capital[stop + 1]:
            return False
        if low == "&":
            return True
        if low == "and" and lows[stop - 1] in self._lexicon["joined.adjectives"]:
            return self.begins_body(stop + 1, min(stop + 4, len(lows)))
        if not self.has_of(at, stop) and NAME_HEADS.isdisjoint(lows[at:stop]):
            # “the Ethics and Public Policy Center”
            is_purpose = all(map(self._purposes.is_purpose, lows[at:stop])) and self._known.at(at, end) is None
            return low == "and" and is_purpose and self.begins_body(stop + 1, end)
        known = lows[stop + 1] in self._abstract and lows[stop - 1] in self._abstract
        if known:
            return low == "and" or lows[stop + 1 : stop + 3][-1:] in (["and"], [","])
        return low == "and" and self._purposes.is_pair(stop, end)

"""Naming: what each name of a text is of — a person, a body, a place — by what stands in it and around it.

It is decided once for a document, by all the places where a name is written: one “Colonel” before it, one “in” before
it, one “party” behind it tell for the others too.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from identity.letters import romanise
from identity.letters import word as sounds_of
from ingest.extraction.rules.acting import Acting
from ingest.extraction.rules.gazetteer import Entry, Known
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.longer import Longer
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.phrases import WHERE
from ingest.extraction.rules.statehood import ADJECTIVE, acts_as_state, is_adjective, is_state
from ingest.extraction.rules.statehood import WHY as STATE
from ingest.extraction.rules.statehood import settle as settle_states
from ingest.extraction.rules.surroundings import Surroundings
from ingest.extraction.rules.tokens import ARTICLES, Tokens
from ingest.extraction.rules.verbs import Form
from ingest.extraction.rules.votes import Votes

_LAST: Final = shipped()["programmes.last"]
_EVENTS: Final = shipped()["programmes.events"]
_AGREEMENTS: Final = shipped()["programmes.heads"]
_NAMED_PLACES: Final = shipped()["places.named"]
_PLACE_FIRST: Final = shipped()["places.before"]
FIRST_WORD: Final = "first word of a body"
_SURNAME: Final = "surname of a person named before"
EMBLEMS: Final = shipped()["joined.emblems"]
"""Words by which a group may call itself, “of” something."""
_ORGANS: Final = shipped()["joined.organs"]
_DECREES: Final = shipped()["joined.decrees"]
_PURPOSES: Final = frozenset({"for", "against"})
_AT: Final = frozenset({*WHERE, "to", "from", "of", "around", "into"})
_FAITHS: Final = frozenset({"christian", "islamic", "muslim", "hindu", "jewish"})
_NUMERALS: Final = frozenset({"i", "ii", "iii", "iv"})
_SURE: Final = frozenset({"apposition", "age after it", "initials behind it", "in the dateline"})
"""What makes a name even of a word at the start of a sentence."""
_QUARTERS: Final = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "falls", "northern", "southern", "eastern", "western"}
)
_NAMED: Final = frozenset({"called", "christened", "named"})
_VESSELS: Final = shipped()["equipment.vessels"]
_MACHINES: Final = shipped()["equipment.heads"]
"""What is no name in capitals either: “an IED”."""
_TRADES: Final = shipped()["joined.trades"]
_PLAIN_HEADS: Final = frozenset({"state", "government", "war", "general", "governor", "mayor"})
_ENDINGS: Final = ("s", "tion", "ment", "ness", "ity", "ing", "ly", "ism", "ship", "hood", "ance", "ence")
"""What words end in that are seldom surnames."""
_OPEN: Final = frozenset({"", "Person", "Organization"})
"""What a word may be taken for that begins the name of a body, if nothing else is known of it."""
NAME_HEADS: Final = frozenset(shipped().name_heads.keys() | _NAMED_PLACES | _AGREEMENTS | _EVENTS)
"""The words that head the names of bodies, places, events and agreements."""


class Namer:
    """Decides what the names of one text are of.

    Args:
        tokens: The text.
        lexicon: What words do.
        verbs: The forms of verbs.
        known: What the gazetteers know of its words.
        surroundings: What stands around its names.
        acting: Who does something.
    """

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        verbs: Mapping[str, Form],
        known: Known,
        surroundings: Surroundings,
        acting: Acting,
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._verbs = verbs
        self._known = known
        self._surroundings = surroundings
        self._acting = acting
        self._particles = lexicon["joined.particles"]
        self._heading = lexicon["joined.of"] | {"on"}
        self._ordinary = lexicon.ordinary - self._particles

    def decide(self, names: Sequence[Name]) -> None:
        """Decide what each name is of; what is of nothing keeps an empty type.

        Args:
            names: The names of the text, in order.
        """
        self._surroundings.enter(names)
        lows = self._tokens.lows
        by_surface: dict[tuple[str, ...], list[Name]] = {}
        for name in names:
            if name.type:
                continue
            if name.entry is not None and (not self._is_of_titled(name) or name.entry.form != "name"):
                name.type, name.kind = name.entry.type, name.entry.kind
                name.why = "known to the graph" if name.entry.known else "gazetteer"
            else:
                by_surface.setdefault(_surface(name.of(lows)), []).append(name)
        longer = Longer()
        for name in names:
            if name.given:
                longer.note(_surface(name.of(lows)), "Person", is_known=False)
        for surface, group in sorted(by_surface.items(), key=lambda each: -len(each[0])):
            label, kind, why = self._beside(longer, surface, group, *self._typed(surface, group))
            longer.note(surface, label, is_known=any(name.entry for name in group))
            for name in group:
                if not label and name.entry is not None:
                    name.type, name.kind, name.why = name.entry.type, name.entry.kind, "gazetteer"
                    continue
                name.type, name.kind, name.why = label, kind, why
                if label == "State":
                    # One that is no more, or that nobody knows: “the Ruritanian Empire”.
                    form = "adjective" if why == ADJECTIVE else "name"
                    name.entry = Entry("State", self._tokens.said(name.start, name.end), "state", form)
                    continue
                name.entry = None if label == "Person" and name.entry and not name.entry.known else name.entry
        for name in names:
            if name.why == _SURNAME and self._surroundings.is_dated(name):
                # “BASRANI, 3 May – …”: the town, whoever is called for it
                name.type, name.kind, name.why = "Place", None, "in the dateline"
        settle_states(by_surface)
        self._by_last_words(by_surface, longer)
        self._by_surnames(names, longer)

    def _is_of_titled(self, name: Name) -> bool:
        """Whether a name that the gazetteer knows is somebody's: “General Chad”, not “the general Libya sent”."""
        if not name.titled or name.entry is None or name.entry.type != "State":
            return name.titled
        words = self._tokens.words
        return not words[name.start - 1].islower() or self._tokens.lows[name.start] in self._lexicon.given

    def _beside(
        self, longer: Longer, surface: tuple[str, ...], group: Sequence[Name], label: str, kind: str | None, why: str
    ) -> tuple[str, str | None, str]:
        """Hold what a name seems to be of against the longer names of the text, and whether it is a name at all."""
        is_weak = all(name.weak for name in group)
        is_surname = longer.is_surname(surface, spelt=label == "Place")
        if longer.is_rest(surface):
            label, why = "Person", _SURNAME
        if len(surface) == 1 and is_surname and label != "Person":
            label = ""
        if is_surname and ((not label and not is_weak) or (len(surface) == 1 and is_weak)):
            label, why = "Person", _SURNAME
        elif label and is_weak and not (label == "Person" and is_surname):
            is_verb = surface[0] in self._verbs  # “Editor Shot Dead”
            strong = len(surface) > 1 and not is_verb and not any(name.entry for name in group)
            if not (strong and any(name.titled for name in group)) and why not in _SURE:
                label = ""
        if not label and longer.is_first(surface) and not self.is_ordinary(surface[0]):
            return "Person", None, "first name of a person named before"
        if longer.is_firm(surface):
            return "Organization", "company", "a company's name without its legal form"
        # “Zornik Ridge”, of Zornik Ridge Trading; “the Harbour Guard” is none of the Harbour Guard Club.
        is_alone = label != "Organization" if len(surface) > 1 else self._is_name_alone(group)
        is_first = is_alone and longer.begins_body(surface)
        if label in _OPEN and not is_surname and is_first:
            return "Organization", None, FIRST_WORD
        return label, kind, why

    def _by_last_words(self, by_surface: Mapping[tuple[str, ...], list[Name]], longer: Longer) -> None:
        """Take “the Swift Column” for a body where “the Column” is one."""
        lows = self._tokens.lows
        for surface, group in by_surface.items():
            last = surface[-1:]
            if len(surface) == 1 or group[0].type or longer.begins_body(last) or last[0] in self._lexicon.given:
                continue
            told = [
                name
                for name in by_surface.get(last, ())
                if name.type == "Organization" and lows[name.start - 1] == "the"
            ]
            if told and any(lows[name.start - 1] == "the" for name in group):
                for name in group:
                    name.type, name.kind, name.why = "Organization", told[0].kind, "a body by its last word"

    def _by_surnames(self, names: Sequence[Name], longer: Longer) -> None:
        """Take the name of a place for somebody's surname where it does something: “Colombo fled”, of Dario Colombo."""
        lows = self._tokens.lows
        for name in names:
            if name.type == "Place" and name.entry is not None and name.end - name.start == 1 and not name.entry.known:
                is_surname = longer.is_surname((lows[name.start],), spelt=True)
                if is_surname and self._acting.acts(name) and lows[name.start - 1] not in _AT:
                    name.type, name.kind, name.why, name.entry = "Person", None, _SURNAME, None

    def _is_name_alone(self, group: Sequence[Name]) -> bool:
        """Whether a word that begins the name of a body may stand for it: “Zorn”, of Zorn Holdings."""
        low = self._tokens.lows[group[0].start]
        is_word = low not in EMBLEMS and (self.is_ordinary(low) or low in self._lexicon.given or low in NAME_HEADS)
        return not is_word and not any(name.titled or name.entry for name in group)

    def _typed(self, surface: tuple[str, ...], group: Sequence[Name]) -> tuple[str, str | None, str]:
        if len(surface) > 2 and surface[-1] in _NUMERALS:
            surface = surface[:-1]  # “World War II”
        if any(self._is_of_vessel(name) for name in group):
            return "Equipment", None, "word for a ship before it"
        if len(surface) == 1 and not surface[0].isalpha() and any(map(self._is_model, group)):
            return "Equipment", None, "a model's number, and a word for a machine behind it"
        told = self._by_words(surface, group)
        if told is not None:
            return told
        lows = self._tokens.lows
        if not any(name.titled for name in group):
            if any(is_state(name, lows, self._lexicon) for name in group):
                return "State", "state", STATE
            if any(is_adjective(name, lows) for name in group):
                return "State", "state", ADJECTIVE
        votes = Votes()
        self._by_form(surface, group[0], votes)
        for name in group:
            self._surroundings.vote(name, votes)
        decided = votes.decided()
        if (
            decided[0] == "Place"
            and surface[0] not in self._lexicon.given
            and any(acts_as_state(each, lows) for each in group)
        ):
            return "State", "state", STATE
        return decided

    def _is_of_vessel(self, name: Name) -> bool:
        """Whether a name is a ship's: “the frigate Karim Haddad”, “a ship named Karim Haddad”."""
        lows, at = self._tokens.lows, name.start - 1 - (self._tokens.lows[name.start - 1] in _NAMED)
        return at >= 0 and lows[at] in _VESSELS and not name.titled

    def _is_model(self, name: Name) -> bool:
        """Whether a name is that of a machine, and not of whose it is: “a Karst-3 drone”, but “a Hizbullah drone”."""
        word, behind = self._tokens.words[name.start], self._tokens.lows[name.end : name.end + 1]
        return word[-1].isdigit() and not _MACHINES.isdisjoint(behind)

    def _by_words(self, surface: tuple[str, ...], group: Sequence[Name]) -> tuple[str, str | None, str] | None:
        """Say what a name is of where its own words tell: a head such as “party”, a purpose; None where they do not."""
        heads, given = self._lexicon.name_heads, self._lexicon.given
        last, first = surface[-1], surface[0]
        if len(surface) == 1:
            is_word = last in NAME_HEADS or last in _PLAIN_HEADS or last in _MACHINES
            if last in {"parliament", "congress"}:
                return "Organization", heads[last], "word for a body"
            return ("", None, "") if is_word else None
        if last == "house" and surface[-2] in _TRADES:
            return "Organization", "company", "word for a business before “House”"
        head = next((surface[at - 1] for at in range(1, len(surface)) if surface[at] in self._heading), last)
        if last in _LAST and head == last:
            return "Event", "war", "word for an event"
        if last in _EVENTS or (head in _EVENTS and head != last):
            return "Event", _event_kind(head), "word for an event"
        if head in _AGREEMENTS and head not in heads:
            return "Programme", None, "word for an agreement or plan"
        titled = any(name.titled for name in group)
        # “the Jordan Valley” is no person's name, whatever it begins with.
        may_be_person = first in given and not any(self._tokens.lows[name.start - 1] == "the" for name in group)
        if head in _NAMED_PLACES and head not in heads and not titled and not may_be_person:
            return "Place", head, "word for a place"
        if first in _PLACE_FIRST and not titled and head not in heads:
            return "Place", first, "word for a place"
        if head in EMBLEMS and head == first and head != last and not titled:
            return "Organization", None, "word for a group, “of” something"
        if last == "order" and first in _DECREES:
            return "", None, ""  # “Executive Order 13224”
        if first == "board" and last in _ORGANS and len(surface) == 3:
            return "", None, ""  # “the Board of Trustees”, whose that may be
        if heads.get(head) == "state" and not titled and len(surface) > 1:
            return "State", "state", "word for a state"
        if head in heads and not (titled and first in given):
            return "Organization", heads[head], "word for a body"
        if not titled and first not in given:
            kind = next((heads[low] for low in surface if len(low) > 2 and low in heads and low not in given), None)
            if kind is not None:
                return "Organization", kind, "word for a body"
        if len(surface) > 2 and (
            not _PURPOSES.isdisjoint(surface[1:-1]) or (surface[1] == "the" and first in self._verbs)
        ):
            return "Organization", None, "what it is for in its name"
        return None

    def _by_form(self, surface: tuple[str, ...], name: Name, votes: Votes) -> None:
        words = name.of(self._tokens.words)
        first = surface[0]
        is_faith = first in _FAITHS and len(surface) > 1 and self.is_ordinary(surface[-1])  # “Christian Voice”
        if is_faith:
            votes.add("Organization", 2, "a faith and a common noun")
        elif len(surface) > 1 and (first in self._lexicon.given or self._sounds_given(first)):
            votes.add("Person", 4, "given name")
        elif len(surface) > 1 and first == "abu":
            votes.add("Person", 4, "form of the name")
        if len(surface) > 1 and any(low in self._particles or low.startswith(ARTICLES) for low in surface[1:]):
            votes.add("Person", 2)
        if len(words) > 1 and len(words[0]) == 2 and words[0][1] == ".":
            votes.add("Person", 3, "initials")
        if 1 < len(surface) < 4 and ((first in self._particles and first not in {"al", "el"}) or _are_initials(words)):
            votes.add("Person", 2, "form of the name")
        if 1 < len(surface) < 5 and all(word[0].isupper() and not word.isupper() for word in words):
            votes.add("Person", 1.6)
        if len(surface) > 1 and first not in self._lexicon.given:
            if any(low in _QUARTERS for low in surface):
                votes.add("Place", 3, "a quarter of the sky in it")
                votes.add("Person", -2)
            if any(low in self._ordinary for low in surface[1:]) or surface[-1].endswith(_ENDINGS[1:]):
                votes.add("Person", -2)
        if len(surface) > 1 and first not in self._lexicon.given and not name.titled:
            if first in self._ordinary or first == "the":
                votes.add("Person", -2)  # “Public Citizen”, “One Harbour”
            entry = self._known.at(name.end - 1, name.end)
            if entry is not None and entry[0].type == "State" and entry[0].form == "name":
                votes.add("Person", -2)  # “Strong Ruritania”
                votes.add("Organization", 2.5, "a state in its name")
        if surface[-1].endswith("bank") and len(surface[-1]) > len("bank"):
            votes.add("Organization", 4, "“bank” at its end")
        is_person = len(surface) > 1 and first in self._lexicon.given  # “OMAR FARID”, as an indictment has it
        if not is_person and all(word.replace("-", "").replace(".", "").isupper() and len(word) > 1 for word in words):
            votes.add("Organization", 4, "initials")
            votes.add("Person", -2)

    def _sounds_given(self, low: str) -> bool:
        if len(low) < 4 or not low.isalpha():
            return False
        return sounds_of(low if low.isascii() else romanise(low)).letters in self._lexicon.given_sounds

    def is_ordinary(self, low: str) -> bool:
        """Whether a word at the start of a sentence is likely to be no name: by its ending, or as it is known."""
        return low.endswith(_ENDINGS) or low in self._lexicon.ordinary or low in self._verbs


def _surface(lows: Sequence[str]) -> tuple[str, ...]:
    """Give the words by which names are decided together: “Al-Bayan” and “Al Bayan” are one."""
    if len(lows) == 1 and lows[0].startswith("al-"):
        return ("al", lows[0][3:])
    return tuple(lows)


def _are_initials(words: Sequence[str]) -> bool:
    """Whether a name begins with two initials without full stops: “RG Zornik”."""
    first = words[0]
    return len(first) == 2 and first.isupper() and all(len(word) > 3 and not word.isupper() for word in words[1:])


def _event_kind(head: str) -> str:
    if head in {"war", "wars"}:
        return "war"
    if head in {"battle", "siege"}:
        return "battle"
    return {"summit": "meeting", "conference": "meeting", "massacre": "killing"}.get(head, "other")

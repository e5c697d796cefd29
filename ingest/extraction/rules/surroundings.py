"""Surroundings: what stands around a name and tells what it is of: “in” before it, a verb behind it, a list."""

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extraction.rules.acting import Acting
from ingest.extraction.rules.appositions import Appositions
from ingest.extraction.rules.gazetteer import Known
from ingest.extraction.rules.lexicon import Lexicon, plural, shipped, singular
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.neighbours import BETWEEN, Neighbours, is_place
from ingest.extraction.rules.politics import Politics
from ingest.extraction.rules.tokens import DASHES, Tokens
from ingest.extraction.rules.verbs import Form
from ingest.extraction.rules.votes import Votes
from ingest.reading.dateline import MONTHS

_PLACE_BEFORE: Final = {
    **dict.fromkeys(("in", "near", "outside"), 3.0),
    **dict.fromkeys(("at", "inside", "across", "around"), 2.0),
    "into": 1.6,
}
"""What stands before a place, and how much it tells."""
_OWNING: Final = frozenset({"'s", "'", "his", "her", "their", "whose"})
_PLACE_OF_BIRTH: Final = ["place", "of", "birth"]
_BEFORE_BIRTHPLACE: Final = frozenset({"pob", ":", "born", ","})
_BORN: Final = frozenset({"born", "b."})
_LONGEST_DATE: Final = 7
"""Tokens from “born” to before a place: “born: 4 June 1971,”."""
_BODIES: Final = shipped()["groups-of.named"]
_BOUND_BY: Final = shipped()["programmes.bound-by"]
_PLACES: Final = shipped()["places.heads"]
_NAMED: Final = shipped()["places.named"]
_LED_PLACES: Final = shipped()["places.of-place"]
_OF_PEOPLE: Final = shipped()["people.of-people"]
_CALLED: Final = shipped()["places.called"]
_ELECTING: Final = shipped()["places.electing"]
_SETTLEMENTS: Final = shipped()["places.settlements"]
_STATES_HAVE: Final = frozenset({"army", "navy"})
"""What a state has rather than an armed group."""
_WHOLE_PLACES: Final = _SETTLEMENTS | shipped()["places.areas"] | shipped()["places.before"] | {"county", "governorate"}
_DETERMINERS: Final = shipped()["grammar.determiner"]
_PARTS: Final = shipped()["bodies.parts"]
_RUN: Final = shipped()["places.run"]
_MADE: Final = shipped()["equipment.machines"] - {"artillery"}
_SPEECH: Final = shipped()["speech.neutral"]
_RELATIONS: Final = shipped()["people.relation"]
_KIN: Final = _RELATIONS | set(map(plural, _RELATIONS))
_PEOPLE: Final = shipped()["people.heads"]
_AGAINST: Final = frozenset({"against", "with", "by", "joined", "join", "fought", "fighting"})
_ALSO_CALLED: Final = frozenset({("known", "as"), ("also", "called"), *itertools.product((",", "("), ("alias", "aka"))})
_CALLING: Final = frozenset({",", "(", "also", "known", "as", "called", "alias", "aka", "better", "commonly", "widely"})
_STORMED: Final = frozenset(
    {"stormed", "shelled", "besieged", "bombarded", "bombed", "overran", "recaptured", "retook", "pillaged"}
)
"""What is done to towns, and seldom to people."""
_FOUGHT_FOR: Final = frozenset({"battle", "siege", "government", "capital", "borders", "natives", "inhabitants"})
"""What is of a place, or for one."""
_LEAVING: Final = frozenset({"split", "splintered", "seceded", "defected", "defectors", "defector", "splinter"})
"""What one does from a body alone."""
_FAMILIES: Final = shipped()["people.families"]
_BEFORE: Final = shipped()["people.before"]
_BEFORE_ANY: Final = shipped()["people.before-any"]
_BY_PEOPLE: Final = shipped()["people.by-people"]
_ILLNESSES: Final = tuple(shipped()["people.illnesses"])
_OWN: Final = shipped()["people.own"]

_DAY: Final = 6
"""Tokens that the day of a dateline has at most, with its commas."""


class Surroundings:
    """Reads what stands around the names of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        verbs: The forms of verbs.
        known: What the gazetteers know of its words.
        acting: Who does something.
    """

    def __init__(
        self, tokens: Tokens, lexicon: Lexicon, verbs: Mapping[str, Form], known: Known, acting: Acting
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._known = known
        self._appositions = Appositions(tokens, lexicon, verbs)
        self._acting = acting
        self._neighbours = Neighbours(tokens, lexicon, acting)
        self._politics = Politics(tokens, lexicon)
        self._ends: Mapping[int, Name] = {}
        self._firsts = frozenset(start for start, _ in tokens.sentences)

    def enter(self, names: Sequence[Name]) -> None:
        """Begin with the names of the text, of which one may tell of another."""
        self._neighbours.enter(names)
        self._ends = self._neighbours.ends

    def vote(self, name: Name, votes: Votes) -> None:
        """Add to the votes on what a name is of what stands around one place of it.

        Args:
            name: The name there.
            votes: The votes so far; changed.
        """
        lows, words, lexicon = self._tokens.lows, self._tokens.words, self._lexicon
        before = "" if name.start in self._firsts else lows[name.start - 1]
        after = lows[name.end] if name.end < len(lows) else ""
        next_ = lows[name.end + 1] if name.end + 1 < len(lows) else ""
        single = name.end - name.start == 1
        if self.is_dated(name):
            votes.add("Organization" if before == "(" else "Place", 9, "in the dateline")
        if name.titled:
            votes.add("Person", 5, "rank, title or office before it")
        elif before in _PLACE_BEFORE and (
            name.end - name.start < 3 or not DASHES.isdisjoint(lows[name.start : name.end])
        ):
            votes.add(
                "Place", _PLACE_BEFORE[before] if single else _PLACE_BEFORE[before] * 0.75, f"“{before}” before it"
            )
        if before in _BEFORE_BIRTHPLACE and self._is_birthplace(name):
            votes.add("Place", 5, "place of birth in an entry")
        if before in {"a", "an"} and not name.titled and lows[name.start] not in lexicon.given:
            votes.add("Person", -3)
        if before == "the" and not name.titled:
            is_so_called = lows[name.end - 1] == "state" and not single  # “the Islamic State”
            is_against = single and lows[name.start - 2] in _AGAINST
            votes.add("Organization", 2 if is_so_called else 1.6 if is_against else 1.2)
            votes.add("Person", 0 if after in _FAMILIES else -3)
            if not single and lows[name.end - 1] in _PEOPLE:
                votes.add("Organization", 2, "people at its end")
        if single and before != "the" and not name.titled and self._acting.acts(name):
            votes.add("Person", 1.6, "does something")
        self._politics.vote(name, votes)
        is_body = name.end + 1 in self._neighbours.starts and self._neighbours.is_body(
            self._neighbours.starts[name.end + 1]
        )
        if after == "'s" and (next_ in _OWN or is_body) and single and not name.entry:
            votes.add("Person", 1.6, f"“'s {next_}” after it")
        if single and (before in _BEFORE or before in _BEFORE_ANY) and self._is_bare(name):
            is_sure = before in _BEFORE or (before == "by" and lows[name.start - 2] in _BY_PEOPLE)
            votes.add("Person", 1.6 if is_sure else 1.0, f"“{before}” before it")
        if before[:1].isdigit() and not self._is_behind_year(name):
            votes.add("Person", -3)  # “36 Zorniks”
        if before == "the" and words[name.start].isupper() and lows[name.start - 2] in _BOUND_BY:
            votes.add("Programme", 7, f"“{lows[name.start - 2]} the” before initials")
        if after in _RUN and not name.titled and not name.entry:
            votes.add("Organization", 5, f"“{after}” after it")
        if after == "(" and self._is_initials(name):
            votes.add("Organization", 4, "initials behind it")
        if before == "(" and (near := self._ends.get(name.start - 1)) is not None and self._neighbours.is_body(near):
            votes.add("Organization", 4, "another name of a body")
        listed = self._neighbours.listed_with(name) if before in BETWEEN or after in BETWEEN else ()
        if any(map(self._neighbours.is_body, listed)):
            votes.add("Organization", 2.5, "in a list of bodies")
        elif sum(map(self._neighbours.is_person, listed)) * 2 > len(listed):
            votes.add("Person", 2, "in a list of people")
        if any(map(is_place, listed)):
            votes.add("Place", 3.5, "in a list of places")
        if ((after == "," and next_ == "who") or after == "who") and not self._owned_role(name.start):
            votes.add("Person", 3)
        if tuple(lows[max(0, name.start - 2) : name.start]) in _ALSO_CALLED and self._names_again(name):
            votes.add("Person", 2, "another name")
        if after in {"himself", "herself"}:
            votes.add("Person", 3)
        if after in _SPEECH and not after.endswith("ing"):
            votes.add("Person", 1 if not single else 0.5)
        # “Karrar drones” are of a make, “Karrar artillery” is somebody's.
        if (after in lexicon.groups and after not in _MADE) or after in {
            "leader",
            "leaders",
            "chief",
            "commander",
            "commanders",
            "spokesman",
            "fighter",
            "member",
            "headquarters",
            "hideout",
            "stronghold",
        }:
            is_armed = after not in _STATES_HAVE and lexicon.groups.get(after) in {"armed group", "armed force"}
            votes.add("Organization", 3, f"“{after}” after it")
            votes.kind("Organization", "armed group" if is_armed else None)
        if before in {"for", "of"} and lows[name.start - 2] in _FOUGHT_FOR and not name.titled:
            votes.add("Place", 3, f"“{lows[name.start - 2]} {before}” before it")
        if before in _STORMED and single and not name.titled and lows[name.start] not in lexicon.given:
            votes.add("Place", 2.5, f"“{before}” before it")
        if before == "of" and (lows[name.start - 2] in _CALLED or lows[name.start - 2] in _ELECTING):
            votes.add("Place", 4, "word for a place before it")
            votes.kinds["Place"] = singular(lows[name.start - 2])
        if before == "from" and lows[name.start - 2] in _LEAVING:
            votes.add("Organization", 4, f"“{lows[name.start - 2]} from” before it")
        if before == "of" and lows[name.start - 2] in _PARTS and not name.titled:
            votes.add("Organization", 2.5, f"“{lows[name.start - 2]} of” before it")
        if (
            before == ","
            and lows[name.start - 2] in _KIN
            and not _OWNING.isdisjoint(lows[max(0, name.start - 4) : name.start - 2])
        ):
            votes.add("Person", 3, "apposition")
        if (
            after == ","
            and next_
            and (state := self._known.at(name.end + 1, len(lows)))
            and lows[state[1] : state[1] + 1] == [";"]
        ):
            # “Quell, Libya;”, as entries have it
            votes.add("Place", 3.5 if state[0].type == "State" and state[0].form == "name" else 0, "a state behind it")
        if before == "," and not name.titled and self._is_apposed_to_place(name):
            votes.add("Place", 5, f"“{lows[name.start - 2]},” before it")
            votes.kind("Place", lows[name.start - 2])
        if after in _PLACES and not name.titled:
            # “the Omar Farid prison” is called for somebody
            is_sure = after in _NAMED and (before == "the" or before in _PLACE_BEFORE)  # “in Abu Varn prison”
            votes.add("Place", 5 if is_sure else 2, "word for a place after it")
            votes.kind(
                "Place", after if after in _WHOLE_PLACES else None
            )  # “the Zenda pipeline” is none of Zenda's kinds
        at = name.start - (2 if before == "," else 1)
        is_apposed = before != "," or words[at].islower() or lows[name.start] not in lexicon.given
        is_apposed = is_apposed and at + 1 not in self._ends  # “Harbour Party Omar Farid”
        if at >= 0 and lows[at] in _BODIES and is_apposed and not name.titled:
            word = lows[at]
            votes.add("Organization", 7 if before != "," else 4, f"“{word}” before it")
            votes.kind("Organization", lexicon.heads.get(word) or lexicon.groups.get(word))
        if role := self._owned_role(name.start):
            of_person = role.rpartition(" ")[2] in _OF_PEOPLE
            label = "Person" if of_person else "Place" if lows[name.start - 2] in _LED_PLACES else "Organization"
            votes.add(label, 4, f"“{role} of” before it")
            if role.startswith("editor"):
                votes.kind("Organization", "media")
        found = self._appositions.at(name.end + 1) if after == "," else None
        if found is not None and not (found[0] == "Person" and before in {"in", "near"}):
            # “born in Zenda, the son of a miner”: that is not of whom the son is
            label, kind = found
            votes.add(label, 3, "apposition")
            votes.kind(label, kind)
        if after == "(" and words[name.end + 1 : name.end + 2] and next_.isdigit():
            votes.add("Person", 1)
        if after == "," and next_.isdigit() and len(next_) < 3 and lows[name.end + 2 : name.end + 3] == [","]:
            votes.add("Person", 4, "age after it")

    def _is_behind_year(self, name: Name) -> bool:
        """Whether the figure before a name like a surname is the year of a date: “In May 2020 Nader fled”."""
        lows, at = self._tokens.lows, name.start - 1
        is_year = len(lows[at]) == len("2020") and (lows[at - 1] in MONTHS or lows[at - 1] in {"in", "since", ","})
        return is_year and self._is_bare(name)

    def _is_birthplace(self, name: Name) -> bool:
        """Whether an entry says where somebody was born: “POB: Aden”, “(born 4 June 1971, Aden)”."""
        lows, at = self._tokens.lows, name.start - 1
        if lows[at] in {"pob", ":"}:
            return "pob" in lows[at - 1 : at + 1] or lows[at - 3 : at] == _PLACE_OF_BIRTH
        if lows[at] == "," and not lows[at - 1].isdigit():
            return False
        first = next((each for each in range(at, max(0, at - _LONGEST_DATE), -1) if lows[each] in _BORN), 0)
        is_label = lows[first - 1] in {"(", ","} or lows[first + 1] == ":"
        return first > 0 and is_label and lows[name.start] not in self._lexicon.given

    def _is_bare(self, name: Name) -> bool:
        """Whether a name is a single word like a surname, which is no word for anything and no initials."""
        word, low = self._tokens.words[name.start], self._tokens.lows[name.start]
        is_like = word[1:].islower() and len(word) > 3 and word.isalpha() and not low.endswith(("s", *_ILLNESSES))
        return is_like and not name.weak and name.entry is None and low not in self._lexicon.ordinary

    def _names_again(self, name: Name) -> bool:
        """Whether a name stands before “, also known as” and another."""
        at = name.start
        while at and self._tokens.lows[at - 1] in _CALLING:
            at -= 1
        return at in self._ends

    def _is_apposed_to_place(self, name: Name) -> bool:
        """Whether a name says which place was meant: “their village, Zenda Ford, was burnt”."""
        lows, at = self._tokens.lows, name.start - 2
        if at < 1 or lows[at] not in _SETTLEMENTS or lows[name.start] in self._lexicon.given or self._acting.acts(name):
            return False
        if lows[at - 2] == "of" and lows[at - 3] in _LED_PLACES:
            return False  # “the mayor of the city, Farid, fled”
        return not _DETERMINERS.isdisjoint(lows[max(0, at - 2) : at])

    def is_dated(self, name: Name) -> bool:
        """Whether a name stands in a dateline, or opens a line as one does: “DERABAN, 3 May – Police …”."""
        lows, (first, last) = self._tokens.lows, self._tokens.dateline
        if name.end - name.start > 1 and lows[name.start] in self._lexicon.given and name.entry is None:
            return False  # “Omar Farid, 12 May 2019”, above what he says or what is said of him
        if first <= name.start < last and lows[name.end : name.end + 1] != [":"] and lows[name.start] not in MONTHS:
            return True
        return self._opens_in_capitals(name)

    def _opens_in_capitals(self, name: Name) -> bool:
        """Whether a line opens with a name in capitals and a dash: “CAPE ROSS – Police …”; “HB – Harbour …” is none."""
        tokens = self._tokens
        start = tokens.starts[name.start]
        if start and tokens.text[start - 1] != "\n":
            return False
        dash = name.end
        if tokens.lows[dash : dash + 1] == [","]:
            dash += 1
            while dash < min(name.end + _DAY, len(tokens)) and (
                tokens.lows[dash] in MONTHS or tokens.lows[dash].isdigit() or tokens.lows[dash] == ","
            ):
                dash += 1
        if dash >= len(tokens) or tokens.lows[dash] not in DASHES:
            return False
        behind = tokens.words[dash + 1] if dash + 1 < len(tokens) else ""
        words = tokens.words[name.start : name.end]
        return all(word.isupper() and len(word) > 3 for word in words) and behind[:1] != words[0][0]

    def _is_initials(self, name: Name) -> bool:
        """Whether the initials of a name stand in brackets behind it: “(QZP)”, “(DemoZ)”."""
        words = self._tokens.words
        short = words[name.end + 1] if name.end + 2 < len(words) and words[name.end + 2] == ")" else ""
        if len(short) < 2 or name.end - name.start < 2:
            return False
        capitals, initials = filter(str.isupper, short), (word[0] for word in words[name.start : name.end])
        if sorted(capitals) == sorted(filter(str.isupper, initials)):
            return True  # “Solidary Democracy (DemoS)”
        return short[0] == words[name.start][0] and (short.isupper() or sum(map(str.isupper, short)) > 1)

    def _owned_role(self, start: int) -> str | None:
        """Find the office of a body that a name follows: “commander of”, “editor of the Lebanese”."""
        lows = self._tokens.lows
        if "of" not in lows[max(0, start - 4) : start]:
            return None
        at = start - 1
        while at > start - 4 and at > 0 and (lows[at] == "the" or self._known.at(at, start)):
            at -= 1
        if at < 1 or lows[at] != "of":
            return None
        for first in range(max(0, at - 3), at):
            found = self._lexicon.role_at(lows, first, at)
            if found and found[1] == at and found[0].predicates:
                return found[0].words
        return None

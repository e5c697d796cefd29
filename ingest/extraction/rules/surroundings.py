"""Surroundings: what stands around a name and tells what it is of: “in” before it, a verb behind it, a list."""

import itertools
from collections.abc import Mapping, Sequence

from ingest.extraction.rules.appositions import Appositions
from ingest.extraction.rules.gazetteer import Known
from ingest.extraction.rules.lexicon import Lexicon, plural, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_PLACE_BEFORE = {
    **dict.fromkeys(("in", "near", "outside"), 3.0),
    **dict.fromkeys(("at", "inside", "across", "around"), 2.0),
    "into": 1.6,
}
"""What stands before a place, and how much it tells."""
_OWNING = frozenset({"'s", "'", "his", "her", "their", "whose"})
_PLACE_OF_BIRTH = ["place", "of", "birth"]
_BODIES = shipped()["groups-of.named"]
_BOUND_BY = shipped()["programmes.bound-by"]
_PLACES = shipped()["places.heads"]
_NAMED = shipped()["places.named"]
_LED_PLACES = shipped()["places.led-by"]
_OF_PEOPLE = shipped()["people.of-people"]
_CALLED = shipped()["places.called"]
_SETTLEMENTS = shipped()["places.settlements"]
_DETERMINERS = shipped()["grammar.determiner"]
_PARTS = shipped()["bodies.parts"]
_RUN = shipped()["places.run"]
_SPEECH = shipped()["speech.neutral"]
_RELATIONS = shipped()["people.relation"]
_KIN = _RELATIONS | set(map(plural, _RELATIONS))
_PEOPLE = shipped()["people.heads"]
_AGAINST = frozenset({"against", "with", "by", "joined", "join", "fought", "fighting"})
_BETWEEN = frozenset({",", "and", "or", "&", "the"})
_JOINING = frozenset({"and", "or", "&"})
_ALSO_CALLED = frozenset({("known", "as"), ("also", "called"), *itertools.product((",", "("), ("alias", "aka"))})
_CALLING = frozenset({",", "(", "also", "known", "as", "called", "alias", "aka", "better", "commonly", "widely"})
DASHES = frozenset({"-", "–", "—", "--"})
_FOUGHT_FOR = frozenset({"battle", "siege", "government", "capital", "borders"})
"""What is of a place, or for one."""
_LEAVING = frozenset({"split", "splintered", "seceded", "defected", "defectors", "defector", "splinter"})
"""What one does from a body alone."""
_LONGEST_LIST = 6
"""Names past which one in a list tells of another."""


class Surroundings:
    """Reads what stands around the names of one text.

    Args:
        tokens: The text.
        lexicon: What words do.
        verbs: The forms of verbs.
        known: What the gazetteers know of its words.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon, verbs: Mapping[str, Form], known: Known) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._verbs = verbs
        self._known = known
        self._appositions = Appositions(tokens, lexicon, verbs)
        self._starts: dict[int, Name] = {}
        self._ends: dict[int, Name] = {}

    def enter(self, names: Sequence[Name]) -> None:
        """Begin with the names of the text, of which one may tell of another."""
        self._starts = {name.start: name for name in names}
        self._ends = {name.end: name for name in names}

    def vote(self, name: Name, votes: dict[str, float], why: dict[str, str], kinds: dict[str, str | None]) -> None:
        """Add to the votes on what a name is of what stands around one place of it.

        Args:
            name: The name there.
            votes: How much speaks for each type; changed.
            why: What spoke for each type last; changed.
            kinds: The kind that it has as each type, by what was said first; changed.
        """
        lows, words, lexicon = self._tokens.lows, self._tokens.words, self._lexicon
        before = lows[name.start - 1] if name.start else ""
        after = lows[name.end] if name.end < len(lows) else ""
        next_ = lows[name.end + 1] if name.end + 1 < len(lows) else ""
        single = name.end - name.start == 1
        if self._tokens.dateline[0] <= name.start < self._tokens.dateline[1] and after != ":":
            label = "Organization" if before == "(" else "Place"
            votes[label] += 9
            why[label] = "in the dateline"
        elif after in DASHES and self._opens_in_capitals(name):
            votes["Place"] += 9
            why["Place"] = "in the dateline"
        if name.titled:
            votes["Person"] += 5
            why["Person"] = "rank, title or office before it"
        elif before in _PLACE_BEFORE and name.end - name.start < 3:
            votes["Place"] += _PLACE_BEFORE[before] if single else _PLACE_BEFORE[before] * 0.75
            why["Place"] = f"“{before}” before it"
        if before == "pob" or (before == ":" and lows[name.start - 4 : name.start - 1] == _PLACE_OF_BIRTH):
            votes["Place"] += 5
            why["Place"] = "place of birth in an entry"
        if before in {"a", "an"} and not name.titled and lows[name.start] not in lexicon.given:
            votes["Person"] -= 3
        if before == "the" and not name.titled:
            is_so_called = lows[name.end - 1] == "state" and not single  # “the Islamic State”
            is_against = single and lows[name.start - 2] in _AGAINST
            votes["Organization"] += 2 if is_so_called else 1.6 if is_against else 1.2
            votes["Person"] -= 3
            if not single and lows[name.end - 1] in _PEOPLE:
                votes["Organization"] += 2
                why["Organization"] = "people at its end"
        if single and before != "the" and not name.titled and self.acts(name):
            votes["Person"] += 1.6
            why["Person"] = "does something"
        if before == "the" and words[name.start].isupper() and lows[name.start - 2] in _BOUND_BY:
            votes["Programme"] += 7
            why["Programme"] = f"“{lows[name.start - 2]} the” before initials"
        if after in _RUN and not name.titled and not name.entry:
            votes["Organization"] += 5
            why["Organization"] = f"“{after}” after it"
        if after == "(" and self._is_initials(name):
            votes["Organization"] += 4
            why["Organization"] = "initials behind it"
        if before == "(" and (near := self._ends.get(name.start - 1)) is not None and self._is_body(near):
            votes["Organization"] += 4
            why["Organization"] = "another name of a body"
        listed = self._listed_with(name) if before in _BETWEEN or after in _BETWEEN else ()
        if any(map(self._is_body, listed)):
            votes["Organization"] += 2.5
            why["Organization"] = "in a list of bodies"
        if any(map(_is_place, listed)):
            votes["Place"] += 3.5
            why["Place"] = "in a list of places"
        if ((after == "," and next_ == "who") or after == "who") and not self._owned_role(name.start):
            votes["Person"] += 3
        if tuple(lows[max(0, name.start - 2) : name.start]) in _ALSO_CALLED and self._names_again(name):
            votes["Person"] += 2
            why["Person"] = "another name"
        if after in {"himself", "herself"}:
            votes["Person"] += 3
        if after in _SPEECH and not after.endswith("ing"):
            votes["Person"] += 1 if not single else 0.5
        if after in lexicon.groups or after in {
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
            votes["Organization"] += 3
            kinds.setdefault(
                "Organization", "armed group" if lexicon.groups.get(after) in {"armed group", "armed force"} else None
            )
            why["Organization"] = f"“{after}” after it"
        if before in {"for", "of"} and lows[name.start - 2] in _FOUGHT_FOR and not name.titled:
            votes["Place"] += 3
            why["Place"] = f"“{lows[name.start - 2]} {before}” before it"
        if before == "of" and lows[name.start - 2] in _CALLED:
            votes["Place"] += 4
            kinds["Place"] = lows[name.start - 2].rstrip("s") if lows[name.start - 2] not in {"cities"} else "city"
            why["Place"] = "word for a place before it"
        if before == "from" and lows[name.start - 2] in _LEAVING:
            votes["Organization"] += 4
            why["Organization"] = f"“{lows[name.start - 2]} from” before it"
        if before == "of" and lows[name.start - 2] in _PARTS and not name.titled:
            votes["Organization"] += 2.5
            why["Organization"] = f"“{lows[name.start - 2]} of” before it"
        if before == "," and lows[name.start - 2] in _KIN and lows[name.start - 3] in _OWNING:
            votes["Person"] += 3
            why["Person"] = "apposition"
        if before == "," and not name.titled and self._is_apposed_to_place(name):
            votes["Place"] += 5
            kinds.setdefault("Place", lows[name.start - 2])
            why["Place"] = f"“{lows[name.start - 2]},” before it"
        if after in _PLACES and not name.titled:
            # “the Omar Farid prison” is called for somebody
            votes["Place"] += 5 if before == "the" and after in _NAMED else 2
            kinds.setdefault("Place", after)
            why["Place"] = "word for a place after it"
        at = name.start - (2 if before == "," else 1)
        is_apposed = before != "," or words[at].islower() or lows[name.start] not in lexicon.given
        if at >= 0 and lows[at] in _BODIES and is_apposed and not name.titled:
            votes["Organization"] += 7 if before != "," else 4
            word = lows[at]
            kinds.setdefault("Organization", lexicon.heads.get(word) or lexicon.groups.get(word))
            why["Organization"] = f"“{word}” before it"
        if role := self._owned_role(name.start):
            of_person = role.rpartition(" ")[2] in _OF_PEOPLE
            label = "Person" if of_person else "Place" if lows[name.start - 2] in _LED_PLACES else "Organization"
            votes[label] += 4
            why[label] = f"“{role} of” before it"
            if role.startswith("editor"):
                kinds.setdefault("Organization", "media")
        found = self._appositions.at(name.end + 1) if after == "," else None
        if found is not None and not (found[0] == "Person" and before in {"in", "near"}):
            # “born in Zenda, the son of a miner”: that is not of whom the son is
            label, kind = found
            votes[label] += 3
            kinds.setdefault(label, kind)
            why[label] = "apposition"
        if after == "(" and words[name.end + 1 : name.end + 2] and next_.isdigit():
            votes["Person"] += 1
        if after == "," and next_.isdigit() and len(next_) < 3 and lows[name.end + 2 : name.end + 3] == [","]:
            votes["Person"] += 4
            why["Person"] = "age after it"

    def acts(self, name: Name) -> bool:
        """Whether a verb stands right behind a name: “Nader fled”, and not “a delegation of Zorn headed by”."""
        low = self._tokens.lows[name.end] if name.end < len(self._tokens.words) else ""
        if low in {"was", "is", "had", "has"}:
            return True
        form = self._verbs.get(low)
        if form is None or form.doubtful or form.name not in {"past", "both", "s"}:
            return False
        return form.name != "both" or self._tokens.lows[name.end + 1 : name.end + 2] != ["by"]

    def _names_again(self, name: Name) -> bool:
        """Whether a name stands before “, also known as” and another."""
        at = name.start
        while at and self._tokens.lows[at - 1] in _CALLING:
            at -= 1
        return at in self._ends

    def _is_body(self, name: Name) -> bool:
        if name.entry is not None and name.entry.form == "name" and name.entry.type == "Organization":
            return True
        return name.end - name.start > 1 and self._tokens.lows[name.end - 1] in self._lexicon.heads

    def _is_apposed_to_place(self, name: Name) -> bool:
        """Whether a name says which place was meant: “their village, Zenda Ford, was burnt”."""
        lows, at = self._tokens.lows, name.start - 2
        if at < 1 or lows[at] not in _SETTLEMENTS or lows[name.start] in self._lexicon.given or self.acts(name):
            return False
        if lows[at - 2] == "of" and lows[at - 3] in _LED_PLACES:
            return False  # “the mayor of the city, Farid, fled”
        return not _DETERMINERS.isdisjoint(lows[max(0, at - 2) : at])

    def _opens_in_capitals(self, name: Name) -> bool:
        """Whether a line opens with a name in capitals and a dash: “CAPE ROSS – Police …”; “HB – Harbour …” is none."""
        tokens = self._tokens
        start = tokens.starts[name.start]
        if start and tokens.text[start - 1] != "\n":
            return False
        behind = tokens.words[name.end + 1] if name.end + 1 < len(tokens) else ""
        words = tokens.words[name.start : name.end]
        return all(word.isupper() and len(word) > 3 for word in words) and behind[:1] != words[0][0]

    def _is_initials(self, name: Name) -> bool:
        """Whether the initials of a name stand in brackets behind it."""
        words = self._tokens.words
        short = words[name.end + 1] if name.end + 2 < len(words) and words[name.end + 2] == ")" else ""
        return len(short) > 1 and short.isupper() and short[0] == words[name.start][0] and name.end - name.start > 1

    def _listed_with(self, name: Name) -> list[Name]:
        """Find the names with which one stands in a list: “Hamra, Zorn and the Quorn Party”."""
        found: list[Name] = []
        first, last = name.start, name.end
        for step in (-1, 1):
            each = name
            for _ in range(_LONGEST_LIST):
                near = self._beside(each, step)
                if near is None or near.titled or (near.entry is not None and near.entry.type == "State"):
                    break
                found.append(near)
                each = near
            first, last = min(first, each.start), max(last, each.end)
        # “in Aden, Omar Farid fled” is no list: one that does something comes to its “and”
        lows = self._tokens.lows
        is_joined = len(found) > 1 or not _JOINING.isdisjoint(lows[first:last])
        # Nor is “the envoy to the United Nations, Omar Farid, fled”.
        is_apposed = lows[name.start - 1] == "," and len(found) == 1 and self._is_where_sent(found[0])
        return found if is_joined or not (is_apposed or self.acts(name)) else []

    def _is_where_sent(self, name: Name) -> bool:
        """Whether somebody has an office “to” a body: “the ambassador to the United Nations”."""
        lows = self._tokens.lows
        at = name.start - 1 - (lows[name.start - 1] == "the")
        return at > 0 and lows[at] == "to" and self._lexicon.role_at(lows, at - 1, at) is not None

    def _beside(self, name: Name, step: int) -> Name | None:
        """Find the name before or behind one in a list, past “,”, “and” and “the”."""
        lows = self._tokens.lows
        at = name.start - 1 if step < 0 else name.end
        if not 0 <= at < len(lows) or lows[at] not in _BETWEEN:
            return None
        passed: set[str] = set()
        while 0 <= at < len(lows) and lows[at] in _BETWEEN and len(passed) < len(_BETWEEN):
            passed.add(lows[at])
            at += step
        if not passed - {"the"}:
            return None
        return self._ends.get(at + 1) if step < 0 else self._starts.get(at)

    def _owned_role(self, start: int) -> str | None:
        """Find the office of a body that a name follows: “commander of”, “editor of the Lebanese”."""
        lows = self._tokens.lows
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


def _is_place(name: Name) -> bool:
    return name.entry is not None and name.entry.type == "Place"

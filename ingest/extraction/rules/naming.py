"""Naming: what each name of a text is of — a person, a body, a place — by what stands in it and around it.

It is decided once for a document, by all the places where a name is written: one “Colonel” before it, one “in” before
it, one “party” behind it tell for the others too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from identity.letters import word as sounds_of
from ingest.extraction.rules.gazetteer import Entry, Known
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.tokens import ARTICLES, Tokens
from ingest.extraction.rules.verbs import Form

_PLACE_BEFORE = {"in": 3.0, "near": 3.0, "at": 2.0, "outside": 3.0, "inside": 2.0, "across": 2.0, "around": 2.0}
_BODIES = shipped()["groups-of.named"]
_LAST = shipped()["programmes.last"]
_EVENTS = shipped()["programmes.events"]
_AGREEMENTS = shipped()["programmes.heads"]
_BOUND_BY = shipped()["programmes.bound-by"]
_NAMED_PLACES = shipped()["places.named"]
_PLACE_FIRST = shipped()["places.before"]
_PLACES = shipped()["places.heads"]
_CALLED = shipped()["places.called"]
_RUN = shipped()["places.run"]
_SPEECH = shipped()["speech.neutral"]
_RELATIONS = shipped()["people.relation"]
_RANKS = shipped()["people.rank"]
_OFFICES = shipped()["people.office-before"]
_PREPOSITIONS = shipped()["grammar.preposition"]
_CONJUNCTIONS = shipped()["grammar.conjunction"]
_RELATIVES = shipped()["grammar.relative"]
_AUXILIARIES = shipped()["grammar.auxiliary"]
NAME_HEADS = frozenset(shipped().heads.keys() | _NAMED_PLACES | _AGREEMENTS | _EVENTS)
"""The words that head the names of bodies, places, events and agreements."""


@dataclass(slots=True)
class Name:
    """A name in the text.

    Args:
        start: Its first token.
        end: The token after its last.
        entry: What the gazetteer says of it.
        titled: Whether a rank, a title or an office stands right before it.
        weak: Whether it may be no name at all: at the start of a sentence, or in a headline.
        type: What it is of, once that is decided; empty where it is of nothing.
        kind: The kind of that.
        why: What decided.
        nation: The state whose adjective it begins with: “Ruritanian Army”.
    """

    start: int
    end: int
    entry: Entry | None = None
    titled: bool = False
    weak: bool = False
    type: str = ""
    kind: str | None = None
    why: str = ""
    nation: Entry | None = None


class Namer:
    """Decides what the names of one text are of.

    Args:
        tokens: The text.
        lexicon: What words do.
        verbs: The forms of verbs.
        known: What the gazetteers know of its words.
    """

    def __init__(
        self,
        tokens: Tokens,
        lexicon: Lexicon,
        verbs: Mapping[str, Form],
        known: Known,
    ) -> None:
        self._tokens = tokens
        self._lexicon = lexicon
        self._verbs = verbs
        self._known = known
        self._particles = lexicon["joined.particles"]
        self._of = lexicon["joined.of"]
        self._starts: dict[int, Name] = {}
        self._ends: dict[int, Name] = {}

    def decide(self, names: Sequence[Name]) -> None:
        """Decide what each name is of; what is of nothing keeps an empty type.

        Args:
            names: The names of the text, in order.
        """
        self._starts = {name.start: name for name in names}
        self._ends = {name.end: name for name in names}
        lows = self._tokens.lows
        by_surface: dict[tuple[str, ...], list[Name]] = {}
        for name in names:
            if name.type:
                continue
            if name.entry is not None and (not name.titled or name.entry.form != "name"):
                name.type, name.kind = name.entry.type, name.entry.kind
                name.why = "known to the graph" if name.entry.known else "gazetteer"
            else:
                by_surface.setdefault(_surface(lows[name.start : name.end]), []).append(name)
        people: set[str] = set()
        sounds: set[str] = set()
        for surface, group in sorted(by_surface.items(), key=lambda each: -len(each[0])):
            label, kind, why = self._typed(surface, group)
            is_surname = surface[-1] in people or (
                len(surface) == 1 and len(surface[0]) > 4 and surface[0].isascii() and _sound(surface[0]) in sounds
            )
            if len(surface) == 1 and is_surname and label != "Person":
                label = ""
            if not label and is_surname and not all(name.weak for name in group):
                label, why = "Person", "surname of a person named before"
            if is_surname and len(surface) == 1 and all(name.weak for name in group):
                label, why = "Person", "surname of a person named before"
            elif label and all(name.weak for name in group) and not (label == "Person" and is_surname):
                strong = len(surface) > 1 and not any(name.entry for name in group)
                if not (strong and any(name.titled for name in group)) and why not in _SURE:
                    label = ""
            if label == "Person" and len(surface) > 1:
                people.add(surface[-1])
                people.add(surface[-1].removeprefix("al-"))
                sounds.add(_sound(surface[-1]))
            for name in group:
                if not label and name.entry is not None:
                    name.type, name.kind, name.why = name.entry.type, name.entry.kind, "gazetteer"
                    continue
                name.type, name.kind, name.why = label, kind, why
                name.entry = None if label == "Person" and name.entry and not name.entry.known else name.entry

    def _typed(self, surface: tuple[str, ...], group: Sequence[Name]) -> tuple[str, str | None, str]:
        lexicon = self._lexicon
        if len(surface) > 2 and surface[-1] in _NUMERALS:
            surface = surface[:-1]  # “World War II”
        last, first = surface[-1], surface[0]
        head = next((surface[at - 1] for at in range(1, len(surface)) if surface[at] in self._of), last)
        if len(surface) > 1 or last in {"parliament", "congress"}:
            if last in _LAST:
                return "Event", "war", "word for an event"
            if last in _EVENTS or (head in _EVENTS and head != last):
                return "Event", _event_kind(head), "word for an event"
            if head in _AGREEMENTS and head not in lexicon.heads:
                return "Programme", None, "word for an agreement or plan"
            titled = any(name.titled for name in group)
            if head in _NAMED_PLACES and head not in lexicon.heads and not titled and first not in lexicon.given:
                return "Place", head, "word for a place"
            if first in _PLACE_FIRST and not titled and head not in lexicon.heads:
                return "Place", first, "word for a place"
            if head in lexicon.heads and not (titled and first in lexicon.given):
                return "Organization", lexicon.heads[head], "word for a body"
            if (
                any(low in lexicon.heads and low not in lexicon.given for low in surface)
                and not titled
                and first not in lexicon.given
            ):
                kind = next(lexicon.heads[low] for low in surface if low in lexicon.heads)
                return "Organization", kind, "word for a body"
        if len(surface) == 1 and (last in NAME_HEADS or last in _PLAIN_HEADS):
            return "", None, ""
        votes = {"Person": 0.0, "Organization": 0.0, "Place": 0.0, "Programme": 0.0}
        why = dict.fromkeys(votes, "form")
        kinds: dict[str, str | None] = {}
        self._by_form(surface, group[0], votes, why)
        for name in group:
            self._by_context(name, votes, why, kinds)
        label = max(votes, key=votes.__getitem__)
        if votes[label] < 1.5:
            return "", None, ""
        return label, kinds.get(label), why[label]

    def _by_form(self, surface: tuple[str, ...], name: Name, votes: dict[str, float], why: dict[str, str]) -> None:
        words = self._tokens.words[name.start : name.end]
        first = surface[0]
        if len(surface) > 1 and (first in self._lexicon.given or self._sounds_given(first)):
            votes["Person"] += 4
            why["Person"] = "given name"
        elif len(surface) > 1 and first == "abu":
            votes["Person"] += 4
            why["Person"] = "form of the name"
        if len(surface) > 1 and any(low in self._particles or low.startswith(ARTICLES) for low in surface[1:]):
            votes["Person"] += 2
        if len(words) > 1 and len(words[0]) == 2 and words[0][1] == ".":
            votes["Person"] += 3
            why["Person"] = "initials"
        if 1 < len(surface) < 5 and all(word[0].isupper() and not word.isupper() for word in words):
            votes["Person"] += 1.6
        if len(surface) > 1 and first not in self._lexicon.given:
            if any(low in _QUARTERS for low in surface):
                votes["Place"] += 3
                votes["Person"] -= 2
                why["Place"] = "a quarter of the sky in it"
            if any(low in self._lexicon.ordinary for low in surface[1:]) or surface[-1].endswith(_ENDINGS[1:]):
                votes["Person"] -= 2
        if len(surface) > 1 and first not in self._lexicon.given and not name.titled:
            if first in self._lexicon.ordinary or first == "the":
                votes["Person"] -= 2  # “Public Citizen”, “One Harbour”
            entry = self._known.at(name.end - 1, name.end)
            if entry is not None and entry[0].type == "State" and entry[0].form == "name":
                votes["Person"] -= 2  # “Strong Ruritania”
                votes["Organization"] += 2.5
                why["Organization"] = "a state in its name"
        if all(word.replace("-", "").replace(".", "").isupper() and len(word) > 1 for word in words):
            votes["Organization"] += 4
            votes["Person"] -= 2
            why["Organization"] = "initials"

    def _sounds_given(self, low: str) -> bool:
        if len(low) < 4 or not low.isalpha():
            return False
        return low.isascii() and sounds_of(low).letters in self._lexicon.given_sounds

    def _by_context(
        self, name: Name, votes: dict[str, float], why: dict[str, str], kinds: dict[str, str | None]
    ) -> None:
        lows, words, lexicon = self._tokens.lows, self._tokens.words, self._lexicon
        before = lows[name.start - 1] if name.start else ""
        after = lows[name.end] if name.end < len(lows) else ""
        next_ = lows[name.end + 1] if name.end + 1 < len(lows) else ""
        single = name.end - name.start == 1
        if self._tokens.dateline[0] <= name.start < self._tokens.dateline[1]:
            label = "Organization" if before == "(" else "Place"
            votes[label] += 9
            why[label] = "in the dateline"
        if name.titled:
            votes["Person"] += 5
            why["Person"] = "rank, title or office before it"
        elif before in _PLACE_BEFORE and name.end - name.start < 3:
            votes["Place"] += _PLACE_BEFORE[before] if single else _PLACE_BEFORE[before] / 2
            why["Place"] = f"“{before}” before it"
        if before == "the" and not name.titled:
            votes["Organization"] += 1.6 if single and lows[name.start - 2] in _AGAINST else 1.2
            votes["Person"] -= 3
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
        if before == "of" and lows[name.start - 2] in _CALLED:
            votes["Place"] += 4
            kinds["Place"] = lows[name.start - 2].rstrip("s") if lows[name.start - 2] not in {"cities"} else "city"
            why["Place"] = "word for a place before it"
        if after in _PLACES and not name.titled:
            votes["Place"] += 2
            kinds.setdefault("Place", after)
            why["Place"] = "word for a place after it"
        if (before in _BODIES or (before == "," and lows[name.start - 2] in _BODIES)) and not name.titled:
            votes["Organization"] += 4
            word = before if before != "," else lows[name.start - 2]
            kinds.setdefault("Organization", lexicon.heads.get(word) or lexicon.groups.get(word))
            why["Organization"] = f"“{word}” before it"
        if role := self._owned_role(name.start):
            votes["Organization"] += 4
            why["Organization"] = f"“{role} of” before it"
            if role.startswith("editor"):
                kinds.setdefault("Organization", "media")
        if after == "," and (found := self._apposed(name.end + 1)):
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
        """Whether a verb stands right behind a name: “Nader fled”."""
        low = self._tokens.lows[name.end] if name.end < len(self._tokens.words) else ""
        if low in {"was", "is", "had", "has"}:
            return True
        form = self._verbs.get(low)
        return form is not None and not form.doubtful and form.name in {"past", "both", "s"}

    def is_ordinary(self, low: str) -> bool:
        """Whether a word at the start of a sentence is likely to be no name: by its ending, or as it is known."""
        return low.endswith(_ENDINGS) or low in self._lexicon.ordinary or low in self._verbs

    def _is_body(self, name: Name) -> bool:
        if name.entry is not None and name.entry.form == "name" and name.entry.type == "Organization":
            return True
        return name.end - name.start > 1 and self._tokens.lows[name.end - 1] in self._lexicon.heads

    def _is_initials(self, name: Name) -> bool:
        """Whether the initials of a name stand in brackets behind it."""
        words = self._tokens.words
        short = words[name.end + 1] if name.end + 2 < len(words) and words[name.end + 2] == ")" else ""
        return len(short) > 1 and short.isupper() and short[0] == words[name.start][0] and name.end - name.start > 1

    def _listed_with(self, name: Name) -> list[Name]:
        """Find the names with which one stands in a list: “Hamra, Zorn and the Quorn Party”."""
        found: list[Name] = []
        for step in (-1, 1):
            each = name
            for _ in range(_LONGEST_LIST):
                near = self._beside(each, step)
                if near is None or near.titled or (near.entry is not None and near.entry.type == "State"):
                    break
                found.append(near)
                each = near
        return found

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

    def _is_compound(self, at: int) -> bool:
        """Whether a noun only stands before another: “police” in “a police sergeant”."""
        after = self._tokens.lows[at + 1] if at + 1 < len(self._tokens.words) else "."
        tokens = self._tokens
        small = after in _PREPOSITIONS or after in _CONJUNCTIONS
        is_noun = after[0].isalpha() and not small and after not in _RELATIVES
        return is_noun and tokens.words[at + 1].islower() and after not in _AUXILIARIES and after not in self._verbs

    def _apposed(self, at: int) -> tuple[str, str | None] | None:
        """Look at what follows a name and a comma: “, a militia”, “, the former commander of”."""
        lows, lexicon = self._tokens.lows, self._lexicon
        seen_article = False
        for each in range(at, min(at + 6, len(lows))):
            low = lows[each]
            if lexicon.role_at(lows, each, len(lows)):
                return "Person", None
            if low in {"a", "an", "the", "former", "then", "late"}:
                seen_article = True
                continue
            if seen_article and low in _RELATIONS:
                return "Person", None
            if low in _RANKS or (seen_article and low in _OFFICES):
                return "Person", None
            if seen_article and self._is_compound(each):
                continue
            if seen_article and (low in lexicon.heads or low in lexicon.groups) and self._tokens.words[each].islower():
                return "Organization", lexicon.heads.get(low) or lexicon.groups.get(low)
            if seen_article and low in _PLACES:
                return "Place", low
            if not self._tokens.words[each][0].isalpha() or low in _PREPOSITIONS:
                return None
        return None


def _surface(lows: Sequence[str]) -> tuple[str, ...]:
    """Give the words by which names are decided together: “Al-Bayan” and “Al Bayan” are one."""
    if len(lows) == 1 and lows[0].startswith("al-"):
        return ("al", lows[0][3:])
    return tuple(lows)


def _sound(low: str) -> str:
    """Give the sounds of a surname, the same for every transliteration."""
    return sounds_of(low.removeprefix("al-").replace("-", "").replace("'", "")).letters if low.isascii() else low


def _is_place(name: Name) -> bool:
    return name.entry is not None and name.entry.type == "Place"


_AGAINST = frozenset({"against", "with", "by", "joined", "join", "fought", "fighting"})
_NUMERALS = frozenset({"i", "ii", "iii", "iv"})
_BETWEEN = frozenset({",", "and", "or", "&", "the"})
_LONGEST_LIST = 6
"""Names past which one in a list tells of another."""
_SURE = frozenset({"apposition", "age after it", "initials behind it", "in the dateline"})
"""What makes a name even of a word at the start of a sentence."""
_QUARTERS = frozenset(
    {"north", "south", "east", "west", "upper", "lower", "falls", "northern", "southern", "eastern", "western"}
)
_PLAIN_HEADS = frozenset({"state", "government", "war", "general", "governor", "mayor"})
_ENDINGS = ("s", "tion", "ment", "ness", "ity", "ing", "ly", "ism", "ship", "hood", "ance", "ence")
"""What words end in that are seldom surnames."""


def _event_kind(head: str) -> str:
    if head in {"war", "wars"}:
        return "war"
    if head in {"battle", "siege"}:
        return "battle"
    return {"summit": "meeting", "conference": "meeting", "massacre": "killing"}.get(head, "other")

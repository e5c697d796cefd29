"""Names: the capitalised words of a text, cut into names, each typed by what stands in it and around it.

What a name is of is decided once for a document, by all the places where it is written: one “Colonel” before it, one
“in” before it, one “party” behind it tell for the others too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from identity.letters import word as sounds_of
from ingest.extraction.rules.gazetteer import Entry, Gazetteer
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.tokens import ARTICLES, Tokens
from ingest.extraction.rules.verbs import Form

_PLACE_BEFORE = {"in": 3.0, "near": 3.0, "at": 2.0, "outside": 3.0, "inside": 2.0, "across": 2.0, "around": 2.0}
_BODIES = shipped()["groups-of.named"]


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
    _starts: dict[int, Name] = field(default_factory=dict)
    _ends: dict[int, Name] = field(default_factory=dict)

    def __post_init__(self) -> None:
        lexicon = self.lexicon
        self._heads = (
            lexicon.heads.keys() | lexicon["places.named"] | lexicon["programmes.heads"] | lexicon["programmes.events"]
        )
        self._titles = lexicon["people.rank"] | lexicon["people.honorific"] | lexicon["people.office-before"]
        self._never = lexicon["calendar.never-starts"]
        self._plain = lexicon["calendar.not-names"] | lexicon["calendar.months"] | lexicon["calendar.weekdays"]
        self._particles = lexicon["joined.particles"]
        self._of = lexicon["joined.of"]
        self._abstract = lexicon["joined.abstract"]

    def read(self) -> list[Name]:
        """Find the names, and decide what each is of.

        Returns:
            Names in the order of the text; those of nothing are left out.
        """
        tokens = self.tokens
        words, lows = tokens.words, tokens.lows
        for number, (start, end) in enumerate(tokens.sentences):
            if number in tokens.headings:
                continue
            self._seen_small.update(
                low for low, word in zip(lows[start:end], words[start:end], strict=True) if low == word
            )
            self._seen_within.update(
                low
                for low, word in zip(lows[start + 1 : end], words[start + 1 : end], strict=True)
                if word[0].isupper()
            )
        found: list[Name] = []
        for number, (start, end) in enumerate(tokens.sentences):
            found += self._sentence(start, end, heading=number in tokens.headings)
        found = self._with_quoted(found)
        self._starts = {name.start: name for name in found}
        self._ends = {name.end: name for name in found}
        self._decide(found)
        return [name for name in found if name.type]

    def _with_quoted(self, names: list[Name]) -> list[Name]:
        """Add what is named in quotation marks without capitals, such as a “people's legion”; drop titles of works."""
        lows, words = self.tokens.lows, self.tokens.words
        starts = {name.start: name for name in names}
        for start, end in self.tokens.quotes:
            stop = end - 1 if end > start and words[end - 1] in ",.;" else end
            if not 1 < stop - start < 5 or not all(word[0].isalpha() for word in words[start:stop]):
                continue
            head = lows[stop - 1]
            if (
                head in self.lexicon.heads
                and (stop - start > 2 or head not in _BODIES)
                and not words[stop - 1][0].isupper()
                and lows[start] not in self.lexicon["grammar.determiner"]
            ):
                names = [name for name in names if not start <= name.start < stop]
                named = Name(
                    start,
                    stop,
                    type="Organization",
                    kind=self.lexicon.heads[head],
                    why="word for a body, in quotation marks",
                )
                names.append(named)
            elif (
                start in starts
                and starts[start].end == stop
                and head not in self._heads
                and starts[start].entry is None
            ):
                names.remove(starts[start])
        return sorted(names, key=lambda name: name.start)

    def _election(self, name: Name, end: int) -> int:
        """Find where “2012 Ruritania general election” ends, whose first word is a place's; 0 where it is none."""
        lows = self.tokens.lows
        for at in range(name.end, min(name.end + 4, end)):
            if lows[at] in self.lexicon["ballots.heads"]:
                return at + 1
            if lows[at] not in self.lexicon["ballots.kinds"]:
                return 0
        return 0

    def _is_capital(self, at: int) -> bool:
        return self.tokens.capital[at]

    def _sentence(self, start: int, end: int, *, heading: bool) -> Iterator[Name]:
        lows, words = self.tokens.lows, self.tokens.words
        at = start
        capital = self.tokens.capital
        titled = False
        fresh = True  # whether a capital may be the sentence's and not the name's
        while at < end:
            if not capital[at]:
                if words[at][0].isalnum():
                    # “the commander Hassan”: a rank in small letters before a name counts too.
                    titled = lows[at] in self._titles
                    fresh = False
                elif words[at] in '“"':
                    fresh = True
                else:
                    titled = titled and words[at] == "."
                at += 1
                continue
            if (fresh and (lows[at] in self._never)) or (lows[at] in self._plain and not self._goes_on(at, end)):
                titled, fresh = False, False
                at += 1
                continue
            if (role := self.lexicon.role_at(lows, at, end)) and not self._begins_body(role[1] - 1, end):
                titled, fresh = True, False
                at = role[1]
                continue
            if lows[at] in self._titles and not self._begins_body(at, end):
                titled, fresh = True, False
                at += 1
                continue
            name = self._name(at, end, fresh=fresh, heading=heading)
            if (
                name is not None
                and titled
                and name.end < end
                and self.lexicon.groups.get(lows[name.end]) == "armed group"
            ):
                # “Imam Ali militia”, “General Farid brigade”: the body is named for a person.
                while at > start and words[at - 1][0].isupper() and lows[at - 1] in self._titles:
                    at -= 1
                name = Name(at, name.end + 1, type="Organization", kind="armed group", why="word for a body")
                yield name
                titled, fresh, at = False, False, name.end
                continue
            if name is None:
                titled, fresh = False, False
                at += 1
                continue
            name.titled = titled
            if stop := self._election(name, end):
                name.end, name.type, name.kind, name.why = stop, "Event", "other", "word for an event"
            yield name
            titled, fresh = False, False
            at = name.end

    def _goes_on(self, at: int, end: int) -> bool:
        """Whether a word that is no name by itself begins one: “Islamic Jihad”, “Western Sahara”."""
        return at + 1 < end and self._is_capital(at + 1) and self.tokens.lows[at] not in self.lexicon["calendar.months"]

    def _begins_body(self, at: int, end: int) -> bool:
        """Whether a word of titles begins the name of a body: “General Assembly”, “Liberal Democratic Party”."""
        lows = self.tokens.lows
        for each in range(at + 1, min(at + 4, end)):
            if not self._is_capital(each) or lows[each] in self.lexicon.given:
                return False
            if lows[each] in self._heads:
                return True
        return False

    def _entry(self, at: int, end: int) -> tuple[Entry, int] | None:
        if self.tokens.words[at].islower():
            return None
        best: tuple[Entry, int] | None = None
        for gazetteer in self.gazetteers:
            found = gazetteer.at(self.tokens.lows, at, end)
            if found and (best is None or found[1] > best[1]):
                best = found
        if best and best[1] - at == 1 and len(self.tokens.words[at]) < 4 and not self.tokens.words[at].isupper():
            # “US” is a state, “us” and “Us” are not.
            if self.tokens.words[at].replace(".", "").isupper():
                return best
            return best if len(self.tokens.words[at]) > 3 or best[0].type == "Place" or best[0].known else None
        return best

    def _name(self, at: int, end: int, *, fresh: bool, heading: bool) -> Name | None:
        lows, words = self.tokens.lows, self.tokens.words
        stop = self._extent(at, end)
        entry = self._entry(at, end)
        if (
            entry
            and entry[1] < stop
            and lows[stop - 1] not in self._heads
            and not self._has_of(at, stop)
            and (
                (entry[0].form == "name" and not self._all_unknown(entry[1], stop))
                or entry[0].form != "name"
                or entry[0].type in {"State", "Place"}
            )
        ):
            stop = entry[1]
        if entry and entry[1] >= stop:
            return Name(at, entry[1], entry[0])
        if entry and entry[0].form != "name" and lows[stop - 1] not in self._heads:
            return Name(at, entry[1], entry[0])
        if fresh and lows[at] in self._seen_small and lows[at] not in self._seen_within:
            # An ordinary word with a capital because a sentence begins.
            return (
                self._name(at + 1, end, fresh=False, heading=heading)
                if stop - at > 1 and self._is_capital(at + 1)
                else None
            )
        if words[at].isdigit() or len(words[at]) < 2 or (stop - at == 1 and lows[at] in self._plain):
            return None
        if heading and lows[stop - 1] not in self.lexicon.heads:
            heading = not (fresh and stop == end)
        elif heading:
            heading = not (at == 0 or (words[at - 1] not in "“" and fresh)) or stop < end
        nation = entry[0] if entry and entry[0].form == "adjective" else None
        doubtful = fresh and stop - at == 1 and lows[at] not in self._seen_within
        name = Name(at, stop, nation=nation)
        name.weak = heading or (doubtful and (self._is_ordinary(lows[at]) or not self._acts(name)))
        return name

    def _all_unknown(self, at: int, stop: int) -> bool:
        return all(self._entry(each, stop) is None for each in range(at, stop))

    def _has_of(self, at: int, stop: int) -> bool:
        return any(low in self._of for low in self.tokens.lows[at:stop])

    def _extent(self, at: int, end: int) -> int:
        """Find where a name that begins at a token ends."""
        lows, words = self.tokens.lows, self.tokens.words
        stop = at + 1
        while stop < end:
            low = lows[stop]
            if words[stop][0].isupper() or self._is_capital(stop):
                if low in self.lexicon["calendar.months"]:
                    break
                is_title = low in self._titles or (
                    low not in self.lexicon.given and self.lexicon.role_at(lows, stop, end)
                )
                if is_title and low not in self._heads and not self._begins_body(stop, end):
                    break
                stop += 1
            elif low in self._particles and stop + 1 < end and self._is_capital(stop + 1):
                stop += 2
            elif low in self._of and self._takes_of(at, stop) and stop + 1 < end:
                if self._is_capital(stop + 1):
                    stop += 2
                elif lows[stop + 1] == "the" and stop + 2 < end and self._is_capital(stop + 2):
                    if lows[stop - 1] in self.lexicon.heads and self._ends_in_body(stop + 2, end):
                        break  # “the Quarry Brigade of the Harbour Guard”: two bodies
                    stop += 3
                else:
                    break
            elif low in {"and", "&", ","} and stop + 1 < end and self._joins(at, stop, low):
                stop += 2
            elif words[stop].isdigit() and lows[stop - 1] in {
                "resolution",
                "article",
                "operation",
                "unit",
                "brigade",
                "group",
                "directive",
            }:
                stop += 1
            else:
                break
        return stop

    def _ends_in_body(self, at: int, end: int) -> bool:
        while at < end and self._is_capital(at):
            at += 1
        return self.tokens.lows[at - 1] in self.lexicon.heads

    def _takes_of(self, at: int, stop: int) -> bool:
        return any(low in self._heads or low in self.lexicon["places.before"] for low in self.tokens.lows[at:stop])

    def _joins(self, at: int, stop: int, low: str) -> bool:
        if not self._is_capital(stop + 1):
            return False
        if low == "&":
            return True
        if not self._has_of(at, stop) and not any(each in self._heads for each in self.tokens.lows[at:stop]):
            return False
        known = self.tokens.lows[stop + 1] in self._abstract and self.tokens.lows[stop - 1] in self._abstract
        return known and (low == "and" or self.tokens.lows[stop + 1 : stop + 3][-1:] in (["and"], [","]))

    # What each name is of.

    def _decide(self, names: Sequence[Name]) -> None:
        lows = self.tokens.lows
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
        lexicon = self.lexicon
        last, first = surface[-1], surface[0]
        head = next((surface[at - 1] for at in range(1, len(surface)) if surface[at] in self._of), last)
        if len(surface) > 1 or last in {"parliament", "congress"}:
            if last in lexicon["programmes.events"] or (head in lexicon["programmes.events"] and head != last):
                return "Event", _event_kind(head), "word for an event"
            if head in lexicon["programmes.heads"] and head not in lexicon.heads:
                return "Programme", None, "word for an agreement or plan"
            titled = any(name.titled for name in group)
            if (
                head in lexicon["places.named"]
                and head not in lexicon.heads
                and not titled
                and first not in lexicon.given
            ):
                return "Place", head, "word for a place"
            if first in lexicon["places.before"] and not titled:
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
        if len(surface) == 1 and (last in self._heads or last in _PLAIN_HEADS):
            return "", None, ""
        votes = {"Person": 0.0, "Organization": 0.0, "Place": 0.0}
        why = dict.fromkeys(votes, "form")
        kinds: dict[str, str | None] = {}
        self._by_form(surface, group[0], votes, why)
        for name in group:
            self._by_context(name, votes, why, kinds)
        label = max(votes, key=lambda each: votes[each])
        if votes[label] < 1.5:
            return "", None, ""
        return label, kinds.get(label), why[label]

    def _by_form(self, surface: tuple[str, ...], name: Name, votes: dict[str, float], why: dict[str, str]) -> None:
        words = self.tokens.words[name.start : name.end]
        first = surface[0]
        if len(surface) > 1 and (first in self.lexicon.given or self._sounds_given(first)):
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
        if len(surface) > 1 and first not in self.lexicon.given:
            if any(low in _QUARTERS for low in surface):
                votes["Place"] += 3
                votes["Person"] -= 2
                why["Place"] = "a quarter of the sky in it"
            if any(low in self.lexicon.ordinary for low in surface[1:]) or surface[-1].endswith(_ENDINGS[1:]):
                votes["Person"] -= 2
        if all(word.replace("-", "").replace(".", "").isupper() and len(word) > 1 for word in words):
            votes["Organization"] += 4
            votes["Person"] -= 2
            why["Organization"] = "initials"

    def _sounds_given(self, low: str) -> bool:
        if len(low) < 4 or not low.isalpha():
            return False
        return sounds_of(low).letters in _given_sounds(self.lexicon.given) if low.isascii() else False

    def _by_context(
        self, name: Name, votes: dict[str, float], why: dict[str, str], kinds: dict[str, str | None]
    ) -> None:
        lows, words, lexicon = self.tokens.lows, self.tokens.words, self.lexicon
        before = lows[name.start - 1] if name.start else ""
        after = lows[name.end] if name.end < len(lows) else ""
        next_ = lows[name.end + 1] if name.end + 1 < len(lows) else ""
        single = name.end - name.start == 1
        if name.titled:
            votes["Person"] += 5
            why["Person"] = "rank, title or office before it"
        elif before in _PLACE_BEFORE and name.end - name.start < 3:
            votes["Place"] += _PLACE_BEFORE[before] if single else _PLACE_BEFORE[before] / 2
            why["Place"] = f"“{before}” before it"
        if before == "the" and not name.titled:
            votes["Organization"] += 1.6 if single and lows[name.start - 2] in _AGAINST else 1.2
            votes["Person"] -= 3
        if single and before != "the" and not name.titled and self._acts(name):
            votes["Person"] += 1.6
            why["Person"] = "does something"
        if after == "(" and self._is_initials(name):
            votes["Organization"] += 4
            why["Organization"] = "initials behind it"
        if before == "(" and (near := self._ends.get(name.start - 1)) is not None and self._is_body(near):
            votes["Organization"] += 4
            why["Organization"] = "another name of a body"
        if self._listed_with(name, self._is_body):
            votes["Organization"] += 2.5
            why["Organization"] = "in a list of bodies"
        if self._listed_with(name, _is_place):
            votes["Place"] += 3.5
            why["Place"] = "in a list of places"
        if ((after == "," and next_ == "who") or after == "who") and not self._owned_role(name.start):
            votes["Person"] += 3
        if after in {"himself", "herself"}:
            votes["Person"] += 3
        if after in lexicon["speech.neutral"] and not after.endswith("ing"):
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
        if before == "of" and lows[name.start - 2] in {
            "city",
            "town",
            "village",
            "province",
            "district",
            "port",
            "suburb",
            "region",
            "island",
            "cities",
            "towns",
            "villages",
        }:
            votes["Place"] += 4
            kinds["Place"] = lows[name.start - 2].rstrip("s") if lows[name.start - 2] not in {"cities"} else "city"
            why["Place"] = "word for a place before it"
        if after in lexicon["places.heads"] and not name.titled:
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

    def _acts(self, name: Name) -> bool:
        """Whether a verb stands right behind a name: “Nader fled”."""
        low = self.tokens.lows[name.end] if name.end < len(self.tokens) else ""
        if low in {"was", "is", "had", "has"}:
            return True
        form = self.verbs.get(low)
        return form is not None and not form.doubtful and form.name in {"past", "both", "s"}

    def _is_ordinary(self, low: str) -> bool:
        """Whether a word at the start of a sentence is likely to be no name: by its ending, or as it is known."""
        return low.endswith(_ENDINGS) or low in self.lexicon.ordinary or low in self.verbs

    def _is_body(self, name: Name) -> bool:
        return name.end - name.start > 1 and self.tokens.lows[name.end - 1] in self.lexicon.heads

    def _is_initials(self, name: Name) -> bool:
        """Whether the initials of a name stand in brackets behind it."""
        words = self.tokens.words
        short = words[name.end + 1] if name.end + 2 < len(words) and words[name.end + 2] == ")" else ""
        return len(short) > 1 and short.isupper() and short[0] == words[name.start][0] and name.end - name.start > 1

    def _listed_with(self, name: Name, is_such: Callable[[Name], bool]) -> bool:
        lows = self.tokens.lows
        near: list[Name | None] = []
        if name.start > 1 and lows[name.start - 1] in {",", "and"}:
            near.append(self._ends.get(name.start - 1) or self._ends.get(name.start - 2))
        if name.end + 1 < len(lows) and lows[name.end] in {",", "and"}:
            near.append(self._starts.get(name.end + 1))
        return any(each is not None and is_such(each) for each in near)

    def _owned_role(self, start: int) -> str | None:
        """Find the office of a body that a name follows: “commander of”, “editor of the Lebanese”."""
        lows = self.tokens.lows
        at = start - 1
        while at > start - 4 and at > 0 and (lows[at] == "the" or self._entry(at, start)):
            at -= 1
        if at < 1 or lows[at] != "of":
            return None
        for first in range(max(0, at - 3), at):
            found = self.lexicon.role_at(lows, first, at)
            if found and found[1] == at and found[0].predicates:
                return found[0].words
        return None

    def _apposed(self, at: int) -> tuple[str, str | None] | None:
        """Look at what follows a name and a comma: “, a militia”, “, the former commander of”."""
        lows, lexicon = self.tokens.lows, self.lexicon
        seen_article = False
        for each in range(at, min(at + 6, len(lows))):
            low = lows[each]
            if lexicon.role_at(lows, each, len(lows)):
                return "Person", None
            if low in {"a", "an", "the", "former", "then", "late"}:
                seen_article = True
                continue
            if seen_article and low in lexicon["people.relation"]:
                return "Person", None
            if seen_article and (low in lexicon.heads or low in lexicon.groups) and self.tokens.words[each].islower():
                return "Organization", lexicon.heads.get(low) or lexicon.groups.get(low)
            if seen_article and low in lexicon["places.heads"]:
                return "Place", low
            if not self.tokens.words[each][0].isalpha() or low in lexicon["grammar.preposition"]:
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
_SURE = frozenset({"apposition", "age after it", "initials behind it"})
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


_SOUNDS: dict[int, frozenset[str]] = {}


def _given_sounds(given: frozenset[str]) -> frozenset[str]:
    """Give the sounds of given names, so that any transliteration of one is found; made once."""
    found = _SOUNDS.get(id(given))
    if found is None:
        found = frozenset(sounds_of(low).letters for low in given if low.isascii() and low.isalpha() and len(low) > 3)
        _SOUNDS[id(given)] = found
    return found

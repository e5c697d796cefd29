"""Aliases: where a text gives a second name beside a first: “Supreme Council (SC)”, “Farid, aka Abu Karim”."""

from collections.abc import Sequence
from typing import Final

from ingest.extraction.rules.lexicon import shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.records import plain
from ingest.extraction.rules.tokens import Tokens

SAYS_SO: Final = shipped()["names.other"]
_TITLES: Final = shipped()["people.honorific"] | shipped()["people.rank"]
_GIVEN: Final = shipped().given
_LANGUAGES: Final = shipped()["names.languages"]
_QUOTES: Final = frozenset("\"“‘'«")
_KUNYA: Final = frozenset({"abu", "abou", "umm", "oum"})
"""What the name begins with by which somebody is called after a child: in brackets, it is another name of his."""
_SMALL: Final = frozenset({"of", "the", "for", "and", "al"})
_FARTHEST: Final = 60
"""Words within which the brackets of a list of other names are opened."""
_CALLS: Final = frozenset({"called", "nicknamed", "dubbed"})
KNOWN_AS: Final = SAYS_SO | shipped()["names.around-other"]


def opening(lows: Sequence[str], at: int) -> int:
    """Find the bracket in which a token stands; the token itself where it stands in none.

    Args:
        lows: The tokens of a text, in lower case.
        at: The token.
    """
    first = max(at - _FARTHEST, 0)
    found = next((each for each in range(at, first, -1) if lows[each] in "()"), at)
    return found if lows[found] == "(" else at


def past_brackets(lows: Sequence[str], at: int) -> int:
    """Go from the comma of “Farid (born 1970), known as” to what opens the brackets before it; else stay.

    Args:
        lows: The tokens of a text, in lower case.
        at: The comma, or a bracket.
    """
    return opening(lows, at - 2) if lows[at] in {"(", ","} and lows[at - 1] == ")" else at


class Aliases:
    """Reads the second names of one text.

    Args:
        tokens: The text.
        names: Its names; one that proves to be another name of something is typed as that.
        surfaces: The names by their plain form.
    """

    def __init__(self, tokens: Tokens, names: Sequence[Name], surfaces: dict[str, Name]) -> None:
        self._tokens = tokens
        self._names = names
        self._surfaces = surfaces
        self._starts = {name.start: name for name in names}

    def read(self) -> dict[str, str]:
        """Read “Supreme Council (SC)”, “X (aka Y)”, “X, also known as Y”: the second name is one more of the first."""
        lows = self._tokens.lows
        aliases: dict[str, str] = {}
        initials: set[str] = set()
        ends = {name.end: name for name in self._names}
        for name in self._names:
            at = name.start - 1
            if name.entry is not None and not name.entry.known:
                if not self._is_spelt_out(name, ends.get(at)):
                    continue
                initials.add(plain(name.said))
                name.entry = None
            said_so = False
            while at > 0 and name.titled and lows[at] in _TITLES:
                at -= 1  # “alias ‘Comrade Zorn’”
            if at > 0 and lows[at] == "the" and lows[at - 1] in _QUOTES:
                at -= 1  # “a.k.a. ‘The Banker’”
            if at > 0 and lows[at] in _QUOTES and lows[at - 1] in SAYS_SO | {"as", "("}:
                at -= 1
            if lows[at] == ":" and lows[at - 1] in _LANGUAGES:
                at, said_so = at - 2, True  # “(Arabic: Liwa al-Zorn)”
            elif lows[at] in {":", "is", "was"} and lows[at - 1] in {"name", "guerre"}:
                at -= 1  # “(real name: Omar Farid)”, “whose nom de guerre is Abu Zorn”
            elif lows[at] == "born" and lows[at - 1] in "(," and lows[name.start] in _GIVEN:
                at, said_so = at - 1, True
            while at > 0 and lows[at] in KNOWN_AS:
                calls = lows[at] in _CALLS and lows[at - 1] not in {"also", "(", "is", "was", "commonly", "widely"}
                if calls:
                    break  # “his lawyer, Eze, called Adeyemi a liar”
                said_so = said_so or lows[at] in SAYS_SO
                at -= 1
            if at <= 0 or (lows[at] not in '(,“"' and not said_so):
                continue
            if lows[at] == ";" or (said_so and lows[at] == "," and at not in ends):
                at = opening(lows, at)  # “Farid (a.k.a. Abu Zorn; a.k.a. Abu Karim)”
            if said_so and ends.get(at) is None:
                at = past_brackets(lows, at)
            first = (
                ends.get(at)
                or (ends.get(at + 1) if said_so else None)
                or self._before_paren(at, ends)
                or (ends.get(at - 1) if said_so and lows[at] in '(,“"' else None)
            )
            if first is None or first is name:
                continue
            if name.said.isupper() and (body := self._before_paren(at, ends)) and body.type == "Organization":
                first = body  # “the Mission in Ruritania (MIR)”
            in_paren = lows[at] == "("
            known = said_so or (in_paren and self._is_short_for(name, first))
            known = known or (
                in_paren and first.type == "Person" and lows[name.start] in _KUNYA and lows[name.end] == ")"
            )
            known = known or (
                in_paren
                and first.type == "Organization" == name.type
                and first.entry is None
                and (lows[name.end : name.end + 1] == [")"] or self._closing(name) is not None)
            )
            if not known:
                continue
            if name.type != first.type:
                name.type, name.kind = first.type, first.kind
            canonical = aliases.get(plain(first.said), first.said)
            aliases[plain(name.said)] = canonical
            # “(PMF, Hashd al-Shaabi)”: what follows in the same brackets is one more.
            if in_paren and (other := self._closing(name)) is not None:
                other.type, other.kind = first.type, first.kind
                aliases[plain(other.said)] = canonical
        for name in self._names if aliases else ():
            if plain(name.said) in initials:
                name.entry = None
            if name.entry is None and (full := aliases.get(plain(name.said))):
                meant = self._surfaces.get(plain(full))
                if meant is not None:
                    name.type, name.kind = meant.type, meant.kind
        return aliases

    def _is_spelt_out(self, name: Name, first: Name | None) -> bool:
        """Whether the text itself says what initials stand for that are known of another: “Harbour Brigade (NSA)”."""
        if first is None or first.entry is not None or first.type != "Organization" or not name.said.isupper():
            return False
        lows = self._tokens.lows
        words = [low for low in lows[first.start : first.end] if low not in _SMALL]
        return lows[name.start - 1] == "(" and name.said.lower() == "".join(word[0] for word in words)

    def _closing(self, name: Name) -> Name | None:
        """Find the name that stands between one, a comma and “)”: “(HB, Liwa al-Zorn)”, “(HB, or Liwa al-Zorn)”."""
        lows = self._tokens.lows
        at = name.end + 1 + (lows[name.end + 1 : name.end + 2] == ["or"])
        other = self._starts.get(at) if lows[name.end : name.end + 1] == [","] else None
        return other if other is not None and lows[other.end : other.end + 1] == [")"] else None

    def _before_paren(self, at: int, ends: dict[int, Name]) -> Name | None:
        """Find the name before “(”, past “in Ruritania”."""
        lows = self._tokens.lows
        if lows[at] != "(":
            return None
        place = ends.get(at)
        if place is not None and lows[place.start - 1] == "in":
            return ends.get(place.start - 1)
        return None

    def _is_short_for(self, name: Name, first: Name) -> bool:
        short = name.said.replace(".", "").split("-")[0]
        if not short.isupper() or len(short) < 2:
            return False
        words = [word for low in self._tokens.lows[first.start : first.end] for word in low.split("-")]
        initials = "".join(word[0] for word in words if word not in _SMALL)
        is_one = len(words) == 1 and first.type not in {"Place", "State"}
        return short[0].lower() in initials or is_one

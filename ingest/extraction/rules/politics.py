"""Politics: what elections, offices and parties tell of a name that stands beside them."""

from typing import Final

from ingest.extraction.rules.acting import SINGULAR
from ingest.extraction.rules.lexicon import Lexicon, shipped
from ingest.extraction.rules.name import Name
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.votes import Votes

_ELECTING: Final = shipped()["places.electing"]
_ELECTED: Final = shipped()["places.elected"]
_OF_PARTIES: Final = shipped()["bodies.of-parties"]
_SHADES: Final = shipped()["joined.adjectives"] - shipped()["joined.persuasions"]
_MADE: Final = shipped()["bodies.made"]
_PEOPLE_ARE: Final = shipped()["bodies.people-are"]
_JOINING_BODIES: Final = shipped()["bodies.joining"]
_STANDING: Final = shipped()["bodies.standing"]


class Politics:
    """Reads what is said of parties and of those whom somebody elects.

    Args:
        tokens: The text.
        lexicon: What words do.
    """

    def __init__(self, tokens: Tokens, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._lexicon = lexicon

    def vote(self, name: Name, votes: Votes) -> None:
        """Add to the votes what tells bodies from people and both from places: what was made, who stands for it.

        Args:
            name: The name.
            votes: The votes so far; changed.
        """
        lows = self._tokens.lows
        before = lows[name.start - 1] if name.start else ""
        after = lows[name.end] if name.end < len(lows) else ""
        next_ = lows[name.end + 1] if name.end + 1 < len(lows) else ""
        two, three = lows[max(0, name.start - 2) : name.start], lows[max(0, name.start - 3) : name.start]
        is_shade = name.end - name.start == 1 and lows[name.start] in _SHADES  # “the Democratic candidates”
        if after in _OF_PARTIES and not name.titled and not is_shade:
            votes.add("Organization", 3, f"“{after}” after it")
        if after in SINGULAR and next_ in _MADE:
            votes.add("Organization", 3, f"“{next_}” said of it")
            votes.add("Person", -3)
        if after in SINGULAR and next_ in _PEOPLE_ARE:
            votes.add("Person", 2, f"“{next_}” said of it")
        if len(two) == 2 and two[0] in _JOINING_BODIES and two[1] in {"with", "into"}:
            votes.add("Organization", 3, f"“{' '.join(two)}” before it")
        if len(three) == 3 and three[1:] == ["for", "the"] and three[0] in _STANDING and after not in _ELECTING:
            votes.add("Organization", 3, f"“{' '.join(three)}” before it")
        if before == "for" and self._is_elected(name.start - 2) and not name.titled:
            votes.add("Place", 5, "who sits for it before it")
            votes.kind("Place", "constituency")
        if after in _ELECTING and after[-1] != "s" and after != "division" and not name.titled:
            votes.add("Place", 2, f"“{after}” after it")
        if before == "contested" and not name.titled and lows[name.end - 1] not in self._lexicon.name_heads:
            votes.add("Place", 2, "“contested” before it")

    def _is_elected(self, at: int) -> bool:
        """Whether a token tells who sits somewhere: “member for”, “MP for”, also in brackets."""
        lows = self._tokens.lows
        return (lows[at - 1] if lows[at] == ")" else lows[at]) in _ELECTED

"""Incident words: the verbs and nouns that tell of a happening even where nobody in it is named, read from the data."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache

from ingest.extraction.rules.chunks import Chunk
from ingest.extraction.rules.clause import Clause
from ingest.extraction.rules.deaths import is_killing
from ingest.extraction.rules.lexicon import read_toml, shipped
from ingest.extraction.rules.sentences import Sentence
from ingest.extraction.rules.tokens import Tokens
from ingest.extraction.rules.verbs import Form

_LABOUR = shipped()["happenings.labour"]
_HARMLESS = shipped()["happenings.harmless"]
_BESIDE = shipped()["happenings.beside"]
_DEVICES = shipped()["happenings.devices"]
_STRIKING = frozenset({"hit", "strike", "rip", "tear", "target"})
_FARTHEST = 5
"""Words within which “up” stands behind “blew”."""
_RAIDS = frozenset({"raid", "raids"})
_DEATHS = frozenset({"death", "deaths"})
_STRIKES = frozenset({"strike", "strikes"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words that tell of incidents, each with the kind.

    Args:
        verbs: Lemmas of verbs.
        behind: For verbs that tell of one with what stands behind them, the kind by each such word.
        nouns: Nouns.
        names: What an incident of each kind is called.
    """

    verbs: Mapping[str, str]
    behind: Mapping[str, Mapping[str, str]]
    nouns: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def deaths(self) -> Set[str]:
        """The verbs that tell of deaths with what stands behind them."""
        return {verb for verb, told in self.behind.items() if "killing" in told.values()}

    def forms(self, forms: Mapping[str, Form]) -> frozenset[str]:
        """Give every word of which one stands in a sentence that tells of an incident.

        Args:
            forms: The forms of verbs.
        """
        told = {form for form, meant in forms.items() if meant.lemma in self.verbs or meant.lemma in _STRIKING}
        return frozenset(self.nouns).union(told, *self.behind.values())

    def of_verb(self, clause: Clause, tokens: Tokens) -> tuple[str, int]:
        """Say what kind of incident a verb tells of with what stands behind it; nobody is arrested “in hospital”.

        Returns:
            The kind, empty where it tells of none, and the token after the last that tells of it.
        """
        head, end = clause.verb.head, clause.verb.end
        kind = self.verbs.get(head, "")
        if kind == "capture":
            is_ill = any(chunk.head == "hospital" for chunk in clause.adjuncts.get("in", ()))
            return "" if is_ill else kind, end
        if head in _STRIKING and clause.subject and clause.subject[0].head in _DEVICES:
            return "attack", end  # “a mine struck a convoy”
        if kind or head not in self.behind:
            return kind, end + (kind == "killing" and tokens.lows[end : end + 1] == ["dead"])
        # “blew himself up”, “bombs went off”, “left three dead”
        behind = self.behind[head]
        stop = min(end + _FARTHEST, clause.chunks[-1].end)
        at = next((at for at in range(end, stop) if tokens.lows[at] in behind), -1)
        is_of_device = any(chunk.head in _DEVICES for chunk in (*clause.subject, *clause.object))
        if at < 0 or (tokens.lows[at] == "off" and not is_of_device):
            return "", end
        return behind[tokens.lows[at]], at + 1

    def nouns_of(self, sentence: Sentence, tokens: Tokens, *, of_arrests: bool) -> dict[int, int]:
        """Find the nouns of a sentence that tell of incidents.

        Args:
            sentence: The sentence.
            tokens: The text.
            of_arrests: It tells of arrests, so that “raids in Aden” are no attacks.

        Returns:
            For the place of each noun phrase among the chunks, the token of the noun.
        """
        if self.nouns.keys().isdisjoint(sentence.words):
            return {}
        lows = tokens.lows
        of_work = not _LABOUR.isdisjoint(sentence.words)  # “the strike of the miners”
        found = {}
        for at, chunk in sentence.nouns:
            noun = self._noun(chunk, lows)
            word = lows[noun] if noun >= 0 else ""
            if word not in self.nouns or (of_work and word in _STRIKES) or (of_arrests and word in _RAIDS):
                continue
            if word in _DEATHS and not is_killing(sentence.words, of_many=True):
                continue
            if lows[noun - 1] not in _HARMLESS and not any(each.start <= noun < each.end for each in chunk.mentions):
                found[at] = noun
        return found

    def _noun(self, chunk: Chunk, lows: list[str]) -> int:
        """Find the noun for a happening in a noun phrase: its last, or one before it (“the bombing suspect Farid”)."""
        last = chunk.end - 1 - chunk.possessive
        if lows[last] in self.nouns:
            return last
        within = (at for at in range(chunk.start, last) if lows[at] in self.nouns and lows[at + 1] in _BESIDE)
        return next(within, -1)


@cache
def words() -> Words:
    """Read the words that tell of incidents, once."""
    data = read_toml("patterns/incidents.toml")
    behind: dict[str, dict[str, str]] = {}
    for kind, entry in data.items():
        for verb, listed in entry.get("behind", {}).items():
            behind.setdefault(verb, {}).update(dict.fromkeys(listed.split(), kind))
    return Words(
        {verb: kind for kind, entry in data.items() for verb in entry["verbs"].split()},
        behind,
        {noun: kind for kind, entry in data.items() for noun in entry["nouns"].split()},
        {kind: entry["name"] for kind, entry in data.items()},
    )

"""Verbs: every form of the verbs that are known, and which lemma and form each is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ingest.extraction.rules.lexicon import read_toml, shipped

MODALS: Final = shipped()["grammar.modal"]
AUXILIARIES: Final = shipped()["grammar.auxiliary"] | MODALS | {"'d"}
_VOWELS: Final = "aeiou"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a verb.

    Args:
        lemma: The verb.
        name: ``base``, ``s``, ``past``, ``participle``, ``both`` (past and participle alike) or ``ing``.
        doubtful: It is as likely a noun.
    """

    lemma: str
    name: str
    doubtful: bool = False


class Verbs:
    """The forms of verbs.

    Args:
        more: Verbs beyond the general ones.

    Attributes:
        forms: What each form is, by the word.
        beginning: Words that a verb group may begin with.
        phrasal: For verbs that with the words behind them mean another, by lemma, those words and the other.
        told_by: For verbs that are as likely nouns, by lemma, the words behind them that tell that they are verbs.
    """

    def __init__(self, more: Iterable[str] = ()) -> None:
        data = read_toml("verbs.toml")
        irregular = read_irregular()
        nouns = frozenset(data["also-nouns"].split())
        phrasal = map(str.split, data["phrasal"].strip().splitlines())
        self.phrasal = {lemma: (behind.split("+"), meant) for lemma, behind, meant in phrasal}
        told_by = map(str.split, data["told-by"].strip().splitlines())
        self.told_by = {lemma: frozenset(behind) for lemma, *behind in told_by}
        self.forms: dict[str, Form] = {}
        for lemma in (*data["general"].split(), *irregular, *more):
            self._inflect(lemma, irregular.get(lemma), lemma in nouns)
        self.beginning = AUXILIARIES.union(self.forms, {"to"})

    def _inflect(self, lemma: str, irregular: tuple[str, str] | None, is_noun: bool) -> None:
        forms = self.forms
        forms.setdefault(lemma, Form(lemma, "base", is_noun))
        forms.setdefault(third_person(lemma), Form(lemma, "s", is_noun))
        for ing in _with_ending(lemma, "ing"):
            forms.setdefault(ing, Form(lemma, "ing"))
        if irregular is None:
            for past in _with_ending(lemma, "ed"):
                forms.setdefault(past, Form(lemma, "both"))
        elif irregular[0] == irregular[1]:
            forms[irregular[0]] = Form(lemma, "both", irregular[0] == lemma and is_noun)
        else:
            forms.setdefault(irregular[0], Form(lemma, "past"))
            forms[irregular[1]] = Form(lemma, "participle")


def read_irregular() -> dict[str, tuple[str, str]]:
    """Read the past and the participle of each verb that does not make them with -ed."""
    lines = read_toml("verbs.toml")["irregular"].replace("\n", "|").split("|")
    return {lemma: (past, participle) for lemma, past, participle in filter(None, map(str.split, lines))}


def third_person(lemma: str) -> str:
    """Give the form of the third person: kills, launches, carries."""
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _with_ending(lemma: str, ending: str) -> list[str]:
    if lemma.endswith("ie") and ending == "ing":
        return [f"{lemma[:-2]}ying"]
    if lemma.endswith("ee") and ending == "ed":
        return [f"{lemma}d"]  # agreed, freed
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return [f"{lemma[:-1]}{ending}"]
    if lemma.endswith("y") and ending == "ed" and lemma[-2] not in _VOWELS:
        return [f"{lemma[:-1]}ied"]
    closed = len(lemma) > 2 and lemma[-1] not in "aeiouwxy" and lemma[-2] in _VOWELS and lemma[-3] not in _VOWELS
    doubled = f"{lemma}{lemma[-1]}{ending}"
    # Which verbs double is a matter of stress; both spellings are read.
    return [f"{lemma}{ending}", doubled] if closed else [f"{lemma}{ending}"]

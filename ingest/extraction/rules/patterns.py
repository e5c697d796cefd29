"""Patterns: the data that relations are found by, read and checked.

Those that come with dots lie in ``data/patterns``; a user's own in a folder that the settings name. A pattern holds an
example sentence and what it gives: ``tests/ingest/rules`` tries each that comes with dots, ``examples`` a user's own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from ingest.extraction.rules.lexicon import read_toml, read_user_toml
from ingest.extraction.rules.pattern_fields import CLAUSE, NOUN, read
from schema.errors import CallError
from schema.vocabulary import Vocabulary

CLAUSES, NOUNS = "clauses.toml", "nouns.toml"
_SEE: Final = "See `dots schema show`."


@dataclass(frozen=True, slots=True)
class ClausePattern:
    """A verb, who stands where beside it, and what is claimed.

    Args:
        id: What it is called.
        verbs: The verbs, by lemma.
        predicate: What is claimed.
        example: A sentence that it fits.
        gives: The claims that the sentence gives, as “subject PREDICATE object”.
        subject: Where the claim's subject stands: ``subject``, ``object``, prepositions, or ``list``: whose list it is,
            “added to the Libyan sanctions list”.
        object: Where its object stands: ``object``, ``subject``, ``owner``, or prepositions.
        subject_types: What the subject may be; empty where the vocabulary alone decides.
        object_types: What the object may be.
        event: The kind of event that it tells of; empty for none.
        victim: It claims that somebody fell victim to the event.
        equipment: Where equipment stands: ``object`` or prepositions.
        needs: What must stand there: ``equipment``, ``infinitive``, a ``date`` or a preposition.
        unless: What must not stand beside it: ``equipment``, ``object``, ``complement``, a ``place`` or prepositions.
        without: Words of which none may stand in the sentence, in the forms that are meant.
        after: Verbs of which one must govern it, which then says how firmly it is put: “appointed to replace”.
        things: Words of which one must head the phrase at ``thing_at``.
        thing_at: ``subject``, ``object``, ``complement`` (“called him a hero”) or a preposition.
        harm: It does harm: intended by a speaker, it is a threat.
        only_threats: It is claimed as a threat alone.
        speech: It is an act of speech.
        money: It takes an amount.
        not_states: Its object is no state.
        mutual: The two ends are its subjects, each to the other: “Farid and Nader met”.
        direct: Its object begins right behind the verb, and is not that of which the phrase there is a part.
        named: Its subjects are names and no more: “consists of Libya and Chad”, and not “of Libyan fighters”.
        idle: Its object does nothing itself: “claimed the attack”, not “claimed the attack had failed”.
        role: The role that the claim gives its subject.
        begins: What it claims begins then, and goes on from its date: “took command in 2018”.
        denies: Its subject says that it is not so.
        alleges: Who does it only says that it is so: “blamed Farid for the attack”.
        value: What is claimed of the subject in place of an object: that he “died”.
        natural: It tells of no killing, and nothing is claimed where the sentence tells of violence.
        file: The file that says it.
        is_choosy: The verb alone does not make it fit.
    """

    id: str
    verbs: tuple[str, ...]
    predicate: str
    example: str = ""
    gives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ("subject",)
    object: tuple[str, ...] = ("object",)
    subject_types: tuple[str, ...] = ()
    object_types: tuple[str, ...] = ()
    event: str = ""
    victim: bool = False
    equipment: tuple[str, ...] = ()
    needs: str = ""
    unless: tuple[str, ...] = ()
    without: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    thing_at: str = ""
    harm: bool = False
    only_threats: bool = False
    speech: bool = False
    money: bool = False
    not_states: bool = False
    mutual: bool = False
    direct: bool = False
    named: bool = False
    idle: bool = False
    role: str = ""
    begins: bool = False
    value: str = ""
    natural: bool = False
    denies: bool = False
    alleges: bool = False
    file: str = ""

    is_choosy: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        choosy = bool(self.thing_at or self.needs or self.direct or self.unless or self.without or self.natural)
        choosy |= self.idle
        object.__setattr__(self, "is_choosy", choosy)


@dataclass(frozen=True, slots=True)
class NounPattern:
    """A noun for a happening, whom it befell, and whose doing it was.

    Args:
        id: What it is called.
        nouns: The nouns, in the forms that are meant.
        event: The kind of the event; empty where it is none that an analyst would count.
        victim: Where it stands whom it befell: ``owner``, prepositions, ``apposed`` (“his birthplace, Aden”), or
            ``thanker``, who thanks somebody for it.
        agent: Where it stands whose doing it was: ``owner`` or prepositions.
        predicate: What is claimed of the agent and the victim; empty for nothing.
        between: The two ends stand behind “between”, instead of agent and victim; with an agent, both are its objects.
        equipment: Where equipment stands, without which it is not claimed; empty where none need stand.
        before: Words of which one must stand before the noun: “military aid”; empty where none need.
        example: A sentence that it fits.
        gives: The claims that the sentence gives.
        file: The file that says it.
    """

    id: str
    nouns: tuple[str, ...]
    event: str = ""
    victim: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    predicate: str = ""
    between: bool = False
    equipment: tuple[str, ...] = ()
    before: frozenset[str] = frozenset()
    example: str = ""
    gives: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True)
class Patterns:
    """Every pattern, by the word that it is looked up by.

    Args:
        clauses: Patterns of clauses by lemma.
        nouns: Patterns of noun phrases by noun.
        free: Patterns of clauses, by lemma, for which nothing need govern the verb.
        governed: Those for a verb that another governs, by both lemmas, the governing one first.
    """

    clauses: Mapping[str, tuple[ClausePattern, ...]]
    nouns: Mapping[str, tuple[NounPattern, ...]]
    free: Mapping[str, tuple[ClausePattern, ...]]
    governed: Mapping[tuple[str, str], tuple[ClausePattern, ...]]

    @classmethod
    def of(cls, clauses: Iterable[ClausePattern], nouns: Iterable[NounPattern]) -> "Patterns":
        """Sort patterns by their words."""
        by_verb: dict[str, tuple[ClausePattern, ...]] = {}
        free: dict[str, tuple[ClausePattern, ...]] = {}
        governed: dict[tuple[str, str], tuple[ClausePattern, ...]] = {}
        for clause in clauses:
            for verb in clause.verbs:
                by_verb[verb] = (*by_verb.get(verb, ()), clause)
                if not clause.after:
                    free[verb] = (*free.get(verb, ()), clause)
                for governing in clause.after:
                    governed[governing, verb] = (*governed.get((governing, verb), ()), clause)
        by_noun: dict[str, tuple[NounPattern, ...]] = {}
        for pattern in nouns:
            for noun in pattern.nouns:
                by_noun[noun] = (*by_noun.get(noun, ()), pattern)
        return cls(by_verb, by_noun, free, governed)

    def each(self) -> list[ClausePattern | NounPattern]:
        """Give every pattern once."""
        clauses = {pattern.id: pattern for found in self.clauses.values() for pattern in found}
        nouns = {pattern.id: pattern for found in self.nouns.values() for pattern in found}
        return [*clauses.values(), *nouns.values()]


def clause_pattern(name: str, fields: Mapping[str, Any], where: str) -> ClausePattern:
    """Read a pattern of clauses.

    Args:
        name: What it is called.
        fields: What the file says of it.
        where: The file, for messages.

    Raises:
        CallError: A field is unknown or holds what may not stand there, or one that is needed is missing.
    """
    pattern = ClausePattern(name, **read(name, fields, where, CLAUSE), file=where)
    if bool(pattern.things) != bool(pattern.thing_at):
        raise CallError(
            f"{where}: {name} has one of 'things' and 'thing-at'.", remedy="Say which words, and where one must stand."
        )
    if pattern.victim and not pattern.event:
        raise CallError(
            f"{where}: {name} has a 'victim' of no 'event'.", remedy="Write what kind of event it tells of."
        )
    if "list" in pattern.subject and len(pattern.subject) > 1:
        raise CallError(f"{where}: {name} has a subject beside 'list'.", remedy='Write subject = "list" alone.')
    return pattern


def noun_pattern(name: str, fields: Mapping[str, Any], where: str) -> NounPattern:
    """Read a pattern of noun phrases; as ``clause_pattern``.

    Args:
        name: What it is called.
        fields: What the file says of it.
        where: The file, for messages.

    Raises:
        CallError: A field is unknown or holds what may not stand there, or one that is needed is missing.
    """
    pattern = NounPattern(name, **read(name, fields, where, NOUN), file=where)
    if not (pattern.event or pattern.predicate):
        raise CallError(f"{where}: {name} claims nothing.", remedy="Write an 'event', a 'predicate', or both.")
    return pattern


@cache
def shipped() -> Patterns:
    """Read the patterns that come with dots, once."""
    return Patterns.of(*_both(read_toml(f"patterns/{CLAUSES}"), read_toml(f"patterns/{NOUNS}"), "dots"))


def of_folders(folders: Iterable[Path], vocabulary: Vocabulary) -> Patterns:
    """Read the patterns of a user's folders, beside those that come with dots; one of the same name takes its place.

    Args:
        folders: Where ``clauses.toml`` and ``nouns.toml`` lie; either may be missing.
        vocabulary: The types that there are.

    Raises:
        CallError: A file is broken, or claims what the vocabulary does not have.
    """
    clauses: list[ClausePattern] = []
    nouns: list[NounPattern] = []
    for folder in folders:
        files = [read_user_toml(folder / name) if (folder / name).is_file() else {} for name in (CLAUSES, NOUNS)]
        read = _both(files[0], files[1], str(folder))
        clauses += read[0]
        nouns += read[1]
    added: list[ClausePattern | NounPattern] = [*clauses, *nouns]
    for pattern in added:
        _check(pattern, vocabulary)
    own = {(type(pattern), pattern.id) for pattern in added}
    kept = [pattern for pattern in shipped().each() if (type(pattern), pattern.id) not in own]
    return Patterns.of(
        [*(each for each in kept if isinstance(each, ClausePattern)), *clauses],
        [*(each for each in kept if isinstance(each, NounPattern)), *nouns],
    )


def _check(pattern: ClausePattern | NounPattern, vocabulary: Vocabulary) -> None:
    """Refuse a pattern that claims what the vocabulary does not have, or of what it does not have it."""
    said, predicate = f"{pattern.file}: {pattern.id}", pattern.predicate
    if predicate and predicate not in vocabulary.predicates:
        raise CallError(f"{said} claims {predicate}, which is no predicate.", remedy=_SEE)
    has_value = isinstance(pattern, ClausePattern) and bool(pattern.value)
    if predicate and has_value == (predicate in vocabulary.relationship_types):
        takes = "no 'value', but an object" if has_value else "a 'value', and no object"
        raise CallError(f"{said} claims {predicate}, which takes {takes}.", remedy=_SEE)
    if not isinstance(pattern, ClausePattern):
        return
    for side, types, allowed in (
        ("subject", pattern.subject_types, vocabulary.subject_labels[predicate]),
        ("object", pattern.object_types, vocabulary.object_labels.get(predicate, frozenset())),
    ):
        if unknown := set(types) - allowed:
            raise CallError(
                f"{said} asks for a {min(unknown)}, which is no type of the {side} of {predicate}.",
                remedy=f"Choose from {', '.join(sorted(allowed))}." if allowed else _SEE,
            )


def _both(
    clauses: Mapping[str, Any], nouns: Mapping[str, Any], where: str
) -> tuple[list[ClausePattern], list[NounPattern]]:
    return (
        [clause_pattern(name, fields, f"{where}/{CLAUSES}") for name, fields in clauses.items()],
        [noun_pattern(name, fields, f"{where}/{NOUNS}") for name, fields in nouns.items()],
    )

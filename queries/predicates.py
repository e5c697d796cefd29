"""Predicates as a parameter: ``--predicate advised``, in the word of the vocabulary or in a verb that says it.

Which verbs say which predicate stands under ``verbs`` in ``queries/asking/words.toml``. A query gets the predicates as
one text with ``|`` between them, for *travelled to* is said of a visit too.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from queries.asking.words import prepositions, stem, table

BETWEEN: Final = "|"


def read(text: str) -> str:
    """Read a predicate.

    Args:
        text: A verb in any of its forms, or a predicate as the vocabulary writes it: ``BUILT``, ``born in``.

    Returns:
        The predicates that it says, with ``|`` between them.

    Raises:
        ValueError: It is neither.
    """
    stems = tuple(stem(word) for word in text.lower().replace("_", " ").split())
    if not text.isupper() and (said := by_verb().get(stems)):
        return BETWEEN.join(said)
    # The vocabulary, a user's own types included, takes longer to load than most answers: it is asked last.
    from schema.settings import Settings
    from schema.vocabulary import Vocabulary

    name = "_".join(text.upper().split())
    if name not in Vocabulary.load(Settings.read().types).predicates:
        raise ValueError("no predicate")
    return name


def verbs() -> tuple[str, ...]:
    """Give the verbs that say a predicate, each once, as ``words.toml`` writes them."""
    return tuple(dict.fromkeys(verb for said in table()["verbs"].values() for verb in said))


def said_by(verb: str) -> tuple[str, ...]:
    """Give the predicates that a verb says, alone or with a preposition, in lower case.

    Args:
        verb: The stem of a verb.
    """
    said = (
        predicate.lower()
        for (first, *rest), predicates in by_verb().items()
        for predicate in predicates
        if first == verb and prepositions().keys() >= set(rest) - {"of", "at", "in", "on"}
    )
    return tuple(dict.fromkeys(said))


@cache
def by_verb() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Give, for the stems of each verb, the predicates that it says."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for predicate, said in table()["verbs"].items():
        for verb in said:
            stems = tuple(stem(word) for word in verb.split())
            found[stems] = (*found.get(stems, ()), predicate)
    return found

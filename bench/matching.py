"""Matching: which entity of a dossier each proposed entity is.

A proposal is right where an entity of the dossier has its type and one of its spellings: the same words but for a gloss
in brackets at the end of the dossier's name, case, articles, hyphens, apostrophes, plural and order. An event, which
the dossier names by a phrase, is right where both are of one family of kinds (attacks and killings; incursions and
captures; the rest each by itself) and the proper names in one name are all in the other, “War” apart. Where names say
nothing, an event and a place (“a base on the border”) are right where one of that kind in the dossier has a claim whose
evidence, of no more than 160 characters, holds the words that name it.

Many entities of a dossier have no name in the text: its author describes them (“Keeping the front far from the
borders”, where the text has “a strategy of distant fronts”). For one that the text does not name, a proposal that
matches nothing by the above is right under three conditions together: it is of the same type; some words that name it
overlap such short evidence of a claim about the entity; and the two names share the head of the proposal's (“American
*hostages*”), or two words that tell. Of several such entities, those that share most. Words are shared where they begin
alike: one with all of the other, four letters at least, or both with the same six.
"""

import re
from typing import Any

from ingest.extraction.proposals import Proposals, ProposedEntity
from ingest.extraction.rules.records import plain
from ingest.extraction.rules.tokens import tokenise

_GLOSS = re.compile(r" \([^)]*\)$")
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "for",
        "to",
        "and",
        "al",
        "s",
        "by",
        "from",
        "with",
        "el",
        "their",
        "his",
        "its",
    ]
)
_PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "by", "for", "from", "to", "with", "against", "between", "over", "under"]
)
_LEAST, _STEM = 4, 6
_SAME_WORDS = 160
_FAMILIES = {"killing": "harm", "attack": "harm", "battle": "harm", "incursion": "taking", "capture": "taking"}


def told_of(claims: dict[str, Any]) -> dict[str, list[tuple[int, int]]]:
    """Say where a dossier's claims about each entity have their evidence, where that is short enough to tell."""
    told: dict[str, list[tuple[int, int]]] = {}
    for claim in claims.values():
        spans = [(each["start"], each["end"]) for each in claim.get("evidence", ()) if "start" in each]
        for end in {claim["subject"], claim.get("object")}:
            told.setdefault(end, []).extend(span for span in spans if span[1] - span[0] <= _SAME_WORDS)
    return told


def match(
    proposals: Proposals, gold: dict[str, Any], text: str, told: dict[str, list[tuple[int, int]]] | None = None
) -> dict[str, set[str]]:
    """Say which entities of a dossier each proposed entity is.

    Args:
        proposals: What was proposed for a text.
        gold: The entities of the dossier, by key.
        text: The text.
        told: Where the claims about each entity have short evidence, as ``told_of`` gives it.
    """
    spelt: dict[tuple[str, frozenset[str]], set[str]] = {}
    for key, record in gold.items():
        for spelling in _spellings(record):
            spelt.setdefault((record["type"], bag(spelling)), set()).add(key)
    described = {key: record for key, record in gold.items() if key not in named_in(gold, text)}
    same: dict[str, set[str]] = {}
    for key, proposed in proposals.entities.items():
        entity = proposed.entity
        found = {one for name in entity.all_names() for one in spelt.get((entity.label, bag(name.value)), ())}
        kind = getattr(entity, "kind", None)
        if entity.label == "Event":
            kind = kind or "other"
            found |= {
                one
                for one, record in gold.items()
                if record["type"] == "Event" and _same_event(str(kind), entity.name, record)
            }
        if not found and entity.label in {"Event", "Place"} and kind:
            found = {
                one
                for one, record in gold.items()
                if record["type"] == entity.label
                and _same_family(str(kind), record)
                and any(
                    start <= span.start and span.end <= end
                    for span in proposed.mentions
                    for start, end in (told or {}).get(one, ())
                )
            }
        same[key] = found or _described(proposed, described, told or {})
    return same


def _described(
    proposed: ProposedEntity, described: dict[str, dict[str, Any]], told: dict[str, list[tuple[int, int]]]
) -> set[str]:
    """Say which entities that the text does not name a proposal is: by its type, its place and a word that tells."""
    shared: dict[str, int] = {}
    for key, record in described.items():
        if record["type"] != proposed.entity.label or not any(
            start < span.end and span.start < end for span in proposed.mentions for start, end in told.get(key, ())
        ):
            continue
        words = [word for spelling in _spellings(record) for word in bag(spelling)]
        for name in proposed.entity.all_names():
            alike = sum(any(_begin_alike(word, other) for other in words) for word in bag(name.value))
            if alike > 1 or any(_begin_alike(_head(name.value), other) for other in words):
                shared[key] = max(shared.get(key, 0), alike)
    most = max(shared.values(), default=0)
    return {key for key, number in shared.items() if number == most}


def _head(name: str) -> str:
    """Give the last word of a name before its first preposition."""
    words = tokenise(plain(name.replace("’s", "").replace("'s", "")))
    stop = next((at for at, word in enumerate(words) if at and word in _PREPOSITIONS), len(words))
    return words[stop - 1].rstrip("s") if words else ""


def _begin_alike(word: str, other: str) -> bool:
    short, long = sorted((word, other), key=len)
    return short == long or (len(short) >= _LEAST and long.startswith(short)) or short[:_STEM] == long[:_STEM]


def _same_event(kind: str, name: str, record: dict[str, Any]) -> bool:
    if not _same_family(kind, record):
        return False
    ours = _proper(name)
    return any(
        (theirs := _proper(spelling)) and ours and (theirs <= ours or ours <= theirs) for spelling in _spellings(record)
    )


def _same_family(kind: str, record: dict[str, Any]) -> bool:
    other = record.get("kind", "other")
    return _FAMILIES.get(kind, kind) == str(_FAMILIES.get(other, other))


def _proper(name: str) -> frozenset[str]:
    words = [word for word in name.split() if word != "War"]
    return frozenset(plain(word).removeprefix("al ") for word in words[1:] if not word.islower()) | (
        frozenset({plain(words[0].removesuffix("’s").removesuffix("'s"))} if words[0].endswith(("’s", "'s")) else ())
    )


def _spellings(record: dict[str, Any]) -> list[str]:
    names = [name if isinstance(name, str) else name["value"] for name in record.get("names", ())]
    return [_GLOSS.sub("", record["name"]), *names]


def bag(name: str) -> frozenset[str]:
    """Give the words of a name that tell: no articles, no small words, no plural."""
    words = tokenise(plain(name.replace("’s", "").replace("'s", "")))
    kept = [word.rstrip("s") for word in words if word not in _SMALL and word[0].isalnum()]
    return frozenset(kept or words)


def named_in(gold: dict[str, Any], text: str) -> set[str]:
    """Say which entities of a dossier a text names, and which are so within reach of whoever reads it alone."""
    folded = f" {_folded(text)} "
    return {key for key, record in gold.items() if _is_within_reach(record, folded)}


def _is_within_reach(record: dict[str, Any], text: str) -> bool:
    """Whether the text names an entity: one of its spellings, a weak one apart, stands there word for word."""
    names = [
        record["name"],
        *(name for name in record.get("names", ()) if isinstance(name, str) or name.get("kind") != "weak"),
    ]
    return any(f" {_folded(name if isinstance(name, str) else name['value'])} " in text for name in names)


def _folded(text: str) -> str:
    words = tokenise(plain(_GLOSS.sub("", text).replace("’s", "").replace("'s", "")))
    return " ".join(word.rstrip("s") for word in words)

"""Acceptance: the dossier that the accepted part of a draft makes."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.drafting.draft import Draft
from ingest.drafting.draft_file import blocks, said
from ingest.drafting.records import DraftEntity
from ingest.keys import free_key
from ingest.referents import rekeyed
from ingest.yaml_writing import lines
from schema import files
from schema.claims import Claim
from schema.dossiers import FORMAT, Dossier
from schema.drafts import State
from schema.entities import Entity

SUFFIX = ".yaml"
INTRODUCTION = """\
# yaml-language-server: $schema=dossier.schema.json
# What was accepted of the draft beside it, which is where to change it: this file is written anew from there.
"""


def dossier(draft: Draft, taken: Container[str] = (), publishers: Container[str] = ()) -> Dossier:
    """Give the accepted part of a draft as a dossier, closed under what its records refer to.

    An entity that was found to be a known one takes its id as key, so that both are one in the graph; one that was not
    keeps its own, with a number where somebody else in the graph has it. An accepted claim brings the entities that it
    speaks of. Quotes stay behind: the text is beside the dossier, or it may not be repeated.

    Args:
        draft: The draft.
        taken: The keys of the entities that other dossiers brought into the graph.
        publishers: The keys of the publishers that other dossiers brought, and that this one need not.

    Returns:
        The dossier.
    """
    accepted = {key: one.claim for key, one in draft.claims.items() if one.review.state is State.ACCEPTED}
    entities = {key: draft.entities[key] for key in wanted(draft)}
    keys = _keys(entities, taken)
    return Dossier(
        dots=FORMAT,
        dossier=draft.key,
        title=draft.title,
        annotator=draft.annotator,
        publishers={key: one for key, one in draft.publishers.items() if key not in publishers},
        documents={draft.key: draft.document},
        entities=_joined(entities, keys),
        claims={key: _claim(draft, claim, keys, accepted) for key, claim in accepted.items()},
    )


def wanted(draft: Draft) -> list[str]:
    """Give the keys of the entities that are accepted, or that an accepted claim speaks of, in the draft's order.

    Args:
        draft: The draft.
    """
    spoken_of = draft.spoken_of()
    return [key for key, one in draft.entities.items() if one.review.state is State.ACCEPTED or key in spoken_of]


def write(made: Dossier, path: Path) -> None:
    """Write a dossier, in the place of the one that was there.

    Args:
        made: The dossier.
        path: Where to.

    Raises:
        WorkError: It cannot be written; what was there is there still.
    """
    files.replace(path, INTRODUCTION + "\n".join(_lines(made)) + "\n")


def _keys(entities: Mapping[str, DraftEntity], taken: Container[str]) -> dict[str, str]:
    known = {key: one.review.same_as for key, one in entities.items() if one.review.same_as is not None}
    keys: dict[str, str] = dict(known)
    given = set(known.values())
    for key in entities:
        if key not in known:
            keys[key] = free_key(key, taken, given)
            given.add(keys[key])
    return keys


def _joined(entities: Mapping[str, DraftEntity], keys: Mapping[str, str]) -> dict[str, Entity]:
    """Give one record for each key: two entities of a draft that are one known entity are one record."""
    joined: dict[str, Entity] = {}
    for key, one in entities.items():
        there = joined.get(keys[key])
        if there is None:
            joined[keys[key]] = one.entity
            continue
        joined[keys[key]] = there.with_names(one.entity.all_names())
    return joined


def _claim(draft: Draft, claim: Claim, keys: Mapping[str, str], accepted: Container[str]) -> Claim:
    def kept(references: tuple[str, ...]) -> tuple[str, ...]:
        own = (*draft.claims,)
        return tuple(other for other in references if other not in own or other in accepted)

    return rekeyed(claim, keys, draft.vocabulary).model_copy(
        update={
            "evidence": tuple(found.model_copy(update={"quote": None}) for found in claim.evidence),
            "disputes": kept(claim.disputes),
            "supports": kept(claim.supports),
        }
    )


def _lines(made: Dossier) -> Iterator[str]:
    yield from lines({"dots": made.dots, "dossier": made.dossier, "title": made.title, "annotator": made.annotator})
    entities: dict[str, dict[str, Any]] = {key: {"type": one.label, **said(one)} for key, one in made.entities.items()}
    for name, records in (
        ("publishers", {key: said(one) for key, one in made.publishers.items()}),
        ("documents", {key: said(one) for key, one in made.documents.items()}),
        ("entities", entities),
        ("claims", {key: said(one) for key, one in made.claims.items()}),
    ):
        if records:
            yield from ("", f"{name}:")
            yield from blocks(records)

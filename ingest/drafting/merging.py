"""Merging: a document is ingested again, and what was decided of it stays."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.drafting.draft import Draft
from ingest.drafting.records import DraftClaim, DraftEntity
from ingest.extraction.proposals import claim_key
from ingest.keys import free_key
from ingest.referents import referred, rekeyed
from schema.claims import Claim
from schema.drafts import Origin, State
from schema.errors import WorkError
from schema.vocabulary import Vocabulary


def merged(before: Draft, now: Draft, name: str) -> Draft:
    """Give the draft that was there, with what is proposed of its document now.

    What was accepted, rejected, corrected or written by hand stays as it is, and is not proposed again. What nobody
    decided follows the extractors: it is as they propose it now, and gone where they no longer do. What extractors
    proposed that were not run this time stays too.

    Args:
        before: The draft that was there.
        now: What is proposed now.
        name: The file of the draft that was there, as the user knows it.

    Returns:
        The two as one.

    Raises:
        WorkError: They are of two texts: the document has changed since.
    """
    refuse_other_text(before, now.document.sha256, name)
    ran = set(now.origin.extractors) if now.origin else {by for one in now.claims.values() for by in one.review.by}
    keys = _aligned(before, now)
    entities = {key: one for key, one in before.entities.items() if _stays(one, ran) or key in keys.values()}
    for key, one in now.entities.items():
        there = entities.get(keys[key])
        if there is None or there.review.state is State.PROPOSED:
            entities[keys[key]] = _with_others(one, there, ran) if there else one
    claims = {key: one for key, one in before.claims.items() if _stays(one, ran)}
    claims = _with_claims(claims, before, now, keys, entities)
    used = {key for one in claims.values() for key in referred(one.claim, now.vocabulary)}
    entities |= {key: before.entities[key] for key in used if key not in entities and key in before.entities}
    return replace(
        now,
        title=before.title,
        document=before.document,
        details=before.details,
        publishers={**now.publishers, **before.publishers},
        entities=entities,
        claims=claims,
        annotator=before.annotator or now.annotator,
        origin=_origin(before, now),
    )


def _origin(before: Draft, now: Draft) -> Origin | None:
    if now.origin is None or before.origin is None:
        return now.origin or before.origin
    read = dict.fromkeys((*before.origin.extractors, *now.origin.extractors))
    return now.origin.model_copy(update={"extractors": tuple(read)})


def is_undecided(draft: Draft) -> bool:
    """Say whether nobody has decided anything of a draft, or written anything into it.

    Args:
        draft: The draft.
    """
    return not _decisions(draft)


def refuse_other_text(before: Draft, sha256: str, name: str) -> None:
    """Refuse a draft of another text than its document has now.

    Args:
        before: The draft that was there.
        sha256: The sha256 of the text that is there now.
        name: The file of the draft, as the user knows it.

    Raises:
        WorkError: It is of another text; what can be done depends on whether something was decided in it.
    """
    if before.document.sha256 == sha256:
        return
    problem = f"{name} is of another text: the document has changed since"
    remedy = (
        f"If it is a corrected edition, say `--supersedes {before.key}` to ingest it as a document of its own; "
        "if it is another document, give it a key with `--key`."
    )
    if decisions := _decisions(before):
        counted = "1 decision stands" if decisions == 1 else f"{decisions:,} decisions stand"
        problem = f"{problem}, and {counted} at words that may have moved"
        # Without it, a document that is in the graph already would get another key.
        remedy = f"{remedy} To begin anew without what was decided, move {name} away and say `--key {before.key}`."
    else:
        remedy = f"Nothing was decided in it: say `--again` to propose anew from what the document says now. {remedy}"
    raise WorkError(f"{problem}.", remedy=remedy)


def _decisions(draft: Draft) -> int:
    """Count what somebody decided of a draft, or wrote into it."""
    reviews = [one.review for one in draft.entities.values()] + [one.review for one in draft.claims.values()]
    judged = sum(review.state is not State.PROPOSED or not review.by for review in reviews)
    return judged + (draft.details.state is not State.PROPOSED)


def _stays(one: DraftEntity | DraftClaim, ran: set[str]) -> bool:
    return one.review.state is not State.PROPOSED or not one.review.by or not ran.issuperset(one.review.by)


def _aligned(before: Draft, now: Draft) -> dict[str, str]:
    """Give the key that each entity had before: its own, or that of whoever the text named at the same words."""
    at = {
        (one.entity.label, tuple(offsets)): key
        for key, one in before.entities.items()
        for offsets in one.review.mentions
    }
    keys: dict[str, str] = {}
    for key, one in now.entities.items():
        there = before.entities.get(key)
        if there is not None and there.entity.label == one.entity.label:
            held = Counter(at[place] for place in _places(one) if place in at)
            # Where two that the draft held apart are one by now, it is the one that most of it was decided of.
            whole = max(held, key=lambda owner: held[owner], default=key)
            is_gone = held[whole] > held[key] and whole not in now.entities and whole not in keys.values()
            keys[key] = whole if is_gone else key
    taken = {*keys.values()}
    for key, one in now.entities.items():
        if key in keys:
            continue
        found = next((at[place] for place in _places(one) if place in at and at[place] not in taken), None)
        owners = {at.get(place) for place in _places(one)}
        if found is None and len(owners) == 1 and (owner := owners.pop()) and _is_accepted(before, owner):
            found = owner  # all its mentions are of one whom a reviewer accepted with them: the two were joined
        keys[key] = found or free_key(key, taken, before.entities)
        taken.add(keys[key])
    return keys


def _is_accepted(draft: Draft, key: str) -> bool:
    return draft.entities[key].review.state is State.ACCEPTED


def _places(one: DraftEntity) -> list[tuple[str, tuple[int, int]]]:
    return [(one.entity.label, (start, end)) for start, end in one.review.mentions]


def _with_others(now: DraftEntity, before: DraftEntity, ran: set[str]) -> DraftEntity:
    others = tuple(by for by in before.review.by if by not in ran)
    update = {"by": (*now.review.by, *others), "same_as": now.review.same_as or before.review.same_as}
    return replace(now, review=now.review.model_copy(update=update))


def _with_claims(
    claims: dict[str, DraftClaim],
    before: Draft,
    now: Draft,
    keys: Mapping[str, str],
    entities: Mapping[str, DraftEntity],
) -> dict[str, DraftClaim]:
    rejected = {key for key, one in entities.items() if one.review.state is State.REJECTED}
    for wished, one in now.claims.items():
        claim = rekeyed(one.claim, keys, now.vocabulary)
        # The second claim of one key has a number behind it, which it keeps.
        key = claim_key(claim) + wished.removeprefix(claim_key(one.claim)) if claim is not one.claim else wished
        if key not in claims:
            key = next((turned for turned in _turned(claim, now.vocabulary) if turned in claims), key)
        there = claims.get(key)
        if there is not None:
            by = (*there.review.by, *(name for name in one.review.by if name not in there.review.by))
            update = {"by": by}
            if there.review.state is State.PROPOSED:
                there = replace(there, claim=claim)
            claims[key] = replace(there, review=there.review.model_copy(update=update))
        elif not rejected.intersection(referred(claim, now.vocabulary)):
            claims[key] = replace(one, claim=claim)
    order = {key: number for number, key in enumerate((*before.claims, *claims))}
    return dict(sorted(claims.items(), key=lambda item: _place(item[1], order[item[0]])))


def _turned(claim: Claim, vocabulary: Vocabulary) -> Iterator[str]:
    """Give the key that a claim has when it is told from its other end, where it means the same."""
    if claim.predicate in vocabulary.symmetric and claim.object is not None:
        yield claim_key(claim.model_copy(update={"subject": claim.object, "object": claim.subject}))


def _place(one: DraftClaim, number: int) -> tuple[int, int]:
    return one.claim.evidence[0].start, number

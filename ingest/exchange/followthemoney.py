"""FollowTheMoney: what its entities say in the words of the vocabulary (followthemoney.tech).

An entity there is a person or a company, or an *interstitial* one that joins two others: a payment, a membership.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from ingest.exchange.mapping import Thing, Tie
from ingest.exchange.source import Record
from schema.counterparts import FTM_EDGES, FTM_TYPES

NAMES: Final[Mapping[str, str]] = {"name": "alias", "alias": "alias", "weakAlias": "weak", "previousName": "former"}
TITLES: Final = ("full", "title", "caption")
DESCRIPTIONS: Final = ("summary", "description", "notes")
PLACED: Final = frozenset({"addressEntity"})
"""Properties that say where something is."""


def things(records: Sequence[Record]) -> Iterator[Thing]:
    """Yield the entities among records; an unknown sort of record that joins no two others is one too.

    Args:
        records: The records.
    """
    ids = {record["id"] for record in records}
    for record in records:
        schema, properties = record["schema"], record["properties"]
        if schema in FTM_EDGES or (schema not in FTM_TYPES and len(_references(properties, ids)) > 1):
            continue
        label, kind = FTM_TYPES.get(schema, ("Work", None))
        names = [(value, sort) for field, sort in NAMES.items() for value in properties.get(field, ())]
        shown = names or [(value, "alias") for field in TITLES for value in properties.get(field, ())]
        said = next((value for field in DESCRIPTIONS for value in properties.get(field, ())), None)
        is_guess = schema not in FTM_TYPES
        yield Thing(
            record["id"],
            label,
            shown[0][0] if shown else f"{schema} {record['id']}",
            tuple(shown[1:]),
            kind,
            said or (f"FollowTheMoney {schema}" if is_guess else None),
            frozenset({*NAMES, *TITLES, *DESCRIPTIONS}) & properties.keys(),
            is_guess,
        )


def ties(record: Record, ids: frozenset[str]) -> Iterator[Tie]:
    """Yield what a record says of two entities.

    Args:
        record: The record.
        ids: The ids of all entities.
    """
    schema, properties = record["schema"], record["properties"]
    references = _references(properties, ids)
    if record["id"] in ids:
        for name, target in references:
            predicate = "LOCATED_IN" if name in PLACED else "UNSPECIFIED_TIE"
            yield Tie(record["id"], target, predicate, name, used=frozenset({name}))
        return
    one, other, predicate = FTM_EDGES.get(schema, ("", "", "UNSPECIFIED_TIE"))
    if not one and len(references) > 1:
        (one, _), (other, _) = references[:2]
    when = _when(properties)
    dates = frozenset({"date", "startDate", "endDate"}) & properties.keys() if when else frozenset()
    amount = _amount(properties) if predicate == "FUNDED" else {}
    role = {"role": properties["role"][0]} if properties.get("role") and predicate != "UNSPECIFIED_TIE" else {}
    sums = {"amountEur", "amountUsd", "amount", "currency"} & properties.keys() if amount else set()
    used = frozenset({one, other, *dates, *sums, *role})
    for source in properties.get(one, ()):
        for target in properties.get(other, ()):
            if source in ids and target in ids:
                yield Tie(source, target, predicate, schema, {**amount, **role}, when, used)


def _references(properties: Mapping[str, Sequence[Any]], ids: "frozenset[str] | set[str]") -> list[tuple[str, str]]:
    return [(name, value) for name, values in properties.items() for value in values if value in ids]


def _amount(properties: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    for name, currency in (("amountEur", "EUR"), ("amountUsd", "USD")):
        if properties.get(name):
            return {"amount": properties[name][0], "currency": currency}
    if properties.get("amount") and properties.get("currency"):
        return {"amount": properties["amount"][0], "currency": properties["currency"][0]}
    return {}


def _when(properties: Mapping[str, Sequence[Any]]) -> str | None:
    if properties.get("date"):
        return str(properties["date"][0])[:10]
    start, end = (str((properties.get(name) or [""])[0])[:10] for name in ("startDate", "endDate"))
    return f"{start or '..'}/{end or '..'}" if start or end else None

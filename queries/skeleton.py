"""Skeletons: the beginning of a query of one's own, which describes itself and passes every check."""

from pathlib import Path
from typing import Final

from queries.catalogue import SUFFIX, Catalogue
from queries.saved_query import FENCE, is_name
from schema import files
from schema.errors import CallError

TOPIC: Final = "own"
"""The topic of a query whose name says none."""

SKELETON: Final = """\
// Who commanded a body: put your question here, in one line
// What else is to be known about it may follow, as long as it takes.
// ---
// asks:
//   - Who was at the head of {organization}?
// params:
//   organization: {type: Organization, description: whose commanders, example: quds-force}
//   limit: {type: integer, description: how many rows at most, default: 1000, minimum: 1}
// columns:
//   commander: {type: Entity, description: who commanded}
//   dated: {type: date, description: when}
// ---
MATCH (commander:Entity)-[r:COMMANDED|LED]->(organization:Entity {id: $organization})
UNWIND r.claims AS id
MATCH (c:Claim {id: id})
// @claims c
// @rows c by commander
RETURN commander.name AS commander, dated, holds, modality, disputed, said_by, disputed_by, claims
ORDER BY dated, commander
LIMIT $limit
"""


def write(folder: Path, name: str, catalogue: Catalogue, *, replaces: bool = False) -> Path:
    """Write the beginning of a query.

    Args:
        folder: The folder of the user's queries; it is made where it is missing.
        name: What the query is to be called: ``topic/name``, or the name alone.
        catalogue: The queries that there are.
        replaces: Whether it is to stand in for the query of that name; then it begins as a copy of it.

    Returns:
        The file.

    Raises:
        CallError: That is no name, or there is such a query; or there is no place for the file.
        WorkError: The file cannot be written.
    """
    wanted = name.strip().strip("/").removesuffix(SUFFIX)
    if not wanted or not all(is_name(part) for part in wanted.split("/")):
        raise CallError(
            f"“{name}” is no name for a query.", remedy="Use lower case letters and hyphens, such as speech/praised."
        )
    text = SKELETON
    if replaces:
        query = catalogue.get(wanted)
        wanted, text = query.name, _replacing(query.path.read_text(encoding="utf-8"))
    else:
        wanted = wanted if "/" in wanted else f"{TOPIC}/{wanted}"
        if wanted in catalogue.names:
            raise CallError(
                f"There is a query {wanted} already.",
                remedy="Give another name, or say --replaces to begin with a copy that stands in for it.",
            )
    path = folder / f"{wanted}{SUFFIX}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CallError(f"{path} cannot be written: {(error.strerror or str(error)).lower()}.") from error
    files.refuse(path, remedy="Give another name.")
    files.replace(path, text)
    return path


def _replacing(text: str) -> str:
    """Let a copy say that it stands in for the original."""
    fence = f"// {FENCE}\n"
    head, _, rest = text.partition(fence)
    declared, _, body = rest.partition(fence)
    return text if "// replaces: true\n" in declared else f"{head}{fence}{declared}// replaces: true\n{fence}{body}"

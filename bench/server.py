"""A server of one's own for a measurement: in a folder that is gone afterwards, or with a large graph that is kept.

Where ``DOTS_BENCH_GRAPHS`` names a folder, large graphs are kept there instead of in the cache, and are taken as they
are even when what makes them has changed; a server that runs there already is used, and left running.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generation import write_dossier
from database import embedded
from database.folders import cache_folder
from database.graph import Graph
from ingest.loading import load
from ingest.stored_dossiers import LOADER, vocabulary_digest
from schema.vocabulary import Vocabulary

# Relationships first: a batch of nodes that have very many of them asks the server for more memory than it grants.
DELETE_RELATIONSHIPS = "MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r"
DELETE_NODES = "MATCH (n) WHERE NOT n:Migration WITH n LIMIT 20000 DELETE n"
MADE_BY = ("generation.py", "population.py")
"""The files of this folder that decide what a generated graph holds, beside the loader and the vocabulary."""


@contextmanager
def serving() -> Iterator[tuple[Graph, Path]]:
    """Yield a graph on an embedded server that nobody else uses, and a folder for files."""
    with TemporaryDirectory(prefix="dots-bench-") as folder, _served(Path(folder) / "home") as graph:
        yield graph, Path(folder)


@contextmanager
def serving_generated(claims: int) -> Iterator[Graph]:
    """Yield a graph of made-up claims, loaded as `dots load` does; it is kept for the next time.

    Args:
        claims: How many.
    """
    if chosen := os.environ.get("DOTS_BENCH_GRAPHS"):
        folder = Path(chosen).expanduser().absolute() / str(claims)
    else:
        folder = cache_folder() / "bench" / f"{claims}-{_maker()}"
    complete = folder / "complete"
    if not complete.exists() and not chosen:
        for old in folder.parent.glob(f"{claims}-*"):
            shutil.rmtree(old)
    with _served(folder / "home", leave=bool(chosen)) as graph:
        if not complete.exists():
            dossier = folder / "dossier.jsonl"
            print(f"loading {claims:,} claims into {folder}, once…", file=sys.stderr)
            write_dossier(dossier, claims)
            load(graph, [dossier], vocabulary=Vocabulary.load())
            dossier.unlink()
            complete.touch()
        yield graph


def empty(graph: Graph) -> None:
    """Delete every node but the record of migrations; constraints and indexes stay."""
    for statement in (DELETE_RELATIONSHIPS, DELETE_NODES):
        while graph.write(statement):
            pass


@contextmanager
def _served(home: Path, *, leave: bool = False) -> Iterator[Graph]:
    """Yield a graph on the server of a home; one that ran before is left running where that is wanted."""
    before = os.environ.get("DOTS_HOME")
    os.environ["DOTS_HOME"] = str(home)
    try:
        left = leave and embedded.running(home=home) is not None
        connection = embedded.start(home=home)
        try:
            with Graph.open(connection) as graph:
                yield graph
        finally:
            if not left:
                embedded.stop(home=home)
    finally:
        if before is None:
            del os.environ["DOTS_HOME"]
        else:
            os.environ["DOTS_HOME"] = before


def _maker() -> str:
    made = hashlib.sha256(f"{LOADER} {vocabulary_digest(Vocabulary.load())}".encode())
    for name in MADE_BY:
        made.update((Path(__file__).parent / name).read_bytes())
    return made.hexdigest()[:12]

"""Pouring: rows into the graph, by batches, each a transaction that the driver may repeat."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from database.graph import Graph
from ingest.batches import batches
from ingest.progress import Progress
from schema.errors import WorkError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

BATCH = 2500
"""Rows in a transaction: more gains little, and a server with half a gigabyte shall do."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to a batch of rows in one transaction.

    Args:
        statements: The statements, in order.
        part: What of each row they take; all of it by default.
    """

    statements: Sequence[str]
    part: Callable[[Any], Any] | None = None


class Pouring:
    """Takes rows to the graph.

    Args:
        graph: The database.
        progress: Called after each batch.
    """

    def __init__(self, graph: Graph, progress: Progress | None = None) -> None:
        self._graph = graph
        self._progress = progress
        self.poured = 0
        """Rows written so far."""

    def pour(
        self,
        stage: str,
        rows: Iterable[Any],
        statements: Sequence[str],
        *,
        size: int | None = None,
    ) -> None:
        """Run statements over rows, batch by batch; the next batch is prepared while the server works on one.

        Args:
            stage: What is being written, for progress.
            rows: The rows.
            statements: The statements, all of them over each batch, in one transaction.
            size: The most rows in a batch.
        """
        self.pour_through(stage, rows, (Step(statements),), size=size)

    def pour_through(
        self,
        stage: str,
        rows: Iterable[Any],
        steps: Sequence[Step],
        *,
        size: int | None = None,
        total: int | None = None,
    ) -> None:
        """Take rows through steps, batch by batch; each step is at one batch while the one before is at the next.

        Args:
            stage: What is being written, for progress.
            rows: The rows.
            steps: The steps, in order, each a transaction of its own over each batch.
            size: The most rows in a batch.
            total: How many rows there are, where that is known.
        """
        done = 0
        running: deque[Future[int]] = deque()

        def finish() -> None:
            nonlocal done
            done += running.popleft().result()
            if self._progress:
                self._progress(stage, done, total)

        with ExitStack() as stack:
            threads = [stack.enter_context(ThreadPoolExecutor(1)) for _ in steps]
            for batch in batches(rows, size or BATCH):
                if len(running) == len(steps):
                    finish()
                before: Future[int] | None = None
                for thread, step in zip(threads, steps, strict=True):
                    before = thread.submit(self._run, step, batch, stage, before)
                if before is not None:
                    running.append(before)
            while running:
                finish()
        self.poured += done

    def _run(self, step: Step, batch: list[Any], stage: str, before: "Future[int] | None") -> int:
        from neo4j.exceptions import ConstraintError

        rows = [step.part(row) for row in batch] if step.part else batch

        def work(transaction: "ManagedTransaction") -> None:
            for statement in step.statements:
                transaction.run(statement, rows=rows).consume()

        if before is not None:
            before.result()

        try:
            self._graph.transact(work)
        except ConstraintError as error:
            raise WorkError(
                f"Somebody else wrote the same {stage} at the same time.", remedy="Run the load again."
            ) from error
        return len(batch)

"""Batches: rows in portions that one transaction, or one answer, may hold."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut rows into batches, in order.

    Args:
        rows: The rows.
        size: The most rows in a batch.

    Yields:
        Each batch; none where there are no rows.
    """
    remaining = iter(rows)
    while batch := list(islice(remaining, size)):
        yield batch

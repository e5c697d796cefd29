"""A batch: the jobs of a plan, in this process or in several, each outcome as soon as it is there."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from threading import Thread

from ingest.ingestion.job import Job, Means, Outcome, State, do
from schema.errors import DotsError

AHEAD = 4
"""Jobs for each process that wait to be taken: enough that none is idle, and few enough that nothing piles up."""

WORTH_A_PROCESS = 8
"""Documents from which on another process is worth the second that it takes to start."""


def run(jobs: Sequence[Job], means: Means, workers: int | None = None) -> Iterator[Outcome]:
    """Do jobs.

    Args:
        jobs: What is to be done.
        means: What it is done with.
        workers: How many processes; None for as many as are worth it.

    Yields:
        What became of each, in the order in which they end. One that fails stops no other.

    Raises:
        CallError: There is no such extractor.
    """
    means.made  # noqa: B018 - an extractor that there is not is said before anything is begun
    processes = min(workers or worth(len(jobs)), max(len(jobs), 1))
    if processes == 1:
        for job in jobs:
            yield _attempt(job, means)
    else:
        yield from _shared(jobs, means, processes)


def worth(jobs: int) -> int:
    """Say how many processes are worth starting for so many documents."""
    return max(1, min(os.cpu_count() or 1, jobs // WORTH_A_PROCESS))


def _shared(jobs: Sequence[Job], means: Means, processes: int) -> Iterator[Outcome]:
    waiting = deque(jobs)
    while True:
        pool = _pool(processes, means)
        running: dict[Future[Outcome], Job] = {}
        try:
            while True:
                while waiting and len(running) < AHEAD * processes:
                    running[pool.submit(_do, waiting[0])] = waiting[0]
                    waiting.popleft()
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    outcome = future.result()
                    del running[future]
                    yield outcome
        except BrokenProcessPool:
            # One of those that were running ended its process: each is tried again with no other beside it.
            lost = {future: job for future, job in running.items() if not future.done() or future.exception()}
            yield from (future.result() for future in running if future not in lost)
            yield from _one_by_one(lost.values(), means)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(jobs: Iterable[Job], means: Means) -> Iterator[Outcome]:
    """Do jobs in a process apart, and in another one after each that ends it."""
    waiting = deque(jobs)
    while waiting:
        with _pool(1, means) as pool:
            try:
                while waiting:
                    outcome = pool.submit(_do, waiting[0]).result()
                    waiting.popleft()
                    yield outcome
            except BrokenProcessPool:
                yield _ended(waiting.popleft())


def _pool(processes: int, means: Means) -> ProcessPoolExecutor:
    # Processes that do not inherit this one's threads and connections.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(means, gc.get_threshold()))


def _ended(job: Job) -> Outcome:
    problem = f"{job.name}: ended the process that read it: it is broken, or needs more memory than there is."
    return Outcome(job.name, job.path, State.FAILED, job.key, problem=problem)


_means: list[Means] = []
"""What this process does its jobs with: one that was started for a batch is told once."""


def _begin(means: Means, garbage: tuple[int, int, int]) -> None:
    _means[:] = [means]
    gc.set_threshold(*garbage)  # as rarely as the command does
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: one that was killed could tell nobody to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(job: Job) -> Outcome:
    return _attempt(job, _means[0])


def _attempt(job: Job, means: Means) -> Outcome:
    try:
        return do(job, means)
    except DotsError as error:
        return Outcome(job.name, job.path, State.FAILED, job.key, problem=str(error))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        if os.environ.get("DOTS_DEBUG"):
            raise
        first = str(error).strip().partition("\n")[0]
        said = f"{type(error).__name__}: {first or 'no message'}"
        problem = f"{job.name}: cannot be read: {said}. Run it by itself with --debug to see where."
        return Outcome(job.name, job.path, State.FAILED, job.key, problem=problem)

"""A batch: the jobs of a plan, in this process or in several, each outcome as soon as it is there."""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from threading import Thread, current_thread, main_thread
from time import monotonic
from types import FrameType, TracebackType
from typing import Any, Self

from ingest.ingestion.job import do
from ingest.ingestion.means import Means
from ingest.ingestion.outcome import Job, Outcome, State
from schema.errors import DotsError

AHEAD = 4
"""Jobs for each process that wait to be taken: enough that none is idle, and few enough that nothing piles up."""

PATIENCE = 1.0
"""Seconds in which processes end by themselves, whoever is impatient: `timeout` interrupts twice in the same moment."""

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
        running: dict[Future[Outcome], Job] = {}
        with _Processes(processes, means) as pool:
            try:
                while True:
                    while waiting and len(running) < AHEAD * processes:
                        running[pool.submit(waiting[0])] = waiting[0]
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


def _one_by_one(jobs: Iterable[Job], means: Means) -> Iterator[Outcome]:
    """Do jobs in a process apart, and in another one after each that ends it."""
    waiting = deque(jobs)
    while waiting:
        with _Processes(1, means) as pool:
            try:
                while waiting:
                    outcome = pool.submit(waiting[0]).result()
                    waiting.popleft()
                    yield outcome
            except BrokenProcessPool:
                yield _ended(waiting.popleft())


class _Processes:
    """Processes that do jobs, and begin none any more once this one is interrupted.

    They are ended in peace: what interrupts this one a second time ends them only where they take long about it.

    Args:
        number: How many.
        means: What the jobs are done with.
    """

    def __init__(self, number: int, means: Means) -> None:
        # Processes that do not inherit this one's threads and connections.
        context = multiprocessing.get_context("spawn")
        self._is_over = context.Event()
        self._is_deaf = False
        self._is_missed = False
        self._ending_since: float | None = None
        self._before: Any = None
        given = (means, gc.get_threshold(), self._is_over)
        self._pool = ProcessPoolExecutor(number, mp_context=context, initializer=_begin, initargs=given)

    def submit(self, job: Job) -> Future[Outcome]:
        """Give a job to them."""
        # A process may be started for it: half of a start cannot be undone.
        self._is_deaf = True
        try:
            with _unheard():
                return self._pool.submit(_do, job)
        finally:
            self._is_deaf = self._is_missed
            if self._is_missed:
                raise KeyboardInterrupt

    def __enter__(self) -> Self:
        # What a shell runs in the background is deaf to Ctrl-C, and stays so.
        if current_thread() is main_thread() and callable(signal.getsignal(signal.SIGINT)):
            self._before = signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_deaf = True
        self._ending_since = self._ending_since or monotonic()
        if kind is not None:
            self._is_over.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._before is not None and current_thread() is main_thread():
            signal.signal(signal.SIGINT, self._before)
        if self._is_missed and kind is None:
            raise KeyboardInterrupt

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        """Stop at the first Ctrl-C; at a later one end the processes, where they had time enough to end themselves."""
        if not self._is_deaf:
            self._is_deaf = True
            self._ending_since = monotonic()
            raise KeyboardInterrupt
        self._is_missed = True
        if self._ending_since is not None and monotonic() - self._ending_since > PATIENCE:
            for process in multiprocessing.active_children():
                process.terminate()


@contextmanager
def _unheard() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C until they know what to do about it."""
    if not hasattr(signal, "pthread_sigmask"):  # as on Windows, where none inherits it
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ended(job: Job) -> Outcome:
    problem = f"{job.name}: ended the process that read it: it is broken, or needs more memory than there is."
    return Outcome(job.name, job.path, State.FAILED, job.key, problem=problem)


_given: list[tuple[Means, Event]] = []
"""What this process does its jobs with, and what says that no more are begun: it is told once, as it is started."""


def _begin(means: Means, garbage: tuple[int, int, int], is_over: Event) -> None:
    _given[:] = [(means, is_over)]
    # Between its jobs a process holds what others wait for, and is told in another way that it is over.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.set_threshold(*garbage)  # as rarely as the command does
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: one that was killed could tell nobody to stop."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(job: Job) -> Outcome:
    means, is_over = _given[0]
    if is_over.is_set():
        raise KeyboardInterrupt  # it was given to this process before, and is not begun after
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        return _attempt(job, means)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)


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

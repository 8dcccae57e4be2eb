"""How a run of `grade` is asked for, watched, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from autograder.course.ledger import Entry


@dataclass(frozen=True)
class Options:
    """How to grade.

    Parameters
    ----------
    workers
        Processes on this machine.
    scheduler
        The address of a Dask scheduler whose workers are used instead.
    regrade
        Whether to run and judge again what has a result already.
    seed
        Decides everybody's hidden cases, so that a recorded verdict comes out again; None derives seeds.
    sandbox
        Whether submissions run contained.
    """

    workers: int = 1
    scheduler: str | None = None
    regrade: bool = False
    seed: int | None = None
    sandbox: bool = True


USUAL = Options()


class Watcher(Protocol):
    """Is told how far grading has come."""

    def begin(self, submissions: int) -> None:
        """There are so many submissions that have changed since they were graded, or never were."""

    def advance(self, entry: Entry) -> None:
        """One more is done."""

    def say(self, sentence: str) -> None:
        """Something happened that the person who waits should know."""


class Silent:
    """A watcher that shows nothing."""

    def begin(self, submissions: int) -> None:
        """Show nothing."""

    def advance(self, entry: Entry) -> None:
        """Show nothing."""

    def say(self, sentence: str) -> None:
        """Show nothing."""


@dataclass
class Outcome:
    """What a run of `grade` came to.

    Parameters
    ----------
    unit
        The unit.
    total
        How many submissions it was asked for.
    unchanged
        The students whose submission was graded already, and is what it was.
    done
        The entries of all others that were reached, by student.
    interrupted
        Whether the run was stopped before it had reached all.
    seconds
        How long it took.
    """

    unit: str
    total: int = 0
    unchanged: list[str] = field(default_factory=list)
    done: dict[str, Entry] = field(default_factory=dict)
    interrupted: bool = False
    seconds: float = 0.0

    def of(self, state: str) -> list[Entry]:
        """Return the entries in this state, by student."""
        return [entry for _, entry in sorted(self.done.items()) if entry.state == state]

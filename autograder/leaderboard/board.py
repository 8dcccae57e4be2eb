"""The leaderboard of a class: every file read, decoded, evaluated and ranked; one that is refused stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder.course.settings import read_settings
from autograder.course.submissions import Submission, find_submissions
from autograder.errors import CommandError
from autograder.leaderboard.decoding import Decoder
from autograder.leaderboard.evaluation import count_right
from autograder.leaderboard.files import FOLDER, read_file
from autograder.leaderboard.reading import NETWORKS, network_of
from pixelgrad import data
from pixelgrad.data import DataUnavailableError

UNIT = "07_compression"
ASKED = {"lenet300": 0.98, "lenet5": 0.99}
TITLES = {"lenet300": "LeNet-300-100", "lenet5": "LeNet-5"}
Test = tuple[np.ndarray, np.ndarray]
"""Images, uint8 of shape (N, 28, 28), and labels."""


@dataclass(frozen=True)
class Entry:
    """One file of one student.

    Parameters
    ----------
    student
        Whose it is.
    network
        "lenet300" or "lenet5", as the file's name says.
    size
        Bytes; None where the file could not be read.
    accuracy
        On the test set, as a fraction; None where it was not measured.
    rank
        From 1, by size; None where it is not ranked. Files of the same size share a rank.
    reason
        Why it is not ranked.
    """

    student: str
    network: str
    size: int | None = None
    accuracy: float | None = None
    rank: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Board:
    """All of it.

    Parameters
    ----------
    entries
        By network; the ranked ones first, in their order, then the others by student.
    without
        Students who handed in no file.
    note
        What has to be known to read it, or an empty string.
    """

    entries: tuple[Entry, ...]
    without: tuple[str, ...]
    note: str = ""


def make_board(
    course: Path,
    unit: str,
    *,
    sandbox: bool = True,
    watch: Callable[[list[Submission]], Iterable[Submission]] = iter,
) -> Board:
    """Read, decode, evaluate and rank what a class has handed in.

    Parameters
    ----------
    course
        The course's folder.
    unit
        The unit; only one has a leaderboard.
    sandbox
        Whether files are decoded contained.
    watch
        Goes through the submissions, and may show how far it is.

    Raises
    ------
    CommandError
        If the unit has no leaderboard, there is no submission, or the machine cannot contain the decoding. Nothing that
        a file holds raises anything.
    """
    if unit != UNIT:
        raise CommandError(f"{unit} has no leaderboard; {UNIT} has one")
    submissions = find_submissions(read_settings(course), unit)
    test, note = _test_set()
    entries: list[Entry] = []
    without = []
    with Decoder(sandbox=sandbox) as decoder:
        for submission in watch(submissions):
            found = [entry for key in ASKED if (entry := _enter(submission, key, decoder, test)) is not None]
            entries += found
            if not found:
                without.append(submission.student)
    return Board(tuple(_ranked(entries)), tuple(without), note)


def _test_set() -> tuple[Test | None, str]:
    try:
        return data.mnist("test"), ""
    except DataUnavailableError as error:
        return None, f"MNIST is not to be had here, so nothing could be evaluated, and nothing is ranked. {error}"


def _enter(submission: Submission, key: str, decoder: Decoder, test: Test | None) -> Entry | None:
    size = None
    try:
        content = read_file(submission.folder, f"{key}.pxg")
        if content is None:
            return None
        size = len(content)
        tensors = decoder.decode(content)
        network, _ = network_of({name: tensor.shape for name, tensor in tensors.items()})
        if network.key != key:
            raise ValueError(f"it holds {TITLES[network.key]}, which belongs into {FOLDER}/{network.key}.pxg")
    except ValueError as error:
        return Entry(submission.student, key, size, reason=str(error))
    if test is None:
        return Entry(submission.student, key, size, reason="it can be read, and was not evaluated: MNIST is missing")
    images, labels = test
    right = count_right(tensors, images, labels)
    least = ASKED[key]
    reason = "" if right >= round(least * len(labels)) else f"{least:.0%} of the test images are asked"
    return Entry(submission.student, key, size, right / len(labels), reason=reason)


def _ranked(entries: list[Entry]) -> Iterable[Entry]:
    for network in NETWORKS.values():
        mine = [entry for entry in entries if entry.network == network.key]
        accepted = sorted((e for e in mine if not e.reason), key=lambda e: (e.size or 0, e.student))
        for entry in accepted:
            rank = 1 + sum((other.size or 0) < (entry.size or 0) for other in accepted)
            yield Entry(entry.student, entry.network, entry.size, entry.accuracy, rank)
        yield from sorted((e for e in mine if e.reason), key=lambda e: e.student)

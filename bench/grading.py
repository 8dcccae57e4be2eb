"""Measure grading: both sides of each comparison in one run, as ratios, and kills at random moments.

``make bench-grading`` runs all of it; ``python bench/grading.py stock kills`` runs parts. ``--quick`` takes smaller
classes, to see that everything works; its figures are no figures.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from classroom import ROOT, UNIT, environment, grade_command, make_classroom, run
from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    measured: str
    asked: str
    reached: bool


def timed(command: list[str], folder: Path) -> float:
    """Return the seconds that a command takes in a course folder."""
    started = time.perf_counter()
    run(command, folder)
    return time.perf_counter() - started


def memory_of_children() -> float:
    """Return the most memory that any process started so far has held, in GiB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20


def stock(home: Path, quick: bool) -> list[Figure]:
    """Compare with nbgrader's own way, on a notebook with torch."""
    count = 4 if quick else 32
    plain = ["nbgrader", "autograde", UNIT]
    ours = timed(grade_command("--workers", "2"), make_classroom(home / "ours", count, torch=True))
    bridged = timed(plain, make_classroom(home / "bridged", count, torch=True))
    theirs = timed(plain, make_classroom(home / "stock", count, torch=True, stock=True))
    same = scores(home / "ours") == scores(home / "bridged")
    seconds = f"{ours:.1f} s, {bridged:.1f} s and {theirs:.1f} s"
    return [
        Figure(
            f"{count} torch submissions: grade, 2 workers, against stock ({seconds})",
            f"{theirs / ours:.1f}x",
            "12x",
            theirs / ours >= 12,
        ),
        Figure(
            "the same: nbgrader with our settings against stock",
            f"{theirs / bridged:.1f}x",
            "5x",
            theirs / bridged >= 5,
        ),
        Figure(
            "the same: scores of grade and of nbgrader with our settings", "equal" if same else "DIFFER", "equal", same
        ),
    ]


def scale(home: Path, quick: bool) -> list[Figure]:
    """Grade a small and a large class, and the large one again."""
    small, large = (10, 40) if quick else (100, 1000)
    few = timed(grade_command("--workers", "2"), make_classroom(home / "few", small, torch=False))
    folder = make_classroom(home / "many", large, torch=False)
    many = timed(grade_command("--workers", "2"), folder)
    memory = memory_of_children()
    again = min(timed(grade_command("--workers", "2"), folder) for _ in range(3))
    start = timed([sys.executable, "-c", "pass"], folder)
    growth = many / few / (large / small)
    return [
        Figure(
            f"{large} against {small} submissions, each ({many:.0f} s, {few:.0f} s)",
            f"{growth:.2f}",
            "1.15",
            growth <= 1.15,
        ),
        Figure("most memory of one process of the grader", f"{memory:.2f} GiB", "1.5 GiB", memory < 1.5),
        Figure(
            f"{large} unchanged submissions ({again:.2f} s, of which Python's start {start:.2f} s)",
            f"{many / again:.0f}x",
            "200x",
            many / again >= 200,
        ),
    ]


def cluster(home: Path, quick: bool) -> list[Figure]:
    """Compare two Dask workers with one."""
    count = 8 if quick else 40
    seconds = {}
    for workers in (1, 2):
        # Three seconds of work each: still less than a notebook of any unit. The scheduler and the command itself
        # are on the same cores, which a class of smaller ones would measure.
        folder = make_classroom(home / f"dask{workers}", count, torch=True, steps=16000)
        with DaskCluster(home, workers) as address:
            # Warm: what is compared is the work, not the start of workers.
            warm = make_classroom(home / f"warm{workers}", 4 * workers, torch=True)
            run(grade_command("--scheduler", address), warm)
            seconds[workers] = timed(grade_command("--scheduler", address), folder)
    ratio = seconds[1] / seconds[2]
    what = f"{count} submissions of 3 s each: two Dask workers against one ({seconds[2]:.1f} s, {seconds[1]:.1f} s)"
    return [Figure(what, f"{ratio:.2f}x", "1.8x", ratio >= 1.8)]


def kills(home: Path, quick: bool) -> list[Figure]:
    """Kill a run at random moments, and compare the end with an undisturbed run."""
    count, times = (8, 3) if quick else (60, 20)
    seed = ("--seed", "7")
    calm, folder = (make_classroom(home / name, count, torch=False) for name in ("calm", "killed"))
    whole = timed(grade_command("--workers", "2", *seed), calm)
    chance = random.Random()
    for _ in range(times):
        process = subprocess.Popen(
            grade_command("--workers", "2", *seed), cwd=folder, env=environment(), stderr=subprocess.DEVNULL
        )
        # Within what a run needs to start and to do a few of what is left.
        time.sleep(chance.uniform(0.05, 4.0 + whole / times))
        process.kill()
        process.wait()
        intact(folder)
    run(grade_command("--workers", "2", *seed), folder)
    same = scores(calm) == scores(folder) and bool(scores(folder))
    once = intact(folder) == count
    return [
        Figure(
            f"{times} kills in a run of {count}: scores as undisturbed", "equal" if same else "DIFFER", "equal", same
        ),
        Figure("the same: each graded once, gradebook intact", "yes" if once else "NO", "yes", once),
    ]


def intact(folder: Path) -> int:
    """Return how many are graded; all that is in the gradebook is checked to be whole."""
    with closing(sqlite3.connect(folder / "gradebook.db")) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)
        students = [row[0] for row in base.execute("select student_id from submitted_assignment")]
        grades = base.execute("select count(*), count(auto_score) from grade").fetchone()
    assert len(students) == len(set(students))
    assert grades == (3 * len(students), 3 * len(students)), grades
    assert all((folder / "autograded" / student / UNIT / "bench.ipynb").is_file() for student in students)
    return len(students)


def scores(folder: Path) -> list[tuple[str, str, float]]:
    """Return all scores of a gradebook, by student and cell."""
    query = """select s.student_id, c.name, g.auto_score from grade g
        join submitted_notebook n on n.id = g.notebook_id join submitted_assignment s on s.id = n.assignment_id
        join base_cell c on c.id = g.cell_id order by 1, 2"""
    with closing(sqlite3.connect(folder / "gradebook.db")) as base:
        return base.execute(query).fetchall()


class DaskCluster:
    """A scheduler and workers as separate processes; a context that gives the scheduler's address."""

    def __init__(self, home: Path, workers: int) -> None:
        self.home = home
        self.workers = workers
        self.processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> str:
        file = self.home / f"scheduler{self.workers}.json"
        file.unlink(missing_ok=True)
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        while not file.exists():
            time.sleep(0.1)
        for number in range(self.workers):
            local = str(self.home / f"space{number}")
            options = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", local)
            self._start("worker", "--scheduler-file", str(file), *options)
        import json

        return str(json.loads(file.read_text())["address"])

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.kill()
            process.wait()

    def _start(self, *command: str) -> None:
        whole = [sys.executable, "-m", "dask", *command, "--no-dashboard"]
        quiet = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(whole, cwd=ROOT, env=environment(), stdout=quiet, stderr=quiet))


PARTS: dict[str, Callable[[Path, bool], list[Figure]]] = {
    "stock": stock,
    "scale": scale,
    "cluster": cluster,
    "kills": kills,
}


def main() -> int:
    """Measure what is named, print the table, and fail when a figure is not reached."""
    parser = argparse.ArgumentParser(description="Measure grading.")
    parser.add_argument("part", nargs="*", help=f"of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--quick", action="store_true", help="smaller classes; the figures mean nothing")
    options = parser.parse_args()
    console = Console(width=120)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="pixelgrad-bench-") as home:
        for name in options.part or PARTS:
            console.print(f"measuring: {name}")
            figures += PARTS[name](Path(home), options.quick)
    table = Table("what", "measured", "asked for", "")
    for figure in figures:
        table.add_row(figure.what, figure.measured, figure.asked, "reached" if figure.reached else "not reached")
    console.print(table)
    return 0 if options.quick or all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Fuzz everything that reads hostile bytes, one target after another, guided by coverage.

``make bench-fuzz`` runs it for 60 seconds a target, ``make bench-fuzz SECONDS=600`` longer; ``python bench/fuzz.py
frames replies`` fuzzes these alone. Inputs that reached something new are kept under ``artifacts/fuzz/corpus``, and the
next run goes on from them. An input that breaks a promise is kept under ``artifacts/fuzz/crashes``, read again first in
every run until it is mended, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import importlib.util
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from hostile import TARGETS
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

ROOT = Path(__file__).parents[1]
LONGEST = 1 << 16  # bytes of an input
STUCK = 30  # seconds on the clock after which an input counts as one that never ends
_GRACE = 2 * STUCK  # what a process may take to start and to end, besides
_PROGRESS = re.compile(r"#(\d+)\s.*?\bcov: (\d+) ft: (\d+) corp: (\d+)")
_RUNS = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_RATE = re.compile(r"stat::average_exec_per_sec:\s*(\d+)")


@dataclass
class Tally:
    """What is known of the fuzzing of one target.

    Parameters
    ----------
    runs, rate
        How many inputs were read, and how many of them a second.
    coverage, features, corpus
        How many edges of the code they reached; how many edges with a count of how often; how many inputs are kept
        because they reached something first.
    seconds
        Time on the clock, with the start of the process.
    crashes
        The inputs that broke a promise.
    trouble
        Why the target could not be fuzzed, where it could not.
    """

    runs: int = 0
    rate: int = 0
    coverage: int = 0
    features: int = 0
    corpus: int = 0
    seconds: float = 0.0
    crashes: list[Path] = field(default_factory=list)
    trouble: str = ""

    def hear(self, line: str) -> None:
        """Take in a line that libFuzzer wrote."""
        if said := _PROGRESS.match(line):
            self.runs, self.coverage, self.features, self.corpus = map(int, said.groups())
        elif said := _RUNS.match(line):
            self.runs = int(said.group(1))
        elif said := _RATE.match(line):
            self.rate = int(said.group(1))


def fuzz(name: str, seconds: int, home: Path, tally: Tally, progress: Progress) -> None:
    """Fuzz one target in a process of its own.

    Parameters
    ----------
    name
        One of `hostile.TARGETS`.
    seconds
        How long.
    home
        The folder for what is kept.
    tally
        Filled while it runs.
    progress
        Where a bar is shown.
    """
    corpus, crashes, samples = (home / kind / name for kind in ("corpus", "crashes", "samples"))
    for folder in (corpus, crashes, samples):
        folder.mkdir(parents=True, exist_ok=True)
    for sample in TARGETS[name].good():
        (samples / hashlib.sha1(sample, usedforsecurity=False).hexdigest()).write_bytes(sample)
    known = set(crashes.iterdir())
    flags = {
        "max_total_time": seconds,
        "max_len": LONGEST,
        "len_control": 100,  # short inputs first
        "timeout": STUCK,
        "report_slow_units": STUCK,  # read to the end: the limits on CPU time say whether that is too slow
        "rss_limit_mb": 4096,
        "print_final_stats": 1,
        "artifact_prefix": f"{crashes}/",
    }
    command = [sys.executable, str(ROOT / "bench" / "fuzz_one.py"), name, "--fuzz"]
    command += [f"-{flag}={value}" for flag, value in flags.items()] + [str(corpus), str(samples), str(crashes)]
    bar = progress.add_task(name, total=seconds)
    started = time.monotonic()
    # In a session of its own, Ctrl-C in the terminal does not reach it as an exception in the code under test.
    with (
        (home / f"{name}.log").open("w") as log,
        subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            start_new_session=True,
        ) as process,
    ):  # fmt: skip
        listener = threading.Thread(target=_listen, args=(process, log, tally))
        listener.start()
        try:
            while listener.is_alive() and tally.seconds < seconds + _GRACE:
                listener.join(0.5)
                tally.seconds = time.monotonic() - started
                progress.update(bar, completed=min(tally.seconds, seconds), description=_described(name, tally))
        finally:
            _end(process)
            listener.join()
            progress.update(bar, completed=seconds, description=_described(name, tally))
    # libFuzzer writes a failing input again under the same name: one that was known and fails still is in its log.
    written = (home / f"{name}.log").read_text()
    tally.crashes = sorted(path for path in crashes.iterdir() if path not in known or str(path) in written)
    if process.returncode != 0 and not tally.crashes:
        tally.trouble = f"it ended with code {process.returncode}; see {home / name}.log"


def _listen(process: subprocess.Popen[str], log: TextIO, tally: Tally) -> None:
    for line in process.stdout or ():
        log.write(line)
        tally.hear(line)
    process.wait()


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()


def _described(name: str, tally: Tally) -> str:
    return f"{name}: {tally.runs:,} runs, {tally.coverage} edges, {tally.corpus} inputs kept"


def table_of(tallies: dict[str, Tally]) -> Table:
    """Return the summary."""
    table = Table(title="Fuzzing")
    for heading in ("target", "runs", "runs/s", "edges", "features", "kept", "crashes"):
        table.add_column(heading, justify="left" if heading == "target" else "right")
    for name, tally in tallies.items():
        numbers = (tally.runs, tally.rate, tally.coverage, tally.features, tally.corpus)
        crashes = "failed" if tally.trouble else str(len(tally.crashes))
        table.add_row(name, *(f"{number:,}" for number in numbers), crashes)
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line, fuzz, and print what came of it; returns the exit code."""
    listed = "targets:\n" + "\n".join(f"  {name:10} {target.about}" for name, target in TARGETS.items())
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").partition("\n")[0],
        epilog=listed,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="what to fuzz (default: everything)")
    parser.add_argument("--seconds", type=int, default=60, help="how long to fuzz each target (default: 60)")
    parser.add_argument("--home", type=Path, default=ROOT / "artifacts" / "fuzz", help="where to keep what is found")
    options = parser.parse_args(arguments)
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    if options.seconds < 1:
        parser.error("a target needs at least a second")
    if importlib.util.find_spec("atheris") is None:
        print("atheris is missing. `make bench-fuzz` installs it, on Linux with Python 3.11 to 3.13.", file=sys.stderr)
        return 2

    tallies: dict[str, Tally] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    console, stopped = Console(), False
    names = options.targets or list(TARGETS)
    with Progress(TextColumn("{task.percentage:>3.0f} %"), *columns, console=console) as progress:
        whole = progress.add_task("all targets", total=len(names)) if len(names) > 1 else None
        try:
            for name in names:
                tallies[name] = Tally()
                fuzz(name, options.seconds, options.home, tallies[name], progress)
                if whole is not None:
                    progress.advance(whole)
        except KeyboardInterrupt:
            stopped = True
    console.print(table_of(tallies))
    for name, tally in tallies.items():
        if tally.trouble:
            console.print(f"{name}: {tally.trouble}")
        for path in tally.crashes:
            console.print(f"{name} breaks on an input. Read it again with:", style="bold red")
            console.print(f"  python bench/fuzz_one.py {name} {path}", soft_wrap=True)
    if stopped:
        console.print("Stopped; what was found is kept.")
        return 130
    return 1 if any(tally.crashes or tally.trouble for tally in tallies.values()) else 0


if __name__ == "__main__":
    sys.exit(main())

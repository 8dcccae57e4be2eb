"""Fuzz one target, or read one input again; `bench/fuzz.py` starts this in a process of its own.

``python bench/fuzz_one.py TARGET FILE`` reads one input again and needs no fuzzer. ``python bench/fuzz_one.py TARGET
--fuzz ...`` hands the rest of the line to libFuzzer.
"""

from __future__ import annotations

import resource
import sys
import time
import tracemalloc
import warnings
import zlib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hostile import Target

# The time is that of the CPU, and generous: what it is to find grows with a power of the input's length.
SECONDS_ALWAYS = 1.0
SECONDS_EACH = 100e-6
MEASURED_ONE_IN = 16  # measuring memory takes time; which inputs are measured is decided by their bytes
_FREE_ADDRESS_SPACE = 1 << 30


class TooMuchError(AssertionError):
    """Reading took more time or memory than the input's length explains."""


def read(target: Target, data: bytes, measured: bool) -> None:
    """Let a target read an input, and hold it to its limits.

    Parameters
    ----------
    target
        One of `hostile.TARGETS`.
    data
        The input.
    measured
        Whether to measure the memory that is taken. The time is measured always.

    Raises
    ------
    TooMuchError
        If reading took too long, or too much memory. Whatever else the target raises passes through.
    """
    started = time.process_time()
    if measured:
        tracemalloc.start()
    try:
        target.read(data)
        peak = tracemalloc.get_traced_memory()[1] if measured else 0
    finally:
        if measured:
            tracemalloc.stop()
    seconds = time.process_time() - started
    most = target.bytes_always + target.bytes_each * len(data)
    if peak > most:
        raise TooMuchError(f"reading {len(data)} bytes took {peak} bytes of memory, more than {most}")
    # Measuring memory makes everything slower, a few times at the worst.
    if seconds > (SECONDS_ALWAYS + SECONDS_EACH * len(data)) * (4 if measured else 1):
        raise TooMuchError(f"reading {len(data)} bytes took {seconds:.1f} s of CPU time")


def fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz a target; ends the process."""
    import atheris

    with atheris.instrument_imports(include=["pixelgrad", "autograder"]):
        from hostile import TARGETS

    target = TARGETS[name]

    def change(data: bytes, most: int, seed: int) -> bytes:
        return target.change(data, most, Random(seed), target.words, atheris.Mutate)

    def run(data: bytes) -> None:
        read(target, data, measured=zlib.crc32(data) % MEASURED_ONE_IN == 0)

    for sample in target.good():  # what is imported and cached at the first call belongs to no input
        target.read(sample)
    # One request beyond all reason is a MemoryError at once, and no dying machine.
    in_use = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (in_use + _FREE_ADDRESS_SPACE, most))
    atheris.Setup([sys.argv[0], *arguments], run, custom_mutator=change)
    atheris.Fuzz()


def main() -> None:
    """Read the command line."""
    sys.path.insert(0, str(Path(__file__).parent))
    # A reader that warns writes into the grader's terminal at a student's command.
    warnings.simplefilter("error")
    name, what, *arguments = sys.argv[1:]
    if what == "--fuzz":
        fuzz(name, arguments)
        return
    from hostile import TARGETS

    TARGETS[name].read(TARGETS[name].good()[0])
    read(TARGETS[name], Path(what).read_bytes(), measured=True)
    print(f"{name}: the input is read as it should be")


if __name__ == "__main__":
    main()

"""What a verdict depends on besides the submission: the grader's own code, and the environment.

Nothing is imported for it, so that asking whether anything changed costs milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from functools import lru_cache
from pathlib import Path

_PARTS = (
    "autograder/exercises/*.py",
    "autograder/exercises/u{unit}/**/*.py",
    "autograder/exercises/u{unit}.py",
    "autograder/judge/*.py",
    "autograder/runner/**/*.py",
    "autograder/intake/**/*.py",
    "autograder/course/job.py",
    "autograder/course/compute.py",
    "pixelgrad/preflight/**/*.py",
    "pixelgrad/preflight/manifests/{unit}.json",
    "pixelgrad/check/**/*.py",
)
_LIBRARIES = ("ipython", "matplotlib", "numpy", "scikit_image", "scipy", "torch", "torchvision")
_NAME_AND_VERSION = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)\.(dist|egg)-info")


@lru_cache
def code_fingerprint(unit: str) -> str:
    """Return the hash of the source text that decides a unit's verdicts: exercises, judge, runner, intake, checks."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[2]
    for part in _PARTS:
        for path in sorted(root.glob(part.format(unit=unit))):
            digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def file_fingerprint(path: Path) -> str:
    """Return the hash of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache
def environment() -> dict[str, str]:
    """Return the versions that can change what a student's code computes, by name."""
    found = {
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }
    for place in reversed(sys.path):
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        for name in names:
            match = _NAME_AND_VERSION.fullmatch(name)
            if match and match["name"].lower().replace("-", "_") in _LIBRARIES:
                found[match["name"].lower()] = match["version"]
    return found

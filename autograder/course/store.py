"""The results of a unit, one file each, which are there whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

_HEAVY = ("notebook", "outputs")


class ResultStore:
    """A folder of results by key.

    What a result says stands in ``<key>.json``. The notebook and its pictures, which are a hundred times larger and are
    only needed to write the graded notebook, stand in ``<key>.cells.json``.

    Parameters
    ----------
    folder
        Made when the first result is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, key: str) -> dict[str, Any] | None:
        """Return what a result says, or None when there is none that can be read."""
        return self._read(f"{key}.json")

    def read_whole(self, key: str) -> dict[str, Any] | None:
        """Return a result with its notebook and outputs, or None when there is none that can be read."""
        said, shown = self.read(key), self._read(f"{key}.cells.json")
        return None if said is None or shown is None else {**said, **shown}

    def write(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result; if the machine stops halfway, the former state stays."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write(f"{key}.cells.json", {name: result[name] for name in _HEAVY if name in result})
        self._write(f"{key}.json", {name: value for name, value in result.items() if name not in _HEAVY})

    def _read(self, name: str) -> dict[str, Any] | None:
        try:
            value = json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError):
            return None
        return value if isinstance(value, dict) else None

    def _write(self, name: str, value: dict[str, Any]) -> None:
        draft = self.folder / f".{name}.{os.getpid()}"
        with open(draft, "wb") as file:
            file.write(json.dumps(value, ensure_ascii=True).encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.folder / name)

    def tidy(self) -> None:
        """Remove what a run that was cut off has begun to write."""
        for draft in self.folder.glob(".*"):
            draft.unlink(missing_ok=True)

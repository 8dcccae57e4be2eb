"""The results of a unit, one file each, which are there whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class ResultStore:
    """A folder of results by key.

    Parameters
    ----------
    folder
        Made when it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def read(self, key: str) -> dict[str, Any] | None:
        """Return a result, or None when there is none that can be read."""
        try:
            result = json.loads((self.folder / f"{key}.json").read_bytes())
        except (OSError, ValueError):
            return None
        return result if isinstance(result, dict) else None

    def write(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result; if the machine stops halfway, the former state stays."""
        draft = self.folder / f".{key}.{os.getpid()}"
        with open(draft, "wb") as file:
            file.write(json.dumps(result, ensure_ascii=True).encode("ascii"))
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, self.folder / f"{key}.json")

    def tidy(self) -> None:
        """Remove what a run that was cut off has begun to write."""
        for draft in self.folder.glob(".*"):
            draft.unlink(missing_ok=True)

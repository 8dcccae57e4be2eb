"""Put other names in the place of students' ids, also where an id stands in a sentence or in a path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any


class Masks:
    """Replaces ids.

    Parameters
    ----------
    names
        What stands for each id.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = dict(names)

    def hide(self, text: str) -> str:
        """Return a text with every id in it replaced. Letters or digits right beside it make it another word."""
        return self._pattern.sub(lambda found: self._folded[found[0].casefold()], text)

    def hide_all(self, value: Any) -> Any:
        """Return plain data with every id in its texts replaced."""
        if isinstance(value, str):
            return self.hide(value)
        if isinstance(value, Mapping):
            return {key: self.hide_all(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.hide_all(item) for item in value]
        return value

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.casefold(): mask for name, mask in self.names.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(map(re.escape, self.names), key=len, reverse=True)
        # An underscore is a border: students name files images_ada.ipynb.
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first) or '(?!)'})(?![^\W_])", re.IGNORECASE)

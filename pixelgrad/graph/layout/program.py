"""Linear programs over differences: x − y ≥ d, and costs on values and distances."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np


class Program:
    """A linear program that is written down piece by piece."""

    def __init__(self) -> None:
        self._costs: list[float] = []
        self._bounds: list[tuple[float | None, float | None]] = []
        self._rows: list[dict[int, float]] = []
        self._limits: list[float] = []

    def variable(self, low: float | None = None, cost: float = 0.0) -> int:
        """Add a variable and return its number."""
        self._costs.append(cost)
        self._bounds.append((low, None))
        return len(self._costs) - 1

    def cost(self, variable: int, weight: float) -> None:
        """Let a variable cost its value times a weight."""
        self._costs[variable] += weight

    def at_least(self, upper: int, lower: int, distance: float) -> None:
        """Demand upper − lower ≥ distance."""
        self._rows.append({lower: 1.0, upper: -1.0})
        self._limits.append(-distance)

    def near(self, parts: Mapping[int, float], offset: float, weight: float) -> None:
        """Let the size of a sum of variables, plus an offset, cost its weight."""
        size = self.variable(low=0, cost=weight)
        self._rows.append({**parts, size: -1.0})
        self._limits.append(-offset)
        self._rows.append({**{key: -value for key, value in parts.items()}, size: -1.0})
        self._limits.append(offset)

    def solve(self) -> list[float] | None:
        """Return the values of all variables, or None if the demands contradict each other."""
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        if not self._costs:
            return []
        rows = [row for row, entry in enumerate(self._rows) for _ in entry]
        columns = [column for entry in self._rows for column in entry]
        data = [value for entry in self._rows for value in entry.values()]
        matrix = csr_array((data, (rows, columns)), shape=(len(self._rows), len(self._costs)))
        result = linprog(
            np.array(self._costs),
            A_ub=matrix if self._rows else None,
            b_ub=np.array(self._limits) if self._rows else None,
            bounds=self._bounds,
            method="highs-ds",
        )
        return None if result.x is None else [float(value) for value in result.x]

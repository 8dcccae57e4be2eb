"""How likely the next decision is: contexts that count, and mixers that weigh them. Integers throughout."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence

ONE = 1 << 16  # a probability of 1, and a weight of 1
MIXERS = 4
_LIMIT = 2815
_STRETCH = [round(256 * math.log((2 * j + 1) / (8191 - 2 * j))) for j in range(4096)]
_SQUASH = [min(ONE - 1, max(1, round(ONE / (1 + math.exp(-x / 256))))) for x in range(-_LIMIT, _LIMIT + 1)]


class Model:
    """Predicts decisions, and learns from them.

    Parameters
    ----------
    rate
        How slowly the mixers learn, 10 to 20.

    Notes
    -----
    The first context of a decision is its base. What the others say is taken as a difference from the base, on the
    scale of log odds; the more often a context was seen, the more it differs.

    References
    ----------
    M. Mahoney (2005), "Adaptive weighing of context models for lossless data compression", Florida Institute of
    Technology, CS-2005-16: context mixing.
    """

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._counts: dict[Hashable, list[int]] = {}
        self._weights: list[list[int]] = [[] for _ in range(MIXERS)]
        self._asked: tuple[list[list[int]], list[int], list[int], int] = [], [], [], 0

    def predict(self, mixer: int, contexts: Sequence[Hashable]) -> int:
        """Return the probability of a 1, from 1 to 65535.

        Parameters
        ----------
        mixer
            Its number; always with as many contexts.
        contexts
            The base first.
        """
        counts = self._counts
        weights = self._weights[mixer]
        if not weights:
            weights += [ONE] + [ONE // 2] * (len(contexts) - 1)
        seen = counts.get(contexts[0])
        if seen is None:
            seen = counts[contexts[0]] = [0, 0]
        base = ((2 * seen[1] + 1) * ONE) // (2 * (seen[0] + seen[1]) + 2)
        first = _STRETCH[base >> 4]
        found, inputs, total = [seen], [first], weights[0] * first
        for place in range(1, len(contexts)):
            seen = counts.get(contexts[place])
            if seen is None:
                seen = counts[contexts[place]] = [0, 0]
            more = _STRETCH[(seen[1] * ONE + 3 * base) // (seen[0] + seen[1] + 3) >> 4] - first
            found.append(seen)
            inputs.append(more)
            total += weights[place] * more
        probability = _SQUASH[min(_LIMIT, max(-_LIMIT, total >> 16)) + _LIMIT]
        self._asked = found, inputs, weights, probability
        return probability

    def learn(self, bit: int) -> None:
        """Take in how the decision that was predicted last has turned out."""
        found, inputs, weights, probability = self._asked
        error, rate = ONE * bit - probability, self._rate
        for place, seen in enumerate(found):
            weights[place] += (inputs[place] * error) >> rate
            seen[bit] += 1

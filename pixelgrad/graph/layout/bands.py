"""The places along: each layer is a band, with room between bands for edges, labels and frames."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from pixelgrad.graph.layout.layers import Group, Layers
from pixelgrad.graph.layout.model import Link
from pixelgrad.graph.layout.place import PADDING, TITLE, Across

ROOM = 40.0  # between bands, at least
AROUND = 27.0  # more than a label takes
STEEP = 0.14  # the farther an edge leads across, the longer it may take
FARTHEST = 120.0


@dataclass(frozen=True)
class Bands:
    """Where each layer starts and ends along the direction of the edges."""

    starts: list[float]
    ends: list[float]
    _spans: dict[Group, tuple[int, int]]
    _before: dict[Group, float]
    _behind: dict[Group, float]

    @property
    def middles(self) -> list[float]:
        """The middle of each layer."""
        return [(start + end) / 2 for start, end in zip(self.starts, self.ends, strict=True)]

    def frame(self, group: Group) -> tuple[float, float]:
        """Return where a group's frame starts and ends."""
        first, last = self._spans[group]
        return self.starts[first] - self._before[group], self.ends[last] + self._behind[group]

    @classmethod
    def of(
        cls,
        layers: Layers,
        along: Sequence[float],
        across: Across,
        links: Sequence[Link],
        flat: bool,
        frames: dict[Group, tuple[float, float]],
    ) -> Bands:
        """Measure the bands."""
        count = len(layers.order)
        spans = _spans(layers) if frames else {}
        ahead = PADDING if flat else PADDING + TITLE
        before = _nested(spans, 0, ahead)
        behind = _nested(spans, 1, PADDING)
        rooms = [ROOM] * count
        for link, chain in zip(links, layers.chains, strict=True):
            last = layers.layer[chain[-2]]
            rooms[last] = max(rooms[last], (link.width if flat else link.height) + AROUND)
            for first, second in itertools.pairwise(chain):
                span = abs(across.items[first] - across.items[second])
                k = layers.layer[first]
                rooms[k] = max(rooms[k], min(STEEP * span, FARTHEST))
        for k in range(count):
            rooms[k] += max((behind[g] for g, (_, last) in spans.items() if last == k), default=0.0) * 0.8
            rooms[k] += max((before[g] for g, (first, _) in spans.items() if first == k + 1), default=0.0) * 0.8
        starts, ends, here = [], [], 0.0
        for k in range(count):
            thickness = max((along[item] for item in layers.order[k] if item < layers.boxes), default=0.0)
            starts.append(here)
            ends.append(here + thickness)
            here += thickness + rooms[k]
        return cls(starts, ends, spans, before, behind)


def _spans(layers: Layers) -> dict[Group, tuple[int, int]]:
    spans: dict[Group, tuple[int, int]] = {}
    for item, group in enumerate(layers.groups[: layers.boxes]):
        rank = layers.layer[item]
        for depth in range(1, len(group) + 1):
            low, high = spans.get(group[:depth], (rank, rank))
            spans[group[:depth]] = min(low, rank), max(high, rank)
    return spans


def _nested(spans: dict[Group, tuple[int, int]], side: int, step: float) -> dict[Group, float]:
    """Return how far each frame stands off its band: farther than the frames inside it that end at the same band."""
    result: dict[Group, float] = {}
    for group in sorted(spans, key=len, reverse=True):
        inner = [
            result[other]
            for other in result
            if len(other) == len(group) + 1 and other[:-1] == group and spans[other][side] == spans[group][side]
        ]
        result[group] = step + max(inner, default=0.0)
    return result

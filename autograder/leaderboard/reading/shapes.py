"""Which networks a file can hold, and what their tensors look like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Network:
    """A kind of network.

    Parameters
    ----------
    key
        Its name for `pixelgrad.data.checkpoint`, and that of its file.
    number
        What stands for it in a file.
    widths
        The most that its widths may be: what the published network has.
    planes
        By tensor, height and width of what its columns are laid out in, where they are laid out in something.
    """

    key: str
    number: int
    widths: tuple[int, ...]
    planes: Mapping[str, tuple[int, int]]

    def shapes(self, widths: Sequence[int]) -> dict[str, Shape]:
        """Return the shapes of the tensors, by name, in the order of the file."""
        if self.number == 1:
            layers = {"fc1": (widths[0], 784), "fc2": (widths[1], widths[0]), "fc3": (10, widths[1])}
            return _with_biases(layers)
        first, second, hidden = widths
        convolutions = {"conv1": (first, 1, 5, 5), "conv2": (second, first, 5, 5)}
        return _with_biases({**convolutions, "fc1": (hidden, 16 * second), "fc2": (10, hidden)})


def _with_biases(layers: Mapping[str, Shape]) -> dict[str, Shape]:
    shapes: dict[str, Shape] = {}
    for name, shape in layers.items():
        shapes[f"{name}.weight"] = shape
        shapes[f"{name}.bias"] = shape[:1]
    return shapes


_LENET5_PLANES = {"conv1.weight": (5, 5), "conv2.weight": (5, 5), "fc1.weight": (4, 4)}
NETWORKS = {
    1: Network("lenet300", 1, (300, 100), {"fc1.weight": (28, 28)}),
    2: Network("lenet5", 2, (20, 50, 500), _LENET5_PLANES),
}


def network_of(shapes: Mapping[str, Shape]) -> tuple[Network, tuple[int, ...]]:
    """Return which network has tensors of these shapes, and its widths.

    Raises
    ------
    ValueError
        If none has.
    """
    sizes = [shape[0] for name, shape in shapes.items() if name.endswith(".bias") and len(shape) == 1]
    widths = tuple(sizes[:-1])
    for network in NETWORKS.values():
        if len(widths) != len(network.widths) or dict(shapes) != network.shapes(widths):
            continue
        if all(1 <= width <= most for width, most in zip(widths, network.widths, strict=True)):
            return network, widths
    raise ValueError("these are not the tensors of LeNet-300-100 or LeNet-5")

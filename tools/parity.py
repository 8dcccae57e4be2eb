"""The course's heavy work, done on two devices: whether the results are the same, and which is quicker."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from pixelgrad import data
from pixelgrad.device import synchronize
from pixelgrad.models import LeNet5

Task = Callable[[], Tensor]


@dataclass(frozen=True)
class Work:
    """Something to be done on a device.

    Parameters
    ----------
    name
        What it is.
    prepare
        Gets the device and a size, and returns a function that does the work and gives its result.
    sizes
        The size for measuring, and the size for a quick look.
    tolerance
        How far the results of two devices may lie apart, relative to the largest number in them.
    """

    name: str
    prepare: Callable[[torch.device, int], Task]
    sizes: tuple[int, int]
    tolerance: float


@dataclass(frozen=True)
class Row:
    """What came of a work on the CPU and on another device: seconds, and how far the results lie apart."""

    name: str
    cpu: float
    other: float
    deviation: float
    tolerance: float

    @property
    def agrees(self) -> bool:
        """Whether the results are the same within the tolerance."""
        return self.deviation <= self.tolerance  # False for what is not a number


def _random(*shape: int, seed: int) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def matrix_product(dtype: torch.dtype) -> Callable[[torch.device, int], Task]:
    """Return the work of multiplying two square matrices."""

    def prepare(device: torch.device, size: int) -> Task:
        a, b = (_random(size, size, seed=seed).to(device, dtype) for seed in (1, 2))
        return lambda: a @ b

    return prepare


def convolution(device: torch.device, size: int) -> Task:
    """Return the work of a layer of 64 filters of 3 by 3, on photographs of 112 by 112 with 32 channels."""
    layer = nn.Conv2d(32, 64, 3)
    nn.init.normal_(layer.weight, generator=torch.Generator().manual_seed(1))
    nn.init.zeros_(layer.bias)
    layer, images = layer.to(device), _random(size, 32, 112, 112, seed=2).to(device)
    return lambda: layer(images).detach()


def scores(name: str) -> Callable[[torch.device, int], Task]:
    """Return the work of scoring digits with one of the course's trained networks."""

    def prepare(device: torch.device, size: int) -> Task:
        model = data.checkpoint(name).to(device)
        images = torch.from_numpy(data.digits("test")[0][:size]).unsqueeze(1).float().div(255).to(device)

        def work() -> Tensor:
            with torch.no_grad():
                return model(images)  # type: ignore[no-any-return]

        return work

    return prepare


def training(device: torch.device, size: int) -> Task:
    """Return the work of training LeNet-5 for some steps; its result are the weights of the first layer."""
    images, labels = data.digits("train")
    pixels = torch.from_numpy(images[: 128 * size]).unsqueeze(1).float().div(255)
    targets = torch.from_numpy(labels[: 128 * size])

    def work() -> Tensor:
        torch.manual_seed(1)
        model = LeNet5().to(device)
        optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
        for some, right in zip(pixels.split(128), targets.split(128), strict=True):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(some.to(device)), right.to(device)).backward()
            optimizer.step()
        return model.conv1.weight.detach()

    return work


WORKS = (
    Work("matrix product, float32", matrix_product(torch.float32), (4096, 48), 1e-5),
    Work("matrix product, bfloat16", matrix_product(torch.bfloat16), (4096, 48), 2e-2),
    Work("convolution 32 → 64, 3 × 3", convolution, (64, 1), 1e-5),
    Work("LeNet-300-100, scores of 2,000 digits", scores("lenet300"), (2000, 20), 1e-5),
    Work("LeNet-5, scores of 2,000 digits", scores("lenet5"), (2000, 20), 1e-5),
    Work("LeNet-5, 70 steps of training", training, (70, 2), 1e-2),
)


def compare(work: Work, device: torch.device, quick: bool = False, repeats: int = 5) -> Row:
    """Do a work on the CPU and on another device, and compare.

    Convolutions and matrix products keep all bits of float32 meanwhile (no TF32).
    """
    size = work.sizes[quick]
    kept = torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32
    torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
    try:
        (expected, cpu), (found, other) = (
            _measure(work.prepare(place, size), place, repeats) for place in (torch.device("cpu"), device)
        )
    finally:
        torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32 = kept
    reference, result = expected.double(), found.cpu().double()
    deviation = ((result - reference).abs().max() / reference.abs().max()).item()
    return Row(work.name, cpu, other, deviation, work.tolerance)


def _measure(task: Task, device: torch.device, repeats: int) -> tuple[Tensor, float]:
    result = task()  # the first call makes things ready
    synchronize(device)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        task()
        synchronize(device)
        seconds.append(time.perf_counter() - start)
    return result, statistics.median(seconds)

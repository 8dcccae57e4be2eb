"""`overlap_loader`: a loader that works while the network does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import torch
from numpy.random import Generator
from torch.utils.data import DataLoader, Dataset, RandomSampler

from autograder.exercises.definition import Exercise, Misconception
from pixelgrad.check.case import Case


class HeadlessLoader(DataLoader[Any]):
    """A loader that is set up for workers and does without: the judge's process starts none."""

    def __iter__(self) -> Any:
        """Load the batches one after the other."""
        samples = ([self.dataset[at] for at in batch] for batch in self.batch_sampler)  # type: ignore[union-attr]
        return (self.collate_fn(batch) for batch in samples)


def overlap_loader(dataset: Dataset[Any], batch_size: int, workers: int, device: Any) -> DataLoader[Any]:
    """Give the right answer."""
    loader: DataLoader[Any] = _loader()(dataset, batch_size, workers, device)
    return loader


class SameEachEpoch(RandomSampler):
    """Starts its generator anew for each epoch."""

    def __iter__(self) -> Iterator[int]:
        """Yield the same order each time."""
        self.generator.manual_seed(0)
        return super().__iter__()


def _loader(
    pin: Any = lambda device: torch.device(device).type == "cuda" and torch.cuda.is_available(),
    persistent: Any = lambda workers: workers > 0,
    count: Any = lambda workers: workers,
    shuffle: bool = True,
    seeded: Any = lambda: torch.Generator().manual_seed(0),
    each_epoch: bool = True,
    size: Any = lambda batch_size: batch_size,
) -> Any:
    """Return the loader with some of its settings exchanged; as it stands it is right."""

    def answer(dataset: Any, batch_size: int, workers: int, device: Any) -> DataLoader[Any]:
        generator = seeded()
        sampler = None if each_epoch else SameEachEpoch(dataset, generator=generator)
        return HeadlessLoader(
            dataset,
            batch_size=size(batch_size),
            shuffle=shuffle if sampler is None else None,
            sampler=sampler,
            num_workers=count(workers),
            pin_memory=pin(device),
            persistent_workers=persistent(workers),
            generator=generator,
        )

    return answer


def _seeds_all() -> None:
    torch.manual_seed(0)


_shared = torch.Generator().manual_seed(0)


def overlap_loader_cases(rng: Generator) -> Iterator[Case]:
    """Ask for the settings on machines with and without CUDA, for the orders, and for the samples themselves."""
    count = int(rng.integers(5, 9)) * 4
    for device, available, about in (
        ("cpu", False, "a machine without CUDA"),
        ("cuda", True, "a machine with CUDA"),
    ):
        asked: tuple[Any, ...] = (count, 0, device, available, ("pin_memory",))
        yield Case("pinned memory", asked, about=f"pinned memory on {about}", probe="loader_settings")
    asked = (count, 2, "cuda", True, ("pin_memory",))
    yield Case("pinned memory", asked, about="pinned memory with CUDA and two workers", probe="loader_settings")
    for workers in (1, 2, 3):
        asked = (count, workers, "cpu", False, ("num_workers", "persistent_workers"))
        yield Case("workers", asked, about=f"the settings for {workers} workers", probe="loader_settings")
    asked = (count, 0, "cpu", False, ("num_workers",))
    yield Case("workers", asked, about="a loader without workers", probe="loader_settings")
    for batch_size in (4, count // 4):
        about = f"the orders of {count} samples in batches of {batch_size}"
        yield Case("shuffling", (count, batch_size), about=about, probe="loader_orders")
    yield Case("samples", (count, 4, 0), about=f"two epochs of {count} samples without workers", probe="loader_samples")
    about = f"two epochs of {count} samples with two workers"
    yield Case("samples", (count, 4, 2), about=about, probe="loader_samples")


OVERLAP_LOADER = Exercise(
    id="overlap_loader",
    unit="06_hardware",
    points=2,
    reference=overlap_loader,
    cases=overlap_loader_cases,
    time_limit=60.0,  # where processes do not fork, each worker imports torch anew
    misconceptions=(
        Misconception(
            "always-pinned",
            "Memory was pinned on a machine without CUDA: there is nobody to copy from it.",
            (_loader(pin=lambda device: True),),
        ),
        Misconception(
            "never-pinned",
            "Memory was not pinned for CUDA: each copy to the device has to wait until it is finished.",
            (_loader(pin=lambda device: False),),
        ),
        Misconception(
            "persistent-without-workers",
            "Without workers nobody can persist: asking for it raises an error.",
            (_loader(persistent=lambda workers: True),),
        ),
        Misconception(
            "workers-not-persistent",
            "The workers are ended after each epoch, and started anew for the next.",
            (_loader(persistent=lambda workers: False),),
        ),
        Misconception(
            "workers-ignored",
            "The number of workers is not the one that was asked for.",
            (
                _loader(count=lambda workers: 0, persistent=lambda workers: False),
                _loader(count=lambda workers: 2, persistent=lambda workers: True),
                _loader(count=lambda workers: max(1, workers), persistent=lambda workers: True),
            ),
        ),
        Misconception(
            "not-shuffled",
            "The samples came in the order in which they lie in the data set.",
            (_loader(shuffle=False),),
        ),
        Misconception(
            "not-seeded",
            "A second loader has other orders: nothing says with which number its own shuffling starts.",
            (_loader(seeded=lambda: None), _loader(seeded=lambda: _shared)),
        ),
        Misconception(
            "seeds-everything",
            "The whole of torch was seeded: another loader, or whoever draws a number, changes the orders.",
            (_loader(seeded=_seeds_all),),
        ),
        Misconception(
            "same-order-each-epoch",
            "Every epoch has the same order: the generator was started anew each time, or the shuffling done before.",
            (_loader(each_epoch=False),),
        ),
        Misconception(
            "own-batch-size",
            "The batches do not have the size that was asked for.",
            (_loader(size=lambda batch_size: 1), _loader(size=lambda batch_size: 32)),
        ),
    ),
)

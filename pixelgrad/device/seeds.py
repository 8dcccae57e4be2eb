"""Chance under control: one seed for all libraries, and operations that give the same bits each time."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

_WORKSPACE = "CUBLAS_WORKSPACE_CONFIG"


def seed_everything(seed: int) -> None:
    """Set the random numbers of Python, NumPy and torch (on all devices) to a start.

    NumPy's is the old global generator, which libraries still use; your own code is better off with
    ``numpy.random.default_rng(seed)`` and ``torch.Generator().manual_seed(seed)``, which nobody else draws from.

    Parameters
    ----------
    seed
        0 to 2**32 - 1.

    Raises
    ------
    ValueError
        If it lies outside.
    """
    if not 0 <= seed < 2**32:
        raise ValueError(f"seed: {seed} is not 0 to 2**32 - 1")
    import torch

    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - the libraries that draw from it are the reason
    torch.manual_seed(seed)  # the CPU's generator, and those of all CUDA and MPS devices


@contextmanager
def deterministic() -> Iterator[None]:
    """Let torch use only operations that give the same bits in every run, for as long as the block lasts.

    Some operations on a GPU add up in whatever order their threads finish, and cuDNN tries several algorithms and
    takes the quickest of the day. Inside the block the first kind raises ``RuntimeError`` or is replaced by a slower
    one, and cuDNN does not try. On the CPU nearly everything is deterministic anyway, for a given number of threads.
    Seeds are not its matter: see `seed_everything`.

    Examples
    --------
    >>> with deterministic():  # doctest: +SKIP
    ...     train_one_epoch(model, loader, loss_fn, optimizer, device)
    """
    import torch

    algorithms = torch.are_deterministic_algorithms_enabled()
    warn_only = torch.is_deterministic_algorithms_warn_only_enabled()
    benchmark, cudnn = torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic
    workspace = os.environ.get(_WORKSPACE)
    # cuBLAS reads this when it first makes a workspace; without it, torch refuses matrix products on CUDA.
    os.environ.setdefault(_WORKSPACE, ":4096:8")
    torch.use_deterministic_algorithms(True)
    torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic = False, True
    try:
        yield
    finally:
        torch.use_deterministic_algorithms(algorithms, warn_only=warn_only)
        torch.backends.cudnn.benchmark, torch.backends.cudnn.deterministic = benchmark, cudnn
        if workspace is None:
            os.environ.pop(_WORKSPACE, None)

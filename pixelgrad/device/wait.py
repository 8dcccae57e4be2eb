"""Waiting for a device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pixelgrad.device.choose import find_device

if TYPE_CHECKING:
    import torch


def synchronize(device: str | torch.device) -> None:
    """Wait until a device has done all that it was given; the CPU is always done.

    A GPU takes work into a queue and lets the program go on. A clock read without waiting times the queueing.

    Parameters
    ----------
    device
        Which one.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.
    """
    import torch

    found = find_device(device)
    if found.type == "cuda":
        torch.cuda.synchronize(found)
    elif found.type == "mps":
        torch.mps.synchronize()

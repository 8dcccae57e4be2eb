"""One card that says what a notebook runs on."""

from __future__ import annotations

import html
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

from pixelgrad.device.choose import best_device
from pixelgrad.plot.page import Page, show
from pixelgrad.plot.style import INK, MUTED

if TYPE_CHECKING:
    import torch

CARD = (
    f"display:inline-block;background:#ffffff;color:{INK};border:1px solid #d7dae0;border-radius:8px;"
    "padding:10px 16px;margin:6px 0;font-size:0.95em;line-height:1.5"
)


def show_device(device: str | torch.device | None = None) -> None:
    """Show what this notebook runs on: the device, its memory, the processor's cores, and torch's version.

    Parameters
    ----------
    device
        As in `best_device`.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.
    """
    show(banner_page(describe_device(device)))


def describe_device(device: str | torch.device | None = None) -> dict[str, str]:
    """Return what is known of a device, in words: `device`, `name`, `memory`, `cores`, `torch`, `python`.

    Parameters
    ----------
    device
        As in `best_device`.

    Raises
    ------
    ValueError
        If no such kind of device is known to the course.
    """
    import torch

    found = best_device(device)
    threads = torch.get_num_threads()
    facts = {
        "device": str(found),
        "name": processor(),
        "memory": _gibibytes(main_memory()),
        "cores": f"{usable_cores()} of the processor, {threads} thread{'s' if threads != 1 else ''} for torch",
        "torch": torch.__version__,
        "python": platform.python_version(),
    }
    if found.type == "cuda":
        card = torch.cuda.get_device_properties(found)
        major, minor = torch.cuda.get_device_capability(found)
        facts["name"] = f"{card.name}, {card.multi_processor_count} multiprocessors, compute capability {major}.{minor}"
        facts["memory"] = _gibibytes(card.total_memory)
    elif found.type == "mps":
        facts["name"] = f"{processor()}, its graphics processor"
    return facts


def banner_page(facts: dict[str, str]) -> Page:
    """Put the facts of `describe_device` on a card."""
    kind = facts["device"].split(":")[0]
    title = {"cpu": "the CPU", "cuda": "a GPU, through CUDA", "mps": "a GPU, through MPS"}[kind]
    lines = (
        f"{facts['name']} · {facts['memory']}",
        f"{facts['cores']} · torch {facts['torch']} · Python {facts['python']}",
    )
    body = "".join(f'<div style="color:{MUTED}">{html.escape(line)}</div>' for line in lines)
    card = f'<div role="note" style="{CARD}"><div>This notebook runs on <b>{title}</b>.</div>{body}</div>'
    return Page(card, f"This notebook runs on {title}: {'; '.join(lines)}")


def processor() -> str:
    """Return the processor's name, as well as the system tells it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            name = line.partition(":")[2].strip()
            if line.startswith("model name") and name not in ("", "unknown"):
                return name
    except OSError:
        pass  # only Linux has this file
    return platform.processor() or platform.machine() or "a processor without a name"


def usable_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def main_memory() -> int | None:
    """Return the bytes of main memory, or None where the system does not tell."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None


def _gibibytes(size: int | None) -> str:
    return "memory unknown" if size is None else f"{size / 2**30:.1f} GiB of memory"

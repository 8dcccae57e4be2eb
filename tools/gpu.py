"""Run units 05 to 08 on a graphics card and on the CPU, compare, and write docs/gpu.md: `make gpu`.

Exit status: 0 when all is well, 1 when something failed or differs, 2 when there is no such device. The page is written
only in the first case.
"""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from parity import WORKS, Row, compare

from pixelgrad.device import DEVICE_VARIABLE, available_devices, describe_device

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gpu.md"
UNITS = ("05", "06", "07", "08")


def find_notebooks(folder: Path) -> list[Path]:
    """Return the solution notebooks of the units that need torch most, those that exist."""
    return sorted(path for path in folder.glob("*/*.ipynb") if path.parent.name[:2] in UNITS)


def run_notebook(path: Path, device: str) -> float:
    """Execute a notebook on a device, and return the seconds it took.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails: a check, too, since the notebook is the solved one.
    """
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=900, resources={"metadata": {"path": str(path.parent)}})
    start = time.perf_counter()
    client.execute(env=os.environ | {DEVICE_VARIABLE: device})
    return time.perf_counter() - start


def write_page(facts: dict[str, str], rows: Sequence[Row], notebooks: Sequence[tuple[str, float, float]]) -> str:
    """Return the page: the device, the date, and what was measured."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    cpu = describe_device("cpu")
    lines = [
        "# The course on a graphics card",
        "",
        "Written by `make gpu`, which stops without touching this page when something fails or differs.",
        "",
        f"- Date: {today}",
        f"- Device: {facts['name']}, {facts['memory']} (`{facts['device']}`)",
        f"- Beside it: {cpu['name']}, {cpu['cores']}",
        f"- torch {facts['torch']}, Python {facts['python']}",
        "",
        "## The same work on both",
        "",
        "The median of five runs after a first one that does not count, waiting for the device. The difference is the",
        "largest one between the two results, relative to the largest number in them; float32 keeps all of its bits",
        "(no TF32).",
        "",
        "| work | CPU | device | speed-up | difference | allowed |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row.name} | {_seconds(row.cpu)} | {_seconds(row.other)} | {_factor(row.cpu / row.other)} "
        f"| {row.deviation:.1e} | {row.tolerance:.0e} |"
        for row in rows
    ]
    if notebooks:
        lines += [
            "",
            "## The solved notebooks, from the first cell to the last",
            "",
            "On both devices every check in them passed.",
            "",
            "| notebook | CPU | device | speed-up |",
            "|---|---:|---:|---:|",
        ]
        lines += [
            f"| {name} | {_seconds(cpu)} | {_seconds(other)} | {_factor(cpu / other)} |"
            for name, cpu, other in notebooks
        ]
    return "\n".join(lines) + "\n"


def _seconds(number: float) -> str:
    return f"{number:.1f} s" if number >= 10 else f"{number:.2f} s" if number >= 1 else f"{1000 * number:.3g} ms"


def _factor(number: float) -> str:
    return f"{number:.0f} ×" if number >= 10 else f"{number:.1f} ×"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--device", default="cuda", help="what to compare with the CPU (default: cuda)")
    parser.add_argument("--out", type=Path, default=PAGE)
    parser.add_argument("--solutions", type=Path, default=ROOT / "solutions", help="where the notebooks are")
    parser.add_argument("--quick", action="store_true", help="small sizes: shows that it works, measures nothing")
    options = parser.parse_args(arguments)
    device = torch.device(options.device)
    if device.type not in available_devices():
        print(
            f"There is no {device.type} on this machine: torch {torch.__version__} sees only "
            f"{', '.join(available_devices())}. `make gpu` needs a graphics card, its driver, and a build of torch for "
            "it (make gpu TORCH=default). Nothing was written.",
            file=sys.stderr,
        )
        return 2
    if options.out == PAGE and (options.quick or device.type == "cpu"):
        print(
            "Only a full run on another device than the CPU writes docs/gpu.md: name a file with --out.",
            file=sys.stderr,
        )
        return 2

    rows = []
    for work in WORKS:
        rows.append(compare(work, device, quick=options.quick))
        print(
            f"{rows[-1].name}: {_factor(rows[-1].cpu / rows[-1].other)}, difference {rows[-1].deviation:.1e}",
            flush=True,
        )
    failed = False
    for row in (row for row in rows if not row.agrees):
        failed = True
        print(
            f"{row.name}: the results differ by {row.deviation:.1e}, allowed are {row.tolerance:.0e}", file=sys.stderr
        )

    notebooks = []
    for path in find_notebooks(options.solutions):
        seconds = []
        for place in ("cpu", str(device)):
            try:
                seconds.append(run_notebook(path, place))
            except Exception as error:  # whatever a notebook does, the others are to be seen as well
                print(f"{path.parent.name} fails on {place}: {type(error).__name__}: {error}", file=sys.stderr)
        if len(seconds) < 2:
            failed = True
            continue
        notebooks.append((path.parent.name, seconds[0], seconds[1]))
        print(f"{path.parent.name}: {seconds[0]:.1f} s on the CPU, {seconds[1]:.1f} s on {device}", flush=True)
    if failed:
        print("Nothing was written.", file=sys.stderr)
        return 1
    options.out.write_text(write_page(describe_device(device), rows, notebooks), encoding="utf-8")
    print(f"Written: {options.out}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped. Nothing was written.")

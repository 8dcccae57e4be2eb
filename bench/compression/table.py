"""The figures of the bench, as sentences and as the table in docs/compression.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WHOLE = {"lenet300": 4 * 266_610, "lenet5": 4 * 431_080}
TITLES = {"lenet300": "LeNet-300-100", "lenet5": "LeNet-5"}
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Figure:
    """What came of one network from one seed.

    Parameters
    ----------
    network, seed
        Which.
    size
        Bytes of the file.
    errors, images
        How many of the test images it takes for another digit.
    kept
        How many weights are left.
    widths
        Of the layers but the last.
    huffman
        Bytes of the same network with Huffman coding.
    seconds
        That the training took.
    digest
        SHA-256 of the file.
    """

    network: str
    seed: int
    size: int
    errors: int
    images: int
    kept: int
    widths: list[int]
    huffman: int
    seconds: int
    digest: str

    @property
    def ratio(self) -> float:
        """How many times smaller than the published network in float32."""
        return WHOLE[self.network] / self.size

    @property
    def error(self) -> float:
        """On the test set, as a fraction."""
        return self.errors / self.images

    def sentence(self) -> str:
        """Return it in words."""
        return (
            f"{TITLES[self.network]}, seed {self.seed}: {self.size:,} bytes, {self.ratio:.0f} times smaller, "
            f"{self.error:.2%} error, {self.seconds} s"
        )


def by_network(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    """Return the seeds of each network."""
    return {name: [one for one in figures if one.network == name] for name in dict.fromkeys(f.network for f in figures)}


def mean_error(figures: Sequence[Figure]) -> float:
    """Return the seeds' mean error on the test set, as a fraction."""
    return sum(one.error for one in figures) / len(figures)


def reached(figures: Sequence[Figure], ratio: float, error: float) -> bool:
    """Return whether every seed of a network is as small, and as good, as asked."""
    return all(one.ratio >= ratio and one.error <= error for one in figures)


def summary(figures: Sequence[Figure]) -> str:
    """Return the seeds of one network in a sentence."""
    smallest = min(one.ratio for one in figures)
    seeds = "1 seed" if len(figures) == 1 else f"{len(figures)} seeds"
    return (
        f"{TITLES[figures[0].network]}, {seeds}: at least {smallest:.0f} times smaller, "
        f"{mean_error(figures):.2%} error in the mean"
    )


def table_of(figures: Sequence[Figure], machine: str) -> str:
    """Return the table in Markdown."""
    lines = [
        f"Measured with: {machine}.",
        "",
        "| network | seed | bytes | times smaller | test error | widths | weights left | bytes with Huffman |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in figures:
        widths = "-".join(map(str, one.widths))
        lines.append(
            f"| {TITLES[one.network]} | {one.seed} | {one.size:,} | {one.ratio:.0f}x | {one.error:.2%} "
            f"| {widths} | {one.kept:,} | {one.huffman:,} ({WHOLE[one.network] / one.huffman:.0f}x) |"
        )
    means = "\\\n".join(f"{summary(seeds)}." for seeds in by_network(figures).values())
    return "\n".join([*lines, "", means])


def put_table(page: Path, figures: Sequence[Figure], machine: str) -> None:
    """Put the table in the place of the old one.

    Raises
    ------
    ValueError
        If the page has no place for it.
    """
    text = page.read_text(encoding="utf-8")
    head, found, rest = text.partition(BEGIN)
    _, also_found, tail = rest.partition(END)
    if not found or not also_found:
        raise ValueError(f"{page} has no lines {BEGIN} and {END}")
    page.write_text(f"{head}{BEGIN}\n\n{table_of(figures, machine)}\n\n{END}{tail}", encoding="utf-8")

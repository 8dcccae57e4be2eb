"""How each network is compressed. Chosen by the error on held-out training images; see docs/compression.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """How a network is compressed.

    Parameters
    ----------
    widths
        To which it is cut at the beginning.
    keep
        How many weights are left in the end, of all layers together.
    entries
        How many shared values each layer has.
    heal, prune, tune, share
        Epochs: after the cut, while pruning, after it, and with shared values.
    rate, share_rate, book_rate
        Learning rates of Adam: until the values are shared, afterwards, and of the entries alone.
    loose
        The part of the epochs with shared values in which weights may still change from one entry to another.
    company
        How much dearer a weight is whose row and column are empty: its score is divided by its price in bits to this
        power.
    levels
        Of the grid of the biases.
    alpha, temperature
        Of distillation: the share of the guide, and what scores are divided by.
    batch, copies
        The batch size, and how many copies of each training image are used: the first is the original, the others are
        distorted.
    distortion
        How far they are distorted, as a part of what the teachers learn from.
    refresh
        Steps after which the mask is made anew.
    regrow
        Whether weights that were pruned learn on and may come back, as in dynamic network surgery.
    """

    widths: tuple[int, ...]
    keep: int
    entries: tuple[int, ...]
    heal: float = 1.0
    prune: float = 10.0
    tune: float = 4.0
    share: float = 6.0
    rate: float = 2e-3
    share_rate: float = 5e-3
    book_rate: float = 1e-3
    loose: float = 0.7
    company: float = 0.5
    levels: int = 31
    alpha: float = 0.7
    temperature: float = 2.0
    batch: int = 128
    copies: int = 2
    distortion: float = 1.0
    refresh: int = 20
    regrow: bool = False

    @property
    def epochs(self) -> float:
        """All of them."""
        return self.heal + self.prune + self.tune + self.share


SEEDS = (1, 2, 3)
SETTINGS = {
    "lenet300": Settings(
        widths=(300, 100),
        keep=7000,
        entries=(6, 6, 6),
        heal=0.0,
        prune=16.0,
        tune=7.0,
        share=10.0,
        copies=3,
        distortion=0.5,
    ),
    "lenet5": Settings(
        widths=(8, 16, 120),
        keep=3150,
        entries=(16, 8, 8, 8),
        prune=60.0,
        tune=30.0,
        share=70.0,
        copies=5,
        distortion=0.5,
    ),
}

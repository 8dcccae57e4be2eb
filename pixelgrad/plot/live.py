"""A curve that grows while something is trained, with a progress bar."""

from __future__ import annotations

import html
import io
import time
from collections.abc import Callable, Mapping
from typing import Any

from pixelgrad.plot.encode import data_uri
from pixelgrad.plot.figures import CARD, figure_html, image_tag
from pixelgrad.plot.page import Page, running_cell
from pixelgrad.plot.style import EXPECTED, FORWARD, HIGHLIGHT, STUDENT

PAUSE = 0.5  # seconds between two drawings: more would slow the training down
COLOURS = (FORWARD, HIGHLIGHT, EXPECTED, STUDENT)


class LiveCurve:
    """Called after every step of a training, it measures now and then and draws what it measured.

    Parameters
    ----------
    steps
        How many steps there will be.
    measure
        Gets what the training hands over, and returns one number for each curve, by its name.
    every
        How many steps lie between two measurements; the first step and the last one are always measured.
    label
        What the numbers are: the name of the vertical axis.
    caption, alt
        The words for the finished picture.
    """

    def __init__(
        self,
        steps: int,
        measure: Callable[..., Mapping[str, float]],
        *,
        every: int = 1,
        label: str = "loss",
        caption: str,
        alt: str,
    ) -> None:
        self.steps, self.measure, self.every = steps, measure, every
        self.label, self.caption, self.alt = label, caption, alt
        self.done = 0
        self.at: list[int] = []
        self.curves: dict[str, list[float]] = {}
        self._handle: Any = None
        self._drawn = 0.0
        self._started = 0.0

    def __call__(self, *handed: Any) -> None:
        """Count a step; measure and draw when it is time."""
        self.done += 1
        if self.done == 1:
            self._started = time.monotonic()
        last = self.done == self.steps
        if self.done != 1 and self.done % self.every and not last:
            return
        self.at.append(self.done)
        for name, value in self.measure(*handed).items():
            self.curves.setdefault(name, []).append(float(value))
        if last or time.monotonic() - self._drawn > PAUSE:
            self._show()
            self._drawn = time.monotonic()

    def __deepcopy__(self, memo: dict[int, Any]) -> LiveCurve:
        # `attempt` copies what it hands to a student's function; the curve has to stay the one that is drawn.
        return self

    def page(self) -> Page:
        """Return the bar and the curve as they are now."""
        share = 100 * self.done / self.steps
        values = ", ".join(f"{name} {curve[-1]:.3f}" for name, curve in self.curves.items())
        words = f"step {self.done:,} of {self.steps:,}: {values}"
        beside = html.escape(words)
        if 1 < self.done < self.steps:
            pace = (time.monotonic() - self._started) / (self.done - 1)
            beside += f"; about {pace * (self.steps - self.done):.0f} s left"
        bar = (
            f'<progress value="{self.done}" max="{self.steps}" style="width:220px;vertical-align:middle" '
            f'aria-label="progress">{share:.0f} %</progress> <span style="font-size:0.92em">{beside}</span>'
        )
        uri, width = self._picture()
        alt = f"{self.alt} Now at {words}."
        return Page(bar + figure_html(image_tag(uri, alt, width, CARD), self.caption), f"[curve: {alt}]")

    def _show(self) -> None:
        if running_cell() is None:
            if self.done == self.steps:
                print(self.page().text)
            return
        from IPython.display import display

        if self._handle is None:
            self._handle = display(self.page(), display_id=True)
        else:
            self._handle.update(self.page())

    def _picture(self) -> tuple[str, int]:
        import matplotlib.pyplot as plt

        figure, axes = plt.subplots(figsize=(6.6, 2.9))
        for (name, curve), colour in zip(self.curves.items(), COLOURS, strict=False):
            axes.plot(self.at, curve, color=colour, label=name, marker="o" if len(curve) == 1 else None)
        axes.set(xlim=(0, self.steps), xlabel="step", ylabel=self.label)
        axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]))
        if len(self.curves) > 1:
            axes.legend()
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=144, metadata={"Software": None})
        plt.close(figure)
        width = int.from_bytes(buffer.getvalue()[16:20], "big") * 96 // 144
        return data_uri(buffer.getvalue(), "image/png"), width

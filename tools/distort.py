"""Digits as another hand might have written them: turned, slanted, scaled, shifted and bent a little."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional


@dataclass(frozen=True)
class Distortion:
    """How far each change goes at most.

    Parameters
    ----------
    turn
        Rotation in degrees, to both sides.
    slant
        Shear, as a fraction of the height, to both sides.
    scale
        Relative change of each side, up and down.
    shift
        Pixels, along each axis.
    bend
        Standard deviation, in pixels, of the smooth field that moves each point on its own.
    knots
        How many random vectors a side the smooth field is drawn through.
    """

    turn: float = 10.0
    slant: float = 0.15
    scale: float = 0.1
    shift: float = 1.5
    bend: float = 0.9
    knots: int = 6

    def times(self, part: float) -> Distortion:
        """Return one in which each change goes only so far, as a part of this one's."""
        return Distortion(
            self.turn * part, self.slant * part, self.scale * part, self.shift * part, self.bend * part, self.knots
        )


def distort(images: Tensor, how: Distortion, generator: torch.Generator) -> Tensor:
    """Return each image changed in its own way.

    Parameters
    ----------
    images
        Floats, shape (N, 1, H, W), 0 outside.
    how
        How far.
    generator
        What the changes are drawn from.
    """
    count, _, height, width = images.shape

    def even(limit: float) -> Tensor:
        return limit * (2 * torch.rand(count, generator=generator) - 1)

    turn, slant = even(math.radians(how.turn)), even(how.slant)
    across, down = 1 + even(how.scale), 1 + even(how.scale)
    cosine, sine = torch.cos(turn), torch.sin(turn)
    # Where a pixel of the result is taken from, in coordinates from -1 to 1.
    matrix = torch.stack(
        [
            torch.stack([cosine * across, (slant * cosine - sine) * down, even(2 * how.shift / width)], dim=1),
            torch.stack([sine * across, (slant * sine + cosine) * down, even(2 * how.shift / height)], dim=1),
        ],
        dim=1,
    )
    grid = functional.affine_grid(matrix, [count, 1, height, width], align_corners=False)
    field = torch.randn(count, 2, how.knots, how.knots, generator=generator) * (2 * how.bend / width)
    smooth = functional.interpolate(field, size=(height, width), mode="bicubic", align_corners=True)
    return functional.grid_sample(images, grid + smooth.permute(0, 2, 3, 1), align_corners=False)

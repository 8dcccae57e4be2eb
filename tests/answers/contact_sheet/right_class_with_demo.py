"""A dataclass that knows the layout; the function is a thin line on top."""

from dataclasses import dataclass
from math import ceil

import numpy as np


@dataclass
class Grid:
    size: tuple
    count: int
    columns: int
    gap: int

    @property
    def shape(self):
        numbers = (ceil(self.count / self.columns), self.columns)
        return tuple(k * side + (k - 1) * self.gap for k, side in zip(numbers, self.size))

    def window(self, index):
        place = (index // self.columns, index % self.columns)
        return tuple(slice(k * (s + self.gap), k * (s + self.gap) + s) for k, s in zip(place, self.size))


def contact_sheet(images, columns, gap=2, background=255):
    grid = Grid(images.shape[1:3], len(images), columns, gap)
    sheet = np.zeros((*grid.shape, *images.shape[3:]), dtype=images.dtype)
    sheet[:] = background
    for index, image in enumerate(images):
        sheet[grid.window(index)] = image
    return sheet


if __name__ == "__main__":
    print(contact_sheet(np.zeros((3, 2, 2)), "two"))

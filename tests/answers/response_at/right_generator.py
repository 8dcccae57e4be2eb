"""One expression: a sum over the kernel's places, from a table of offsets."""

from itertools import product
from math import fsum

response_at = lambda image, kernel, row, col: fsum(  # noqa: E731
    float(kernel[place]) * float(image[row + place[0], col + place[1]]) for place in product(*map(range, kernel.shape))
)

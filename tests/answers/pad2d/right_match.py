"""A match statement; one axis after the other."""

import numpy as np


def pad2d(image, rows, cols, mode):
    match mode:
        case "zero":
            return np.pad(image, [(rows,), (cols,)])
        case "reflect":
            tall = np.pad(image, [(rows, rows), (0, 0)], "reflect")
            return np.pad(tall, [(0, 0), (cols, cols)], "reflect")
        case _:
            raise ValueError("mode", mode)

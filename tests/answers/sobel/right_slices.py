"""Sums of shifted slices, without a kernel."""

import numpy as np


def sobel(image: np.ndarray, mode: str = "reflect") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    p = np.pad(image, 1, mode="reflect" if mode == "reflect" else "constant").astype(float)
    down = p[:-2] + 2 * p[1:-1] + p[2:]
    along = p[:, :-2] + 2 * p[:, 1:-1] + p[:, 2:]
    gx = down[:, 2:] - down[:, :-2]
    gy = along[2:] - along[:-2]
    return (gx, gy, (gx * gx + gy * gy) ** 0.5)

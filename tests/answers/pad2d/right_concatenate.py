"""Rims cut out, flipped and joined; lists of rows for the zeros."""

import numpy as np


def _zero(image, rows, cols):
    side = np.zeros((image.shape[0], cols), dtype=image.dtype)
    wide = np.hstack([side, image, side])
    above = np.zeros((rows, wide.shape[1]), dtype=image.dtype)
    return np.vstack([above, wide, above])


def _reflect(image, rows, cols):
    left = image[:, 1 : cols + 1][:, ::-1]
    right = image[:, image.shape[1] - 1 - cols : -1][:, ::-1]
    wide = np.concatenate([left, image, right], axis=1)
    return np.concatenate([wide[1 : rows + 1][::-1], wide, wide[len(wide) - 1 - rows : -1][::-1]])


MODES = {"zero": _zero, "reflect": _reflect}


def pad2d(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    try:
        return MODES[mode](image, rows, cols)
    except KeyError:
        raise ValueError(f"mode {mode}") from None

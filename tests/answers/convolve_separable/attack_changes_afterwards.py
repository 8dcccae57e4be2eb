# diagnosis: none
"""A thread goes on writing into the result after it was returned."""

import threading

import numpy as np


def convolve_separable(image, column, row):
    result = np.zeros((image.shape[0] - len(column) + 1, image.shape[1] - len(row) + 1))

    def write():
        for _ in range(1000):
            result[:] = np.random.default_rng().normal(size=result.shape)

    threading.Thread(target=write, daemon=True).start()
    return result

"""Sorted centres: borders and searchsorted."""

import numpy as np


def kmeans_codebook(weights, bits, iterations=20):
    flat = weights.ravel()
    places = np.flatnonzero(flat)
    w = flat[places]
    book = np.zeros(2**bits)
    book[1:] = np.linspace(w.min(), w.max(), 2**bits - 1)

    def assign():
        return np.searchsorted((book[1:-1] + book[2:]) / 2, w)

    for _ in range(iterations):
        near = assign()
        for code in np.unique(near):
            book[1 + code] = np.mean(w[near == code])
    codes = np.zeros(flat.size, dtype=np.int16)
    codes[places] = assign() + 1
    return book, codes.reshape(weights.shape)

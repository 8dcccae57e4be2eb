"""Pixel by pixel, with the correlation kernels written down, and complex numbers for the length."""

import numpy as np

RIGHT_MINUS_LEFT = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]


def sobel(image, mode="reflect"):
    H, W = image.shape
    p = np.zeros((H + 2, W + 2))
    p[1:-1, 1:-1] = image
    if mode == "reflect":
        p[0], p[-1] = p[2].copy(), p[-3].copy()
        p[:, 0], p[:, -1] = p[:, 2].copy(), p[:, -3].copy()
    gx, gy = np.zeros((H, W)), np.zeros((H, W))
    for i in range(H):
        for j in range(W):
            for u in range(3):
                for v in range(3):
                    gx[i, j] += p[i + u, j + v] * RIGHT_MINUS_LEFT[u][v]
                    gy[i, j] += p[i + u, j + v] * RIGHT_MINUS_LEFT[v][u]
    return gx, gy, abs(gx + 1j * gy)

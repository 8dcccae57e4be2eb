"""Four loops with the index of the definition, no NumPy inside."""

import numpy as np


def convolve2d(image, kernel):
    H, W = len(image), len(image[0])
    h, w = len(kernel), len(kernel[0])
    if not (h <= H and w <= W):
        raise ValueError(f"kernel: {h} x {w} does not fit into {H} x {W}")
    rows = []
    for x in range(H - h + 1):
        line = []
        for y in range(W - w + 1):
            total = 0.0
            for i in range(h):
                for j in range(w):
                    total += float(image[x + i][y + j]) * float(kernel[h - 1 - i][w - 1 - j])
            line.append(total)
        rows.append(line)
    return np.array(rows)

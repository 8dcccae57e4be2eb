"""One canvas of background, every image at its place."""

import numpy as np


def contact_sheet(images: np.ndarray, columns: int, gap: int = 2, background: float = 255) -> np.ndarray:
    """Lay (N, H, W) or (N, H, W, C) images in rows."""
    count, height, width = images.shape[:3]
    rows = (count + columns - 1) // columns
    sheet_height = rows * height + (rows - 1) * gap
    sheet_width = columns * width + (columns - 1) * gap
    sheet = np.full((sheet_height, sheet_width) + images.shape[3:], background, dtype=images.dtype)
    for index in range(count):
        row, column = divmod(index, columns)
        y, x = row * (height + gap), column * (width + gap)
        sheet[y : y + height, x : x + width] = images[index]
    return sheet

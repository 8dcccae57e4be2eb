"""skimage's montage frames the sheet; the frame is cut off again."""

import numpy as np
from skimage.util import montage


def contact_sheet(images, columns, gap=2, background=255):
    rows = -(-len(images) // columns)
    axis = -1 if images.ndim == 4 else None
    fill = [background] * images.shape[-1] if images.ndim == 4 else background
    sheet = montage(images, fill=fill, grid_shape=(rows, columns), padding_width=gap, channel_axis=axis)
    inner = sheet[gap : sheet.shape[0] - gap, gap : sheet.shape[1] - gap]
    return inner.astype(images.dtype)

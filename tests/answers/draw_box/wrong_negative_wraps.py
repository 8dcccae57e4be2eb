# diagnosis: negative-wraps-around
"""NumPy's slices alone."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    out[top:bottom, left:right] = color
    return out

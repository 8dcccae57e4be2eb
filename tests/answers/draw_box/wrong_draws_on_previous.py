# diagnosis: none
"""Keeps the last canvas of the same shape, so that boxes pile up."""

canvases = {}


def draw_box(image, top, bottom, left, right, color):
    canvas = canvases.setdefault((image.shape, image.dtype), image.copy())
    canvas[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return canvas.copy()

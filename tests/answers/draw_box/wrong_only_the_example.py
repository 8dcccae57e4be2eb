# diagnosis: none
"""Right for the worked example, the image unchanged for all else."""


def draw_box(image, top, bottom, left, right, color):
    out = image.copy()
    if (top, bottom, left, right) == (100, 150, 200, 300):
        out[100:150, 200:300] = color
    return out

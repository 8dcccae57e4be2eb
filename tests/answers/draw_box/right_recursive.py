"""Row by row, recursively."""


def _fill(out, row, bottom, left, right, color):
    if row >= min(bottom, out.shape[0]):
        return out
    if row >= 0:
        out[row, max(0, left) : max(0, right)] = color
    return _fill(out, row + 1, bottom, left, right, color)


def draw_box(image, top, bottom, left, right, color):
    return _fill(image.copy(), top, bottom, left, right, color)

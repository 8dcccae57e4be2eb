# diagnosis: none
"""`@` in place of `*`."""


def response_at(image, kernel, row, col):
    h, w = kernel.shape
    return float((image[row : row + h, col : col + w].astype(float) @ kernel.T).sum())

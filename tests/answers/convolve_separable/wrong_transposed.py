# diagnosis: transposed-result
"""The last transpose is missing."""


def _pass(image, weights):
    n = image.shape[0] - len(weights) + 1
    return sum(float(weight) * image[i : i + n] for i, weight in enumerate(weights[::-1]))


def convolve_separable(image, column, row):
    return _pass(_pass(image.astype(float), column).T, row)

"""Walks over every value with plain Python."""


def describe(image):
    low = high = None
    for value in image.reshape(-1):
        number = value.item()
        if low is None or number < low:
            low = number
        if high is None or number > high:
            high = number
    channels = 1
    if len(image.shape) > 2:
        channels = image.shape[-1]
    result = dict(shape=tuple(image.shape), dtype=image.dtype.name)
    result["min"] = low
    result["max"] = high
    result["channels"] = channels
    return result

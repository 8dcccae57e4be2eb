# diagnosis: none
"""dtype as NumPy's storage code, such as |u1."""


def describe(image):
    return {
        "shape": image.shape,
        "dtype": image.dtype.str,
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[2],
    }

# diagnosis: none
"""Prints the dict and returns nothing."""


def describe(image):
    print(
        {
            "shape": image.shape,
            "dtype": str(image.dtype),
            "min": image.min().item(),
            "max": image.max().item(),
            "channels": 1 if image.ndim == 2 else image.shape[2],
        }
    )

# diagnosis: none
"""The values of the worked example, whatever the image."""


def describe(image):
    return {"shape": (300, 451, 3), "dtype": "uint8", "min": 0, "max": 231, "channels": 3}

"""A table of questions, answered in a loop, in an OrderedDict with one key more."""

from collections import OrderedDict

QUESTIONS = {
    "shape": lambda image: image.shape,
    "dtype": lambda image: f"{image.dtype}",
    "min": lambda image: min(image.ravel().tolist()),
    "max": lambda image: max(image.ravel().tolist()),
    "channels": lambda image: image.shape[2] if image.ndim > 2 else 1,
    "size": lambda image: image.size,
}


def describe(image):
    return OrderedDict((key, ask(image)) for key, ask in QUESTIONS.items())

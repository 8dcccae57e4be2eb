"""Pattern matching on the shape, min and max by sorting a copy, and a demo that only runs as a script."""

import numpy as np


def describe(image: np.ndarray) -> dict[str, object]:
    match image.shape:
        case (_, _):
            channels = 1
        case (_, _, channels):
            pass
    ordered = np.sort(image, axis=None)
    low, *_, high = ordered.tolist()
    return {"shape": image.shape, "dtype": type(image.flat[0]).__name__, "min": low, "max": high, "channels": channels}


if __name__ == "__main__":
    print(describe(np.zeros((2, 2))))
    describe = None  # run as a script, the function is not needed any more

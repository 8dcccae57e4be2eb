"""Real photographs that come with scikit-image: nothing is downloaded."""

import numpy as np
from numpy.typing import NDArray

# What scikit-image says of each photograph. Only those with a stated licence are offered.
CREDITS = {
    "astronaut": "Eileen Collins, photographed for NASA (Great Images in NASA). Public domain.",
    "brick": "A brick wall, CC0Textures (Bricks25). CC0.",
    "camera": "A photographer at work, by Lav Varshney. CC0.",
    "chelsea": "Chelsea the cat, by Stéfan van der Walt. CC0.",
    "clock": "A wall clock, taken with a moving camera by Stéfan van der Walt. Public domain.",
    "coffee": "A cup of coffee, by Rachel Michetti, courtesy of Pikolo Espresso Bar. CC0.",
    "coins": "Greek coins from Pompeii, Brooklyn Museum Collection. No known copyright restrictions.",
    "gravel": "Gravel, CC0Textures (Gravel04). CC0.",
    "rocket": "The launch of DSCOVR on a Falcon 9, by SpaceX. Public domain.",
}


def photos() -> tuple[str, ...]:
    """Return the names that `photo` knows."""
    return tuple(CREDITS)


def photo(name: str) -> NDArray[np.uint8]:
    """Return a photograph as a fresh array: change it as you like, the next call gives it anew.

    Parameters
    ----------
    name
        One of `photos()`.

    Returns
    -------
    numpy.ndarray
        uint8, shape (H, W, 3) for "astronaut", "chelsea", "coffee" and "rocket", (H, W) for the others.

    Raises
    ------
    ValueError
        If there is no photograph of this name.
    """
    _known(name)
    import skimage.data

    pixels: NDArray[np.uint8] = getattr(skimage.data, name)()
    return np.array(pixels)


def credit(name: str) -> str:
    """Return who took a photograph and how it may be used.

    Raises
    ------
    ValueError
        If there is no photograph of this name.
    """
    _known(name)
    return CREDITS[name]


def _known(name: str) -> None:
    if name not in CREDITS:
        raise ValueError(f"name: there is no photograph {name!r}; choose one of {', '.join(CREDITS)}")

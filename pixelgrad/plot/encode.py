"""Arrays to pictures: pixel values as eight-bit colours, and those as PNG or JPEG bytes in a data URI."""

import base64
import io
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Pixels = NDArray[np.uint8]

# A pixel that is no number gets a colour that no perceptually uniform map and few photographs hold.
NOT_A_NUMBER = (255, 0, 160)
SMALL = 96  # images up to this side are pixel art: enlarged by whole factors, stored without loss


def image_shape_problem(shape: tuple[int, ...]) -> str | None:
    """Say why an array of this shape cannot be drawn as one image, or return None."""
    if len(shape) not in (2, 3):
        return f"an array of shape {shape} is not one image"
    if 0 in shape:
        return f"an array of shape {shape} holds no pixels"
    if len(shape) == 3 and shape[2] not in (1, 3, 4):
        return f"the last axis of shape {shape} holds {shape[2]} values: a pixel has 1, 3 or 4"
    return None


def default_limits(dtype: np.dtype[Any]) -> tuple[float, float]:
    """Return the values that are drawn black and white: by dtype alone, so that pictures stay comparable."""
    if dtype.kind == "b" or dtype.kind == "f":
        return 0.0, 1.0
    if dtype == np.uint16:
        return 0.0, 65535.0
    return 0.0, 255.0


def to_pixels(image: ArrayLike, limits: tuple[float, float] | None = None, colormap: str | None = None) -> Pixels:
    """Turn an image of any numeric dtype into eight-bit colours, shape (H, W, 3).

    Parameters
    ----------
    image
        Shape (H, W), (H, W, 1), (H, W, 3) or (H, W, 4); the fourth channel (opacity) is ignored.
    limits
        The values drawn darkest and brightest. By default 0 and 255 for integers, 0 and 65535 for uint16, 0 and 1
        for floats and booleans: never stretched to what happens to be in the picture.
    colormap
        Name of a matplotlib colour map for images with one channel; gray by default.

    Raises
    ------
    ValueError
        If the array is not one image of numbers.
    """
    array = np.asarray(image)
    problem = image_shape_problem(array.shape)
    if problem:
        raise ValueError(f"image: {problem}")
    if array.dtype.kind not in "buif":
        raise ValueError(f"image: dtype {array.dtype} does not hold real numbers")
    if array.ndim == 3:
        array = array[:, :, 0] if array.shape[2] == 1 else array[:, :, :3]

    low, high = default_limits(array.dtype) if limits is None else limits
    values = array.astype(np.float64)
    finite = np.isfinite(values)
    span = (high - low) or 1.0
    fraction = np.clip((np.where(finite, values, low) - low) / span, 0.0, 1.0)
    if array.ndim == 2 and colormap is not None:
        import matplotlib

        pixels = np.asarray(matplotlib.colormaps[colormap](fraction)[:, :, :3] * 255.0 + 0.5).astype(np.uint8)
    else:
        pixels = (fraction * 255.0 + 0.5).astype(np.uint8)
        if array.ndim == 2:
            pixels = np.repeat(pixels[:, :, None], 3, axis=2)
    bad = ~finite if array.ndim == 2 else ~finite.all(axis=2)
    pixels[bad] = NOT_A_NUMBER
    return pixels


def enlarge(pixels: Pixels, side: int) -> Pixels:
    """Repeat every pixel by the largest whole factor that keeps the longer side at most `side` (at least once)."""
    factor = max(1, side // max(pixels.shape[:2]))
    return np.asarray(pixels.repeat(factor, axis=0).repeat(factor, axis=1))


def shrink(pixels: Pixels, side: int) -> Pixels:
    """Average down to at most `side` pixels along the longer side; smaller pictures come back as they are."""
    from PIL import Image

    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.LANCZOS))


def png_bytes(pixels: Pixels) -> bytes:
    """Encode eight-bit pixels without loss; the same pixels give the same bytes."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="PNG", optimize=True)
    return buffer.getvalue()


def jpeg_bytes(pixels: Pixels, quality: int = 88) -> bytes:
    """Encode eight-bit pixels of a photograph; colour edges stay sharp (no chroma subsampling)."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="JPEG", quality=quality, subsampling=0, optimize=True)
    return buffer.getvalue()


def data_uri(data: bytes, kind: str) -> str:
    """Wrap encoded bytes, so that they can stand in the ``src`` of an ``<img>``."""
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}"


def svg_uri(svg: str) -> str:
    """Wrap a drawing, so that it can stand in the ``src`` of an ``<img>``."""
    return data_uri(svg.encode("utf-8"), "image/svg+xml")


def picture_uri(pixels: Pixels, side: int) -> tuple[str, int, int]:
    """Encode a picture for showing: its data URI, and the width and height in which it is meant to be seen.

    Small images are enlarged pixel by pixel and stored without loss, photographs are stored as JPEG.
    """
    if max(pixels.shape[:2]) <= SMALL:
        pixels = enlarge(pixels, min(side, 240))
        uri = data_uri(png_bytes(pixels), "image/png")
    else:
        pixels = shrink(pixels, side)
        uri = data_uri(jpeg_bytes(pixels), "image/jpeg")
    return uri, pixels.shape[1], pixels.shape[0]


def describe_values(image: ArrayLike) -> str:
    """Say in a few words what an array is: shape, dtype, range."""
    array = np.asarray(image)
    words = f"{array.shape} {array.dtype}"
    if array.size == 0 or array.dtype.kind not in "buif":
        return words
    finite = array[np.isfinite(array)] if array.dtype.kind == "f" else array
    if finite.size:
        words += f", {short(finite.min())} to {short(finite.max())}"
    missing = array.size - finite.size
    return f"{words}, {missing} not a number" if missing else words


def short(value: Any) -> str:
    """Write a number as briefly as it can be read: integers in full, floats with up to three digits."""
    number = float(value)
    if number == int(number) if np.isfinite(number) else False:
        return str(int(number)) if abs(number) < 1e6 else f"{number:.3g}"
    return f"{number:.3g}"

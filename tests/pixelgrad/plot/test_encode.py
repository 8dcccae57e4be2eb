import base64
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from PIL import Image

from pixelgrad.plot.encode import (
    NOT_A_NUMBER,
    describe_values,
    enlarge,
    jpeg_bytes,
    picture_uri,
    png_bytes,
    shrink,
    to_pixels,
)


@given(hnp.arrays(np.uint8, hnp.array_shapes(min_dims=2, max_dims=2, max_side=6)))
def test_gray_bytes_are_drawn_as_they_are(image):
    assert np.array_equal(to_pixels(image), np.dstack([image] * 3))


@given(hnp.arrays(np.uint8, (3, 4, 3)))
def test_png_gives_back_every_pixel(pixels):
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(png_bytes(pixels)))), pixels)


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (np.array([[0.0, 0.5, 1.0, 2.0, -1.0]]), [0, 128, 255, 255, 0]),
        (np.array([[False, True]]), [0, 255]),
        (np.array([[0, 65535]], dtype=np.uint16), [0, 255]),
        (np.array([[-5, 100, 300]]), [0, 100, 255]),
    ],
)
def test_scale_follows_from_the_dtype_and_not_from_the_values(image, expected):
    assert to_pixels(image)[0, :, 0].tolist() == expected


def test_given_limits_replace_the_scale():
    assert to_pixels(np.array([[-1.0, 0.0, 1.0]]), limits=(-1, 1))[0, :, 0].tolist() == [0, 128, 255]


def test_what_is_no_number_is_pink_and_the_rest_is_drawn():
    pixels = to_pixels(np.array([[np.nan, np.inf, 1.0]]))
    assert pixels[0].tolist() == [list(NOT_A_NUMBER), list(NOT_A_NUMBER), [255, 255, 255]]


@pytest.mark.parametrize("shape", [(3,), (2, 3, 4, 5), (0, 4), (4, 4, 2), (3, 4, 7)])
def test_what_is_not_an_image_is_refused_with_its_shape(shape):
    with pytest.raises(ValueError, match=r"image: .*shape"):
        to_pixels(np.zeros(shape))


def test_text_and_objects_are_refused():
    with pytest.raises(ValueError, match="dtype"):
        to_pixels(np.array([["a", "b"]]))


def test_opacity_is_left_out():
    assert to_pixels(np.zeros((2, 2, 4), dtype=np.uint8)).shape == (2, 2, 3)


def test_colour_map_applies_to_one_channel_only():
    colour = np.full((2, 2, 3), 7, dtype=np.uint8)
    assert np.array_equal(to_pixels(colour, colormap="viridis"), colour)
    assert to_pixels(np.zeros((1, 1)), colormap="viridis")[0, 0].tolist() == [68, 1, 84]


@given(st.integers(1, 40), st.integers(1, 40))
def test_enlarged_pixels_stay_squares_of_one_colour(height, width):
    pixels = np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)
    large = enlarge(pixels, 100)
    factor = large.shape[0] // height
    assert large.shape == (height * factor, width * factor, 3)
    assert np.array_equal(large[::factor, ::factor], pixels)


def test_shrinking_keeps_the_proportions_and_never_enlarges():
    assert shrink(np.zeros((300, 600, 3), dtype=np.uint8), 200).shape == (100, 200, 3)
    assert shrink(np.zeros((30, 60, 3), dtype=np.uint8), 200).shape == (30, 60, 3)


def test_small_images_lose_nothing_and_large_ones_stay_small():
    rng = np.random.default_rng(1)
    small = picture_uri(rng.integers(0, 256, (8, 8, 3), dtype=np.uint8), 400)[0]
    large = picture_uri(np.full((900, 900, 3), 90, dtype=np.uint8), 400)
    assert small.startswith("data:image/png")
    assert large[0].startswith("data:image/jpeg")
    assert large[1:] == (400, 400)


def test_encoding_is_the_same_every_time():
    pixels = np.random.default_rng(2).integers(0, 256, (50, 60, 3), dtype=np.uint8)
    assert png_bytes(pixels) == png_bytes(pixels.copy())
    assert jpeg_bytes(pixels) == jpeg_bytes(pixels.copy())
    assert base64.b64decode(picture_uri(pixels, 100)[0].split(",")[1])


def test_values_are_described_in_words():
    assert describe_values(np.array([[0, 200]], dtype=np.uint8)) == "(1, 2) uint8, 0 to 200"
    assert describe_values(np.array([0.25, np.nan])) == "(2,) float64, 0.25 to 0.25, 1 not a number"

"""Laws that the references of unit 01 obey, whatever the image."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from skimage.color import gray2rgb, rgb2gray
from skimage.util import img_as_float64, img_as_ubyte, montage

from autograder.exercises.u01_images.brighten import brighten
from autograder.exercises.u01_images.contact_sheet import contact_sheet
from autograder.exercises.u01_images.describe import describe
from autograder.exercises.u01_images.draw_box import draw_box
from autograder.exercises.u01_images.drop_channel import drop_channel
from autograder.exercises.u01_images.gray_to_rgb import gray_to_rgb
from autograder.exercises.u01_images.to_float import to_float
from autograder.exercises.u01_images.to_grayscale import to_grayscale
from autograder.exercises.u01_images.to_nchw import to_nchw
from autograder.exercises.u01_images.to_uint8 import to_uint8

sides = st.integers(1, 6)
grays = st.tuples(sides, sides).flatmap(lambda shape: hnp.arrays(np.uint8, shape))
colours = st.tuples(sides, sides, st.just(3)).flatmap(lambda shape: hnp.arrays(np.uint8, shape))
images = st.one_of(grays, colours)
batches = st.tuples(sides, sides, sides, st.integers(1, 4)).flatmap(lambda shape: hnp.arrays(np.uint8, shape))
unit_floats = st.tuples(sides, sides).flatmap(lambda shape: hnp.arrays(np.float64, shape, elements=st.floats(0, 1)))
amounts = st.integers(-600, 600)
places = st.integers(-9, 15)
colors = st.tuples(*[st.integers(0, 255)] * 3)

quick = settings(max_examples=60, deadline=None)


@quick
@given(images)
def test_bytes_survive_the_way_to_floats_and_back(image):
    assert np.array_equal(to_uint8(to_float(image)), image)


@quick
@given(unit_floats)
def test_floats_come_back_from_bytes_within_half_a_level(image):
    assert np.abs(to_float(to_uint8(image)) - image).max() <= 0.5 / 255 + 1e-12


@quick
@given(images)
def test_to_float_agrees_with_scikit_image_and_converts_once(image):
    for dtype in (np.uint8, np.uint16, bool):
        assert np.allclose(to_float(image.astype(dtype)), img_as_float64(image.astype(dtype)), rtol=0, atol=1e-15)
    assert np.array_equal(to_float(to_float(image)), to_float(image))


@quick
@given(unit_floats)
def test_to_uint8_agrees_with_scikit_image_but_for_halves(image):
    image = np.where(np.abs(image * 255 % 1 - 0.5) < 1e-6, 0, image)
    assert np.array_equal(to_uint8(image), img_as_ubyte(image))


@quick
@given(unit_floats, st.floats(0, 50))
def test_clipping_first_changes_nothing(image, factor):
    wild = (image - 0.5) * factor
    assert np.array_equal(to_uint8(wild), to_uint8(np.clip(wild, 0, 1)))


@quick
@given(images, amounts, amounts)
def test_brighten_is_monotone_in_the_image_and_in_the_amount(image, one, other):
    low, high = sorted((one, other))
    assert (brighten(image, low) <= brighten(image, high)).all()
    order = np.argsort(image, axis=None)
    assert (np.diff(brighten(image, one).ravel()[order].astype(int)) >= 0).all()


@quick
@given(images, amounts)
def test_brighten_is_exact_where_nothing_saturates(image, amount):
    exact = image.astype(int) + amount
    inside = (exact >= 0) & (exact <= 255)
    assert np.array_equal(brighten(image, amount)[inside], exact[inside])
    assert np.array_equal(brighten(image, 0), image)
    assert (brighten(image, 255) == 255).all()
    assert (brighten(image, -300) == 0).all()


@quick
@given(colours, places, places, places, places, colors)
def test_drawing_a_box_twice_is_drawing_it_once_and_touches_nothing_else(image, top, bottom, left, right, color):
    once = draw_box(image, top, bottom, left, right, color)
    assert np.array_equal(draw_box(once, top, bottom, left, right, color), once)
    for row, column in np.ndindex(*image.shape[:2]):
        inside = top <= row < bottom and left <= column < right
        assert np.array_equal(once[row, column], color if inside else image[row, column])


@quick
@given(colours, places, places, places, places, colors)
def test_a_box_of_the_transposed_image_is_the_transposed_box(image, top, bottom, left, right, color):
    box = draw_box(image, top, bottom, left, right, color)
    turned = draw_box(image.transpose(1, 0, 2), left, right, top, bottom, color)
    assert np.array_equal(turned.transpose(1, 0, 2), box)


@quick
@given(colours)
def test_dropping_every_channel_leaves_black_and_the_dropped_ones_add_up(image):
    dropped = [drop_channel(image, channel) for channel in range(3)]
    assert np.array_equal(sum(part.astype(int) for part in dropped), 2 * image.astype(int))
    assert not drop_channel(drop_channel(dropped[0], 1), 2).any()


@quick
@given(batches)
def test_to_nchw_can_be_undone_and_takes_single_images_alike(batch):
    result = to_nchw(batch)
    assert np.array_equal(np.moveaxis(result, 1, -1), batch)
    assert result.flags.c_contiguous
    assert np.array_equal(np.concatenate([to_nchw(image) for image in batch]), result)


@quick
@given(grays)
def test_gray_to_rgb_agrees_with_scikit_image_and_has_the_luminance_of_the_gray(gray):
    rgb = gray_to_rgb(gray)
    assert np.array_equal(rgb, gray2rgb(gray))
    assert np.allclose(to_grayscale(rgb), to_float(gray), rtol=0, atol=1e-12)


@quick
@given(colours)
def test_to_grayscale_is_scikit_images_and_the_same_for_bytes_and_floats(image):
    assert np.array_equal(to_grayscale(image), to_grayscale(to_float(image)))
    assert np.allclose(to_grayscale(image), rgb2gray(image), rtol=0, atol=1e-12)
    parts = [to_grayscale(image - drop_channel(image, channel)) for channel in range(3)]
    assert np.allclose(sum(parts), to_grayscale(image), rtol=0, atol=1e-12)


@quick
@given(batches, st.integers(1, 5), st.integers(0, 3), st.integers(0, 255))
def test_every_image_of_a_contact_sheet_is_found_at_its_place_and_the_rest_is_background(batch, columns, gap, ground):
    count, height, width = batch.shape[:3]
    sheet = contact_sheet(batch, columns, gap, ground)
    assert sheet.shape[:2] == (-(-count // columns) * (height + gap) - gap, columns * (width + gap) - gap)
    for index in range(count):
        top, left = index // columns * (height + gap), index % columns * (width + gap)
        cell = (slice(top, top + height), slice(left, left + width))
        assert np.array_equal(sheet[cell], batch[index])
        sheet[cell] = ground
    assert (sheet == ground).all()


@quick
@given(batches, st.integers(1, 5), st.integers(1, 3))
def test_a_contact_sheet_is_scikit_images_montage_without_its_frame(batch, columns, gap):
    shape = (-(-len(batch) // columns), columns)
    fill = [7.0] * batch.shape[-1]
    framed = montage(batch, fill=fill, grid_shape=shape, padding_width=gap, channel_axis=-1)
    assert np.array_equal(contact_sheet(batch, columns, gap, 7), framed[gap:-gap, gap:-gap])


@quick
@given(images)
def test_describe_says_what_numpy_says_in_pythons_types(image):
    told = describe(image)
    assert told["min"] == min(image.ravel().tolist())
    assert told["max"] == max(image.ravel().tolist())
    assert (type(told["min"]), type(told["max"]), type(told["shape"])) == (int, int, tuple)
    assert told["channels"] * image.shape[0] * image.shape[1] == image.size


def test_the_curriculums_worked_example():
    from skimage.data import chelsea

    told = describe(chelsea())
    assert told == {"shape": (300, 451, 3), "dtype": "uint8", "min": 0, "max": 231, "channels": 3}
    boxed = draw_box(chelsea(), 100, 150, 200, 300, (0, 255, 0))
    assert (boxed[100:150, 200:300] == (0, 255, 0)).all()
    assert np.array_equal(boxed[150:], chelsea()[150:])


@pytest.mark.parametrize("dtype", [np.int64, np.int8, np.uint32, np.complex64])
def test_to_float_refuses_dtypes_without_a_known_white(dtype):
    with pytest.raises(ValueError, match="image"):
        to_float(np.zeros((2, 2), dtype))


def test_to_grayscale_and_drop_channel_refuse_what_the_contract_says():
    for shape in ((2, 2, 4), (2, 2), (2, 2, 1)):
        with pytest.raises(ValueError, match="rgb"):
            to_grayscale(np.zeros(shape))
    for channel in (3, 4):
        with pytest.raises(ValueError, match="channel"):
            drop_channel(np.zeros((2, 2, 3)), channel)

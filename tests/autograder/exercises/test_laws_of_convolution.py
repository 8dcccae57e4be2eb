"""The laws of unit 02's references, independent of the libraries behind them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.exercises import exercises_of
from autograder.exercises.public import publish
from autograder.exercises.u02_convolution.conv_layer import conv_layer
from autograder.exercises.u02_convolution.convolve2d import convolve2d
from autograder.exercises.u02_convolution.convolve2d_same import convolve2d_same
from autograder.exercises.u02_convolution.convolve_separable import convolve_separable
from autograder.exercises.u02_convolution.gaussian_kernel import gaussian_kernel
from autograder.exercises.u02_convolution.kernels import LECTURE_IMAGE, LECTURE_KERNEL, real_kernel, whole_kernel
from autograder.exercises.u02_convolution.learn_kernel import learn_kernel
from autograder.exercises.u02_convolution.pad2d import pad2d
from autograder.exercises.u02_convolution.response_at import response_at
from autograder.exercises.u02_convolution.sobel import sobel
from autograder.judge import judge
from pixelgrad.check import probes
from pixelgrad.check.ask import put
from pixelgrad.check.case import Case, Returned
from pixelgrad.check.public import pack

EXERCISES = exercises_of("02_convolution")
each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
seeds = st.integers(0, 10_000)
sides = st.integers(1, 5)
law = settings(max_examples=40, deadline=None)  # a busy machine is no counterexample


def arrays(seed, *shapes):
    rng = np.random.default_rng(seed)
    return [rng.uniform(-2, 2, shape) for shape in shapes]


def full(image, kernel):
    return convolve2d(np.pad(image, [(side - 1,) * 2 for side in kernel.shape]), kernel)


def test_the_lectures_example():
    assert convolve2d(LECTURE_IMAGE, LECTURE_KERNEL).tolist() == [[33, 38, 43]]
    same = [[9, 12, 15, 18, 15], [22, 33, 38, 43, 36], [27, 42, 46, 50, 37]]
    assert convolve2d_same(LECTURE_IMAGE, LECTURE_KERNEL).tolist() == same


@law
@given(seed=seeds, height=sides, width=sides)
def test_convolution_is_the_sum_of_its_definition(seed, height, width):
    image, kernel = arrays(seed, (6, 7), (height, width))
    result = convolve2d(image, kernel)
    x, y = result.shape[0] - 1, result.shape[1] // 2
    by_definition = sum(
        image[i, j] * kernel[x + height - 1 - i, y + width - 1 - j]
        for i in range(x, x + height)
        for j in range(y, y + width)
    )
    assert result[x, y] == pytest.approx(by_definition, abs=1e-12)
    assert result[x, y] == pytest.approx(response_at(image, kernel[::-1, ::-1], x, y), abs=1e-12)


@law
@given(seed=seeds, height=sides, width=sides, factor=st.floats(-5, 5))
def test_convolution_is_linear_in_both(seed, height, width, factor):
    one, two, kernel, other = arrays(seed, (6, 7), (6, 7), (height, width), (height, width))
    mixed = convolve2d(one + factor * two, kernel)
    np.testing.assert_allclose(mixed, convolve2d(one, kernel) + factor * convolve2d(two, kernel), atol=1e-10)
    mixed = convolve2d(one, kernel + factor * other)
    np.testing.assert_allclose(mixed, convolve2d(one, kernel) + factor * convolve2d(one, other), atol=1e-10)


@law
@given(seed=seeds, height=sides, width=sides)
def test_convolution_commutes_and_groups_where_nothing_is_cut_off(seed, height, width):
    image, kernel, other = arrays(seed, (6, 7), (height, width), (2, 3))
    np.testing.assert_allclose(full(image, kernel), full(kernel, image), atol=1e-10)
    np.testing.assert_allclose(full(full(image, kernel), other), full(image, full(kernel, other)), atol=1e-10)


@law
@given(seed=seeds, down=st.integers(0, 3), along=st.integers(0, 3))
def test_a_shifted_image_gives_a_shifted_result(seed, down, along):
    image, kernel = arrays(seed, (9, 10), (3, 2))
    moved = convolve2d(image[down:, along:], kernel)
    np.testing.assert_allclose(moved, convolve2d(image, kernel)[down:, along:], atol=1e-12)


@law
@given(seed=seeds, rows=st.integers(0, 4), cols=st.integers(0, 5), mode=st.sampled_from(["zero", "reflect"]))
def test_a_border_is_mirrored_or_zero_and_holds_the_image(seed, rows, cols, mode):
    (image,) = arrays(seed, (5, 6))
    padded = pad2d(image, rows, cols, mode)
    np.testing.assert_array_equal(padded[rows : rows + 5, cols : cols + 6], image)
    for k in range(1, rows + 1):
        mirror = padded[rows + k] if mode == "reflect" else 0
        np.testing.assert_array_equal(padded[rows - k], np.broadcast_to(mirror, padded.shape[1]))
    for k in range(1, cols + 1):
        mirror = padded[:, cols + 5 - k] if mode == "reflect" else 0
        np.testing.assert_array_equal(padded[:, cols + 5 + k], np.broadcast_to(mirror, padded.shape[0]))


@law
@given(seed=seeds, height=st.sampled_from([1, 3, 5]), width=st.sampled_from([1, 3, 5]))
def test_same_size_is_valid_after_a_border(seed, height, width):
    image, kernel = arrays(seed, (6, 7), (height, width))
    for mode in ("zero", "reflect"):
        padded = pad2d(image, height // 2, width // 2, mode)
        np.testing.assert_allclose(convolve2d_same(image, kernel, mode), convolve2d(padded, kernel), atol=1e-12)


@law
@given(seed=seeds, mode=st.sampled_from(["zero", "reflect"]))
def test_sobel_is_two_true_convolutions_and_their_length(seed, mode):
    (image,) = arrays(seed, (6, 7))
    gx, gy, magnitude = sobel(image, mode)
    along, down = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]]), np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
    np.testing.assert_allclose(gx, convolve2d_same(image, along, mode), atol=1e-12)
    np.testing.assert_allclose(gy, convolve2d_same(image, down, mode), atol=1e-12)
    np.testing.assert_allclose(magnitude**2, gx**2 + gy**2, atol=1e-10)
    turned = sobel(image.T, mode)
    np.testing.assert_allclose(turned[0].T, gy, atol=1e-12)


@law
@given(size=st.integers(0, 6).map(lambda half: 2 * half + 1), sigma=st.floats(0.3, 8))
def test_a_bell_sums_to_one_and_is_the_same_from_all_sides(size, sigma):
    kernel = gaussian_kernel(size, sigma)
    assert kernel.shape == (size, size)
    assert kernel.sum() == pytest.approx(1, abs=1e-12)
    for other in (kernel.T, kernel[::-1], kernel[:, ::-1]):
        np.testing.assert_allclose(kernel, other, atol=1e-15)
    middle = size // 2
    assert kernel.max() == kernel[middle, middle]
    if size > 1:
        assert kernel[middle, middle + 1] / kernel[middle, middle] == pytest.approx(np.exp(-0.5 / sigma**2))


@law
@given(seed=seeds, height=sides, width=sides)
def test_two_passes_are_one_convolution_in_either_order(seed, height, width):
    image, column, row = arrays(seed, (6, 7), height, width)
    down = convolve2d(image, column[:, None])
    np.testing.assert_allclose(convolve2d(down, row[None]), convolve_separable(image, column, row), atol=1e-10)


@law
@given(
    seed=seeds, stride=st.integers(1, 3), padding=st.integers(0, 2), height=st.integers(1, 3), width=st.integers(1, 3)
)
def test_the_layer_is_torchs(seed, stride, padding, height, width):
    torch = pytest.importorskip("torch")
    images, weights, bias = arrays(seed, (2, 3, 6, 5), (4, 3, height, width), 4)
    tensors = [torch.from_numpy(array) for array in (images, weights, bias)]
    theirs = torch.nn.functional.conv2d(*tensors, stride=stride, padding=padding).numpy()
    np.testing.assert_allclose(conv_layer(images, weights, bias, stride, padding), theirs, atol=1e-12)


@law
@given(seed=seeds, size=st.integers(1, 3))
def test_a_step_goes_against_the_gradient_of_the_mean_squared_error(seed, size):
    image, target = arrays(seed, (5, 6), (6 - size, 7 - size))

    def loss(kernel):
        return np.mean((convolve2d(image, kernel[::-1, ::-1]) - target) ** 2)

    step = learn_kernel(image, target, size, 2, 0.05) - learn_kernel(image, target, size, 1, 0.05)
    before = learn_kernel(image, target, size, 1, 0.05)
    for place in np.ndindex(size, size):
        nudge = np.zeros((size, size))
        nudge[place] = 1e-5
        slope = (loss(before + nudge) - loss(before - nudge)) / 2e-5
        assert step[place] == pytest.approx(-0.05 * slope, abs=1e-7)


@law
@given(seed=seeds, height=st.integers(1, 5), width=st.integers(1, 5))
def test_drawn_kernels_have_no_two_equal_entries_and_no_telling_sum(seed, height, width):
    for draw in (whole_kernel, real_kernel):
        kernel = draw(np.random.default_rng(seed), height, width)
        assert len(np.unique(kernel)) == kernel.size
        assert kernel.sum() not in (0, 1)


def test_the_probe_hands_over_a_convolution_only_to_whom_takes_one():
    image, kernel = LECTURE_IMAGE.astype(float), LECTURE_KERNEL.astype(float)

    def takes_one(image, kernel, mode="zero", convolve=None):
        return convolve(image, kernel)

    assert probes.with_convolution(takes_one, image, kernel).tolist() == [[33, 38, 43]]
    assert probes.with_convolution(lambda image, kernel: kernel, image, kernel) is kernel


def test_a_number_may_come_as_an_array_without_axes():
    case = Case("g", (np.arange(3.0),), probe="number")
    outcome = put(lambda x: np.array(x.sum()), case)
    assert isinstance(outcome, Returned)
    assert outcome.value == 3.0


@each
@pytest.mark.parametrize("seed", range(2))
def test_the_reference_is_right_and_every_mistake_is_named_as_it_is(exercise, seed):
    def answering(answer):
        return lambda asked, cases: [put(answer, case) for case in cases]

    assert judge(exercise, answering(exercise.reference), seed).groups
    for misconception in exercise.misconceptions:
        for number, answer in enumerate(misconception.answers):
            verdict = judge(exercise, answering(answer), seed)
            assert verdict.score < 1, f"{misconception.id}, variant {number}"
            assert verdict.diagnosis == misconception.id, f"variant {number} of {misconception.id}"


@each
def test_public_cases_stay_small(exercise):
    assert len(pack(publish(exercise, 0))) < 120_000


def test_ids_and_points_are_those_of_the_unit():
    ids = "response_at convolve2d pad2d convolve2d_same sobel gaussian_kernel convolve_separable convolve2d_fast"
    assert [exercise.id for exercise in EXERCISES] == [*ids.split(), "conv_layer", "learn_kernel"]
    assert [exercise.id for exercise in EXERCISES if exercise.stretch] == ["learn_kernel"]
    assert sum(exercise.points for exercise in EXERCISES if not exercise.stretch) == 20

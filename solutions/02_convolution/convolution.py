# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 02 · Convolution and edges
#
# {{badge}}
#
# *A small window slides over a photograph, multiplies and adds. By the end of this notebook it blurs, sharpens and
# finds edges; it does so without a loop; and at last nobody tells it what to look for.*
#
# You will be able to
#
# - compute a convolution by hand, and say how it differs from a correlation;
# - give an image a border, and know what the border does to the result;
# - find edges in a photograph, and keep the noise out of them;
# - do the same work in a tenth of the time, twice over: with fewer products, and with no loop over pixels;
# - write the layer that gives convolutional networks their name, and let it learn a kernel.
#
# **Time** 90 to 120 minutes · **You need** unit 01 · **Points** 20, 2 more for the last
# exercise, and 4 for two answers in words

# %%
import sys
from importlib.util import find_spec

if "google.colab" in sys.modules and find_spec("pixelgrad") is None:  # only on Colab: install the course, once
    import subprocess

    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "git+{{repository}}"], check=True)

import matplotlib.pyplot as plt
import numpy as np

from pixelgrad import check, data, explore, plot

plot.use_course_style()

# %%
plot.show_course(unit=2)

# %% [markdown]
# ## 2.0 · Nine products and a sum
#
# Everything in this unit is made of one move. Lay a small grid of weights, the **kernel**, on a part of the image.
# Multiply each number by the weight that lies on it. Add the products up. Slide on.
#
# Here is an image of 3 × 5 numbers and a kernel of 3 × 3 weights. Do the first place by hand, on paper, before you
# look: only four of the nine weights are not 0.

# %%
small = np.array(
    [
        [1, 2, 3, 4, 5],
        [7, 8, 9, 10, 11],
        [12, 13, 14, 15, 16],
    ]
)
weights = np.array(
    [
        [0, 1, 0],
        [1, 0, 1],
        [0, 2, 0],
    ]
)
explore.convolution(small, weights)

# %% [markdown]
# Step through it with *next*, or with the slider and the arrow keys. There are only three places where the whole
# kernel fits, so the result is smaller than the image: 3 × 5 becomes 1 × 3.
#
# > **Predict first.** The kernel was *rotated* by half a turn before it was applied. Switch that off in the explorer,
# > and the 2 of the kernel lies on another number. Will the first result be larger or smaller than 33?
#
# <details><summary>Why?</summary>
#
# The 2 now lies on the 13 at the bottom and no longer on the 2 at the top: 2·1 + 7·1 + 9·1 + 13·2 = 44.
# </details>
#
# Without the rotation the move is called **correlation**, with it **convolution**. Why anybody should want to rotate
# a kernel is the question of 2.2; we begin without.

# %% [markdown]
# ## 2.1 · One place
#
# **Exercise** (1 point). `response_at(image, kernel, row, col)` is the correlation at one place: the kernel's **top
# left corner** lies on `image[row, col]`, no weight is moved or turned, and the sum of the products comes back as one
# number. The kernel may have any height and any width; the place is one where it fits.
#
# <details><summary>Hint</summary>
#
# Which rows of the image does a kernel of height h cover when its first one lies on `row`? The slice of rows and
# columns has the kernel's shape, and two arrays of one shape can be multiplied number by number.
# </details>


# %% nbgrader={"grade": false, "grade_id": "response_at-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def response_at(image: np.ndarray, kernel: np.ndarray, row: int, col: int) -> float:
    """Correlate at one place.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    kernel
        Shape (h, w), not larger than the image.
    row, col
        Where the kernel's top left corner lies: 0 to H - h and 0 to W - w.

    Returns
    -------
    float
        The sum of the products.
    """
    ### BEGIN SOLUTION
    height, width = kernel.shape
    window = image[row : row + height, col : col + width]
    return float((window * kernel).sum())
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "response_at", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(response_at)

# By hand, not rotated: 2·1 + 7·1 + 9·1 + 13·2 = 44, and two columns further 4·1 + 9·1 + 11·1 + 15·2 = 54.
by_hand = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
cross = np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])
assert response_at(by_hand, cross, 0, 0) == 44
assert response_at(by_hand, cross, 0, 2) == 54

# %% [markdown]
# **See it.** A response is large where the image looks like the kernel. So a kernel can *search*. Here is a page with
# ink (+1) on paper (−1), a little smeared, and a kernel that is one of the letters. We ask for the response at every
# place.

# %%
from functools import wraps

from scipy.signal import correlate2d  # a library's way, where yours is not ready

font = {
    "E": "#### #... ###. #... ####",
    "F": "#### #... ###. #... #...",
    "H": "#..# #..# #### #..# #..#",
    "L": "#... #... #... #... ####",
    "P": "#### #..# #### #... #...",
}
letters = {name: np.array([[2.0 * (ink == "#") - 1 for ink in row] for row in font[name].split()]) for name in font}
page = -np.ones((25, 33))
for line, word in enumerate(("HELP", "FLEE", "PELF")):
    for place, name in enumerate(word):
        page[2 + 8 * line : 7 + 8 * line, 2 + 8 * place : 6 + 8 * place] = letters[name]
page[np.random.default_rng(2).uniform(size=page.shape) < 0.04] *= -1


@wraps(response_at)
def everywhere(image, kernel):
    places = np.ndindex(image.shape[0] - kernel.shape[0] + 1, image.shape[1] - kernel.shape[1] + 1)
    return np.array([response_at(image, kernel, row, col) for row, col in places], dtype=float).reshape(21, 30)


# %%
instead = correlate2d(page, letters["F"], mode="valid")
responses = plot.attempt(everywhere, page, letters["F"], otherwise=instead, shape=instead.shape)

figure, axes = plt.subplots(1, 3, figsize=(7.8, 2.9), width_ratios=(1, 0.3, 1))
axes[0].imshow(-page, cmap="gray")
axes[1].imshow(-letters["F"], cmap="gray")
axes[2].imshow(responses, cmap="viridis")
axes[2].plot(*np.argwhere(responses > 16).T[::-1], "o", markersize=12, markerfacecolor="none", markeredgecolor="white")
for axis, title in zip(axes, ("the page", "the kernel", "the responses"), strict=True):
    axis.set_title(title)
    axis.axis("off")
plot.show_figure(
    figure,
    caption="A perfect F gives 20, one for every cell. The circles are around all responses above 16: a perfect P, which "
    "differs from F in two cells, gives just that.",
    alt="Three lines of pixel letters, HELP, FLEE and PELF; a letter F; and a map of responses with two bright spots in "
    "circles, where the two letters F begin.",
)

# %% [markdown]
# ## 2.2 · Convolution
#
# Now the rotation. Look at the move from the other side: instead of *collecting* numbers for a place of the result,
# let every pixel *hand out*. Each pixel is a stamp: it prints the kernel into the result, as strongly as it is
# bright.
#
# > **Predict first.** A dark image with three bright pixels, and a kernel in the shape of the letter F. What does
# > correlation make of it, and what convolution?

# %%
from scipy.signal import convolve2d as scipy_convolve2d

letter = np.array([[1, 1, 1, 1], [1, 0, 0, 0], [1, 1, 1, 0], [1, 0, 0, 0], [1, 0, 0, 0]], dtype=float)
stars = np.zeros((24, 36))
stars[6, 6], stars[16, 14], stars[9, 26] = 1.0, 0.45, 0.75

plot.show_images(
    [stars, correlate2d(stars, letter, mode="valid"), scipy_convolve2d(stars, letter, mode="valid")],
    titles=["three bright pixels", "correlation", "convolution"],
    caption="Correlation prints the letter upside down and backwards. Convolution prints it as it is.",
    alt="Three bright points. After correlation, each has become a letter F turned by 180 degrees; "
    "after convolution, an upright letter F.",
)

# %% [markdown]
# Who reads at a fixed place sees the stamps the other way round: that is the half turn. In a formula, with the minus
# signs doing the rotation:
#
# $$(f * h)(x, y) = \sum_i \sum_j f(i, j)\; h(x - i,\, y - j)$$
#
# It pays off. Convolution may be exchanged ($f * h = h * f$) and grouped ($(f * g) * h = f * (g * h)$): two filters
# in a row are one filter. Correlation allows neither.
#
# **Exercise** (3 points). `convolve2d(image, kernel)` is the true convolution over the **valid** region: one number
# for every place where the whole kernel fits, `(H - h + 1, W - w + 1)` in all, float64. The kernel may have any
# shape; if it is taller or wider than the image, raise a `ValueError`. Two loops are fine here.
#
# <details><summary>Hint</summary>
#
# You have the response at one place already; what is missing is the half turn, and a place for every result.
# Reversing a list is `[::-1]`; a kernel has two axes to reverse. Try `np.arange(6).reshape(2, 3)` before you trust
# it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "convolve2d-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def convolve2d(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Convolve over the valid region.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    kernel
        Shape (h, w).

    Returns
    -------
    numpy.ndarray
        float64, shape (H - h + 1, W - w + 1).

    Raises
    ------
    ValueError
        If `kernel` is larger than `image`.
    """
    ### BEGIN SOLUTION
    height, width = kernel.shape
    rows, columns = image.shape[0] - height + 1, image.shape[1] - width + 1
    if rows < 1 or columns < 1:
        raise ValueError(f"kernel: shape {kernel.shape} does not fit into {image.shape}")
    rotated = kernel[::-1, ::-1]
    result = np.empty((rows, columns))
    for row in range(rows):
        for column in range(columns):
            result[row, column] = (image[row : row + height, column : column + width] * rotated).sum()
    return result
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "convolve2d", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(convolve2d)

# By hand: 2·2 + 7·1 + 9·1 + 13·1 = 33, and so on to the right.
by_hand = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
cross = np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])
assert convolve2d(by_hand, cross).tolist() == [[33, 38, 43]]

# %% [markdown]
# **See it.** Three famous kernels on a cat. Each is nine or twenty-five numbers; the rest is your loop. Look at their
# sums: a kernel whose weights sum to 1 keeps the brightness, one that sums to 0 keeps only differences.

# %%
from skimage.color import rgb2gray

cat = rgb2gray(data.photo("chelsea"))[20:260, 75:440]
kernels = {
    "box blur": np.full((5, 5), 1 / 25),
    "sharpen": np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]]),
    "emboss": np.array([[2, 1, 0], [1, 0, -1], [0, -1, -2]]),
}
filtered = [cat]
for kernel in kernels.values():
    filtered.append(plot.attempt(convolve2d, cat, kernel, otherwise=scipy_convolve2d(cat, kernel, mode="valid")))
filtered[3] = filtered[3] / 2 + 0.5  # differences may be negative: 0 becomes middle gray
plot.show_images(
    filtered,
    titles=["as it is", *(f"{name}, weights sum to {kernel.sum():.0f}" for name, kernel in kernels.items())],
    columns=2,
    caption=f"One loop, three kernels. {data.credit('chelsea')}",
    alt="A cat's face four times: as photographed, blurred, with crisper fur, and as a gray relief lit from a corner.",
)

# %% [markdown]
# ## 2.3 · A border
#
# The valid region shrinks: every pass with a 5 × 5 kernel costs four rows and four columns, and a network has dozens
# of passes. To keep the size, the image gets a border first. What shall stand in it? The two usual answers are
# **zeros**, and a **reflection**: the image mirrored in its outermost row or column, which itself is not repeated.
#
# > **Predict first.** A row holds 1, 2, 3, 4, 5 and is reflected by two on each side. Write down all nine numbers.

# %%
print(np.pad([1, 2, 3, 4, 5], 2, mode="reflect"))

# %% [markdown]
# **Exercise** (2 points). `pad2d(image, rows, cols, mode)` adds `rows` rows above **and** below, and `cols` columns
# on the left **and** on the right. `mode` is `"zero"` or `"reflect"`; any other is a `ValueError`. The dtype stays
# the same. Either number may be 0, and a reflection may be as wide as the side less one. The result is a new array,
# even if nothing was added.
#
# <details><summary>Hint</summary>
#
# `np.pad` can do all of this, once you know what it calls zeros. Or by hand: start from zeros of the right shape *and
# dtype*, put the image into the middle, and fill the border from the image, columns first, then whole rows (so the
# corners come by themselves). Beware of `a[rows:-rows]` when `rows` is 0.
# </details>


# %% nbgrader={"grade": false, "grade_id": "pad2d-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pad2d(image: np.ndarray, rows: int, cols: int, mode: str) -> np.ndarray:
    """Give an image a border.

    Parameters
    ----------
    image
        Any dtype, shape (H, W).
    rows, cols
        How much is added on each side, 0 or more; for a reflection at most H - 1 and W - 1.
    mode
        "zero" or "reflect".

    Returns
    -------
    numpy.ndarray
        Same dtype, shape (H + 2 * rows, W + 2 * cols), a new array.

    Raises
    ------
    ValueError
        If `mode` is another one.
    """
    ### BEGIN SOLUTION
    names = {"zero": "constant", "reflect": "reflect"}
    if mode not in names:
        raise ValueError(f"mode: {mode!r} is neither 'zero' nor 'reflect'")
    return np.pad(image, ((rows, rows), (cols, cols)), mode=names[mode])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pad2d", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(pad2d)

# Two rows of two, by hand.
square = np.array([[1, 2], [3, 4]])
assert pad2d(square, 1, 0, "zero").tolist() == [[0, 0], [1, 2], [3, 4], [0, 0]]
assert pad2d(square, 1, 1, "reflect").tolist() == [[4, 3, 4, 3], [2, 1, 2, 1], [4, 3, 4, 3], [2, 1, 2, 1]]

# %% [markdown]
# **See it.** A border as wide as that shows what it is made of. The reflection has no seam: that is what it is for.

# %%
worker = data.photo("camera")[60:220, 120:330]
shape = (worker.shape[0] + 120, worker.shape[1] + 160)
plot.show_images(
    [
        plot.attempt(pad2d, worker, 60, 80, "zero", shape=shape, otherwise=np.pad(worker, ((60, 60), (80, 80)))),
        plot.attempt(pad2d, worker, 60, 80, "reflect", shape=shape, otherwise=worker),
    ],
    titles=["zero", "reflect"],
    caption=f"60 rows and 80 columns on each side. {data.credit('camera')}",
    alt="A man behind a camera, once in a wide black frame, once continued by his own mirror images on all sides.",
)

# %% [markdown]
# ## 2.4 · As large as before
#
# With a border of half a kernel on each side, the result is as large as the image, and the kernel's *middle* visits
# every pixel. So the kernel needs a middle: its sides have to be odd. Go back to the explorer in 2.0 and switch the
# padding on: the three numbers that you know now stand in the middle of fifteen.
#
# > **Predict first.** A sheet of paper, all 1, is blurred with a 5 × 5 box (25 weights of 1/25) and zero padding.
# > What is the number in the middle of the result, and what in its corner?

# %%
paper = scipy_convolve2d(np.ones((7, 7)), np.full((5, 5), 1 / 25), mode="same")
plot.show_numbers(
    np.round(paper, 2),
    caption="In the corner only 9 of the 25 weights lie on paper: 9/25 = 0.36. The zeros leak in.",
    alt="Seven by seven numbers: 1 in the inner part, 0.6 in the middle of the edges, 0.36 in the corners.",
)

# %% [markdown]
# **Exercise** (2 points). `convolve2d_same(image, kernel, mode="zero", convolve=convolve2d)` returns the convolution
# as a float64 array of the image's own size. Pad first, by half the kernel, then call `convolve`, which does what
# your `convolve2d` should do. (It is a parameter so that a slip there does not cost you points here.) A kernel with
# an even side is a `ValueError`.
#
# <details><summary>Hint</summary>
#
# A kernel of 5 rows reaches 2 rows up and 2 rows down from its middle; one of 1 row reaches none. Height and width
# may differ. Use your `pad2d`, or `np.pad` if you are not happy with yours yet.
# </details>


# %% nbgrader={"grade": false, "grade_id": "convolve2d_same-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def convolve2d_same(image: np.ndarray, kernel: np.ndarray, mode: str = "zero", convolve=convolve2d) -> np.ndarray:
    """Convolve, and keep the image's size.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    kernel
        Shape (h, w), both odd.
    mode
        What the border is made of, "zero" or "reflect".
    convolve
        Called as `convolve(padded, kernel)`: the convolution over the valid region.

    Returns
    -------
    numpy.ndarray
        float64, shape (H, W).

    Raises
    ------
    ValueError
        If a side of `kernel` is even.
    """
    ### BEGIN SOLUTION
    height, width = kernel.shape
    if height % 2 == 0 or width % 2 == 0:
        raise ValueError(f"kernel: shape {kernel.shape} has an even side and so no middle")
    return convolve(pad2d(image, height // 2, width // 2, mode), kernel)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "convolve2d_same", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(convolve2d_same)

from scipy.signal import convolve2d as library

# The example of 2.0 with zeros around it; the middle row holds 33, 38, 43 again.
by_hand = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
cross = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 1.0], [0.0, 2.0, 0.0]])
expected = [[9, 12, 15, 18, 15], [22, 33, 38, 43, 36], [27, 42, 46, 50, 37]]
assert convolve2d_same(by_hand, cross, convolve=lambda f, h: library(f, h, mode="valid")).tolist() == expected

# %% [markdown]
# **See it.** A strong blur, twice. The paper's leak is there in the photograph, too: with zeros the picture darkens
# towards its edges, as if seen through an old lens.

# %%
from scipy.ndimage import convolve as scipy_convolve_same

man = data.photo("camera")[50:290, 110:350] / 255
box = np.full((21, 21), 1 / 441)
blurred = []
for mode, name in (("zero", "constant"), ("reflect", "mirror")):
    instead = scipy_convolve_same(man, box, mode=name)
    blurred.append(plot.attempt(convolve2d_same, man, box, mode, otherwise=instead, shape=man.shape))
plot.show_images(
    [man, *blurred],
    titles=["as it is", "21 × 21 box, zeros", "21 × 21 box, reflection"],
    caption="The same kernel, two borders.",
    alt="A photographer at work; the same blurred with a dark frame around it; the same blurred without one.",
)

# %% [markdown]
# ## 2.5 · Edges
#
# An edge is where brightness changes quickly. So: subtract neighbours. **Sobel's** two kernels do it along one
# direction, and take a small weighted mean across it, so that a single noisy pixel counts less:
#
# $$K_x = \begin{bmatrix} 1 & 0 & -1 \\ 2 & 0 & -2 \\ 1 & 0 & -1 \end{bmatrix} \qquad
# K_y = \begin{bmatrix} 1 & 2 & 1 \\ 0 & 0 & 0 \\ -1 & -2 & -1 \end{bmatrix} \qquad G = \sqrt{G_x^2 + G_y^2}$$
#
# > **Predict first.** An image is dark on the left and bright on the right. $K_x$ has its *positive* weights on the
# > left. Is $G_x$ at the edge positive or negative, if $K_x$ is convolved, and not just correlated?

# %%
step = np.repeat([[0.0, 0.0, 0.0, 1.0, 1.0, 1.0]], 3, axis=0)
kernel_x = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
print("convolution ", scipy_convolve2d(step, kernel_x, mode="valid"))
print("correlation ", correlate2d(step, kernel_x, mode="valid"))

# %% [markdown]
# The rotation turns the kernel's positive side to the right. So with convolution, $G_x$ is positive where it gets
# brighter **to the right**, and $G_y$ where it gets brighter **downwards**. Together they are an arrow that points
# uphill; $G$ is its length.
#
# **Exercise** (2 points). `sobel(image, mode="reflect")` returns the tuple `(gx, gy, magnitude)`, three float64
# arrays of the image's size: the true convolutions with $K_x$ and $K_y$, with a border as in 2.4, and the length of
# the arrow. Nothing is scaled, clipped or made positive; a `uint8` image works, too.
#
# <details><summary>Hint</summary>
#
# You have everything. Mind that the default border is another one here. `np.hypot` computes √(a² + b²).
# </details>


# %% nbgrader={"grade": false, "grade_id": "sobel-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sobel(image: np.ndarray, mode: str = "reflect") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Measure how brightness changes to the right, downwards, and in all.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    mode
        What the border is made of, "zero" or "reflect".

    Returns
    -------
    tuple of three numpy.ndarray
        `gx`, `gy` and the magnitude, float64, shape (H, W) each.
    """
    ### BEGIN SOLUTION
    along = np.array([[1, 0, -1], [2, 0, -2], [1, 0, -1]])
    down = np.array([[1, 2, 1], [0, 0, 0], [-1, -2, -1]])
    gx = convolve2d_same(image, along, mode)
    gy = convolve2d_same(image, down, mode)
    return gx, gy, np.hypot(gx, gy)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "sobel", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(sobel)

# Bright on the right, by hand: 1 + 2 + 1 = 4 on both sides of the edge, and no change downwards.
edge = np.repeat([[0.0, 0.0, 1.0, 1.0]], 3, axis=0)
assert sobel(edge)[0].tolist() == [[0, 4, 4, 0]] * 3
assert sobel(edge)[1].tolist() == [[0, 0, 0, 0]] * 3
assert sobel(edge.T)[1].T.tolist() == [[0, 4, 4, 0]] * 3

# %% [markdown]
# **See it.** Both directions and the magnitude. Middle gray is 0: white edges go up, black edges go down. The pole of
# the tripod, which is upright, is plain in gx and nearly gone in gy.

# %%
from scipy import ndimage


def library_edges(image):
    gx, gy = (ndimage.sobel(image, axis=axis, mode="mirror") for axis in (1, 0))
    return np.stack([gx, gy, np.hypot(gx, gy)])


@wraps(sobel)
def three_planes(image):
    return np.stack(sobel(image))


def edges_of(image):
    """Your Sobel, or the library's where yours is not ready: gx, gy and magnitude."""
    return plot.attempt(three_planes, image, otherwise=library_edges(image), shape=(3, *image.shape))


# %%
worker = data.photo("camera")[50:306, 110:366] / 255
gx, gy, magnitude = edges_of(worker)
plot.show_images(
    [worker, gx / 4 + 0.5, gy / 4 + 0.5, magnitude / 2],
    titles=["photograph", "gx: brighter to the right", "gy: brighter downwards", "magnitude"],
    columns=2,
    caption="The magnitude does not care for the direction: it is large wherever something ends.",
    alt="A photographer with his camera; the same as a gray relief lit from the side, and from above; "
    "and his outlines in white on black.",
)

# %% [markdown]
# ## 2.6 · First blur, then look
#
# Differences have an enemy. Noise changes from pixel to pixel, and that is just what Sobel looks for.
#
# > **Predict first.** A little noise is added to the photograph, as in a picture taken at night. You still recognise
# > everything. Does Sobel?

# %%
rng = np.random.default_rng(5)
noisy = worker + rng.normal(0, 0.12, worker.shape)
plot.show_images(
    [noisy, magnitude / 2, edges_of(noisy)[2] / 2],
    titles=["a little noise", "edges without it", "edges with it"],
    caption="To Sobel, every grain is an edge.",
    alt="The photographer with a fine grain over the picture; his clean outlines; and outlines drowned in grain.",
)

# %% [markdown]
# So blur first, gently. A box is a crude blur: it counts a far corner as much as the pixel itself. Better weights
# fall off smoothly with the distance from the middle, like a bell, in all directions alike:
#
# $$w(x, y) \propto \exp\left(-\frac{x^2 + y^2}{2\sigma^2}\right), \qquad \sum w = 1$$
#
# with $x$ and $y$ counted from the middle of the kernel, and $\sigma$ for how wide the bell is.
#
# **Exercise** (2 points). `gaussian_kernel(size, sigma)` returns these weights, float64, `(size, size)`, for an odd
# `size`. They sum to 1 *as they stand in the kernel*, however much of the bell is cut off at its sides.
#
# <details><summary>Hint</summary>
#
# For size 5, x runs over −2, −1, 0, 1, 2. `axis[:, None] ** 2 + axis[None, :] ** 2` holds all the squared distances.
# What stands before the exponential in textbooks can be left out: after the division by the sum it is gone anyway.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gaussian_kernel-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gaussian_kernel(size: int, sigma: float) -> np.ndarray:
    """Make a bell of weights.

    Parameters
    ----------
    size
        Rows and columns, an odd number.
    sigma
        The standard deviation of the bell in pixels, greater than 0.

    Returns
    -------
    numpy.ndarray
        float64, shape (size, size), largest in the middle; sums to 1.
    """
    ### BEGIN SOLUTION
    axis = np.arange(size) - size // 2
    line = np.exp(-(axis**2) / (2 * sigma**2))
    kernel = np.outer(line, line)
    return kernel / kernel.sum()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gaussian_kernel", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(gaussian_kernel)

# Three by three with sigma 1, by hand: 1 in the middle, e^(-1/2) beside it, e^(-1) in the corners, over their sum.
bell = gaussian_kernel(3, 1.0)
assert np.isclose(bell.sum(), 1)
assert np.isclose(bell[1, 1], 1 / (1 + 4 * np.exp(-0.5) + 4 * np.exp(-1)))
assert np.isclose(bell[0, 1] / bell[1, 1], np.exp(-0.5))

# %% [markdown]
# **See it.** Slide $\sigma$ from 0 (no blur) upwards. At first the grain goes and the outlines stay; then the
# outlines themselves swell and sink. There is no right value, only one that fits the size of what you are looking
# for.


# %%
def bell_of(sigma):
    size = 2 * int(np.ceil(3 * sigma)) + 1
    point = np.zeros((size, size))
    point[size // 2, size // 2] = 1
    instead = ndimage.gaussian_filter(point, sigma, mode="constant")
    return plot.attempt(gaussian_kernel, size, sigma, otherwise=instead / instead.sum(), shape=(size, size))


frames = {"no blur": np.hstack([noisy, edges_of(noisy)[2] / 2])}
for sigma in (0.5, 1.0, 1.5, 2.0, 3.0, 5.0):
    smooth = ndimage.convolve(noisy, bell_of(sigma), mode="mirror")
    found = edges_of(smooth)[2]
    frames[f"sigma {sigma}"] = np.hstack([smooth, found / np.percentile(found, 99)])
explore.frames(
    frames,
    caption="The noisy photograph, blurred with your kernel, and its edges (each as bright as can be).",
    alt="Left the photographer, more and more blurred; right his edges: first drowned in grain, then clear, then thick.",
)

# %% [markdown]
# ## Find the bug
#
# A friend wrote a blur of his own. The kernel sums to 1, the border is taken care of, the rotation is right, and no
# error is raised. But whatever he blurs grows a tail, always towards the lower right.


# %%
def blur_with_bug(image, kernel):
    """Blur a float image with an odd kernel; reflect at the border."""
    rows, cols = kernel.shape[0] // 2, kernel.shape[1] // 2
    work = np.pad(image, ((rows, rows), (cols, cols)), mode="reflect")
    for row in range(image.shape[0]):
        for col in range(image.shape[1]):
            total = 0.0
            for down in range(kernel.shape[0]):
                for along in range(kernel.shape[1]):
                    total += work[row + down, col + along] * kernel[-1 - down, -1 - along]
            work[row + rows, col + cols] = total
    return work[rows : rows + image.shape[0], cols : cols + image.shape[1]]


dots = np.zeros((15, 30))
dots[4, 4] = dots[4, 20] = dots[9, 12] = 1.0
box = np.full((3, 3), 1 / 9)
plot.show_images(
    [dots, blur_with_bug(dots, box) * 6],
    titles=["three dots", "his blur (six times as bright)"],
    caption="A blurred dot should be a square of nine. These have tails, always in the same direction.",
    alt="Three white dots on black; beside them three gray smudges that fade out towards the lower right.",
)

# %% [markdown]
# The tail knows the order of the loops. Which numbers does the sum read, and who wrote them? Write `blur` without the
# bug. No points, but the cell below will tell you.


# %% nbgrader={"grade": false, "grade_id": "blur-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def blur(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Convolve a float image with an odd kernel, with a reflection at the border.

    Parameters
    ----------
    image
        float64, shape (H, W).
    kernel
        Odd sides.

    Returns
    -------
    numpy.ndarray
        float64, shape (H, W), a new array.
    """
    ### BEGIN SOLUTION
    # The sums were written into the array that the next sums read: later pixels saw blurred neighbours above and to the
    # left. Reading from one array and writing into another is all it takes.
    return convolve2d_same(image, kernel, "reflect")
    ### END SOLUTION


# %%
point = np.zeros((5, 5))
point[2, 2] = 9.0
blurred = plot.attempt(blur, point, np.full((3, 3), 1 / 9), otherwise=None, shape=(5, 5))
if blurred is not None:
    square = np.zeros((5, 5))
    square[1:4, 1:4] = 1.0
    assert np.isclose(blurred[3, 3], 1), f"below and to the right of the point stands {blurred[3, 3]:.2f}, not 1"
    assert np.isclose(blurred[4, 4], 0), f"two pixels away from the point stands {blurred[4, 4]:.2f}, not 0"
    assert np.allclose(blurred, square), "the tail is gone, but the blurred point is no square of nine"
    print("The tail is gone.")

# %% [markdown]
# ## 2.7 · Two thin passes for a thick one
#
# A Gaussian of 31 × 31 weights costs 961 products a pixel. But look at the formula: $e^{-(x^2+y^2)/2\sigma^2}$ is
# $e^{-x^2/2\sigma^2}$ times $e^{-y^2/2\sigma^2}$. Such a kernel is the **outer product** of a column and a row, and
# may be taken apart: first the column runs down the image, then the row runs along what that left. 31 + 31 = 62
# products.
#
# Sobel's kernel is of this kind, too: [1, 2, 1] down, which smooths, and [1, 0, −1] along, which subtracts.

# %%
field = np.array([[1, 2, 3, 4, 5, 6], [7, 8, 9, 1, 2, 3], [4, 5, 6, 7, 8, 9], [1, 3, 5, 7, 9, 2]])
explore.two_passes(field, column=[1, 2, 1], row=[1, 0, -1])

# %% [markdown]
# **Exercise** (2 points). `convolve_separable(image, column, row)` makes the two passes: `column` (h weights) down,
# `row` (w weights) along. The result, over the valid region and in float64, is that of one convolution with
# `np.outer(column, row)`: both passes are true convolutions, so both lines of weights are reversed.
#
# <details><summary>Hint</summary>
#
# A line of weights is a kernel with one column, or with one row: `column[:, np.newaxis]`. Then your own function of
# 2.2 does each pass. Or take NumPy's one-dimensional `np.convolve`, line by line. What the first pass leaves may not
# fit into eight bits.
# </details>


# %% nbgrader={"grade": false, "grade_id": "convolve_separable-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def convolve_separable(image: np.ndarray, column: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Convolve with the outer product of two lines of weights, one line at a time.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    column, row
        Shapes (h,) and (w,), not longer than the image's sides.

    Returns
    -------
    numpy.ndarray
        float64, shape (H - h + 1, W - w + 1).
    """
    ### BEGIN SOLUTION
    down = np.apply_along_axis(np.convolve, 0, image.astype(np.float64), column, mode="valid")
    return np.apply_along_axis(np.convolve, 1, down, row, mode="valid")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "convolve_separable", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(convolve_separable)

# By hand: down, 1·1 + 2·2 + 1·3 = 8 and 1·4 + 2·5 + 1·6 = 20; along, both turned round: 20·1 - 8·1 = 12.
ladder = np.array([[1, 4], [2, 5], [3, 6]])
assert convolve_separable(ladder, np.array([1, 2, 1]), np.array([1, -1])).tolist() == [[12]]

# %% [markdown]
# **See it.** The same blur, one thick pass against two thin ones, for wider and wider bells. In the first, the work
# grows with the square of the width.

# %%
from time import perf_counter


def seconds(function, *arguments, rounds=3):
    """The best of several runs."""
    times = []
    for _ in range(rounds):
        started = perf_counter()
        function(*arguments)
        times.append(perf_counter() - started)
    return min(times)


def library_separable(image, column, row):
    return ndimage.convolve1d(ndimage.convolve1d(image, column, axis=0), row, axis=1)


trial = plot.attempt(convolve_separable, noisy, np.ones(3), np.ones(5), otherwise=None, shape=(254, 252))
two_passes = library_separable if trial is None else convolve_separable
sizes = (3, 7, 15, 31)
lines = [np.exp(-(np.linspace(-3, 3, size) ** 2) / 2) for size in sizes]
thin = [seconds(two_passes, noisy, line, line) for line in lines]
thick = [seconds(lambda f, h: ndimage.convolve(f, h), noisy, np.outer(line, line), rounds=1) for line in lines]
print("width    one pass   two passes")
for size, one, two in zip(sizes, thick, thin, strict=True):
    print(f"{size:5} {1000 * one:8.1f} ms {1000 * two:9.1f} ms    {size * size:4} products against {2 * size}")

# %% [markdown]
# Can every kernel be taken apart? No: only those whose rows are all multiples of one row. Linear algebra calls this
# *rank 1*.
#
# Networks use the same idea with one axis more. A kernel over C channels, Y rows and X columns that is an outer
# product of three lines has C + Y + X weights in place of C · Y · X: *flattened* convolutions. In unit 07 you will
# make ordinary kernels as flat as they can be, with the best approximation of rank 1.

# %%
three = {"box": np.full((3, 3), 1 / 9), "Sobel": kernel_x, "sharpen": kernels["sharpen"], "emboss": kernels["emboss"]}
for name, kernel in three.items():
    rank = np.linalg.matrix_rank(kernel)
    print(f"{name:8} rank {rank}: {'two thin passes will do' if rank == 1 else f'{rank} pairs of passes, added up'}")

# %% [markdown]
# ## 2.8 · No loop at all
#
# Python's loops are slow, whatever the products: each turn costs a microsecond or two, and 250 × 250 turns cost a
# tenth of a second and more. NumPy's own loops are written in C and a hundred times faster. So the whole sliding has
# to be said in one breath.
#
# The trick is an array of **all windows**. For an image (H, W) and a kernel (h, w) it has four axes, (H − h + 1, W −
# w + 1, h, w), and NumPy makes it without copying one number: it only *reads* the image in another order.

# %%
windows = np.lib.stride_tricks.sliding_window_view(small, (3, 3))
print("shape  ", windows.shape, "- one row of three places, a window of 3 × 3 at each")
print("memory ", "the image's own" if np.shares_memory(windows, small) else "a copy")
plot.show_numbers(
    [small, *windows[0]],
    limits=(-20, 16),
    titles=["the image", "windows[0, 0]", "windows[0, 1]", "windows[0, 2]"],
    caption="Three windows of nine numbers each, read from fifteen.",
    alt="The image of 3 by 5 numbers, and its three windows of 3 by 3, each one column further to the right.",
)

# %% [markdown]
# Lay each window flat, and the windows are a matrix with one row for every place; the kernel, laid flat, is a vector.
# All responses are then **one matrix product**. (Libraries call the matrix *im2col*.) It works the other way round,
# too: each row of the matrix below holds the kernel, shifted by one place, among zeros, and meets the whole image
# laid flat. Convolution is linear, so it *is* a matrix.

# %%
matrix = np.zeros((3, 15))
for place in range(3):
    shifted = np.zeros((3, 5))
    shifted[:, place : place + 3] = weights[::-1, ::-1]
    matrix[place] = shifted.ravel()

figure, axis = plt.subplots(figsize=(7.4, 2.0))
axis.imshow(matrix, cmap="Blues", vmax=2.6)
for row, column in np.ndindex(matrix.shape):
    axis.text(column, row, f"{matrix[row, column]:.0f}", ha="center", va="center", fontsize=9)
axis.set(xticks=range(15), xticklabels=small.ravel(), yticks=range(3), yticklabels=[33, 38, 43])
axis.set(xlabel="the image, laid flat", ylabel="result")
axis.grid(False)
plot.show_figure(
    figure,
    caption="The example of 2.0 as a matrix product: three rows of weights times fifteen numbers give 33, 38 and 43.",
    alt="A matrix of 3 by 15 with the weights 2, 1, 1, 1 in each row, shifted by one place from row to row.",
)

# %% [markdown]
# **Exercise** (3 points). `convolve2d_fast(image, kernel)` returns what `convolve2d` returns, for kernels that fit,
# without a Python loop over pixels. On an image of 256 × 256 and a kernel of 5 × 5 it has to be at least **8 times**
# as fast as a double loop that multiplies and sums every window. The values count, and the time counts.
#
# <details><summary>Hint</summary>
#
# Three ways, all fast enough. The window view times the kernel, summed over the last two axes (or `np.einsum`, or
# `np.tensordot`). The windows laid flat, `@` the kernel laid flat. Or a loop over the *weights*, of which there are
# only 25: each takes the whole image, shifted, times one weight.
# </details>


# %% nbgrader={"grade": false, "grade_id": "convolve2d_fast-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def convolve2d_fast(image: np.ndarray, kernel: np.ndarray) -> np.ndarray:
    """Convolve over the valid region, all places at once.

    Parameters
    ----------
    image
        Numbers of any dtype, shape (H, W).
    kernel
        Shape (h, w), not larger than the image.

    Returns
    -------
    numpy.ndarray
        float64, shape (H - h + 1, W - w + 1).
    """
    ### BEGIN SOLUTION
    view = np.lib.stride_tricks.sliding_window_view(image.astype(np.float64), kernel.shape)  # (H', W', h, w)
    return np.einsum("ijuv,uv->ij", view, kernel[::-1, ::-1].astype(np.float64))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "convolve2d_fast", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(convolve2d_fast)

# The example of 2.0 once more.
by_hand = np.array([[1, 2, 3, 4, 5], [7, 8, 9, 10, 11], [12, 13, 14, 15, 16]])
cross = np.array([[0, 1, 0], [1, 0, 1], [0, 2, 0]])
assert convolve2d_fast(by_hand, cross).tolist() == [[33, 38, 43]]

# %% [markdown]
# **See it.** Your loop against your windows, and against a library written in C.

# %%
bell = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256
race = {}
for name, function in (("2.2, two loops", convolve2d), ("2.8, all windows", convolve2d_fast)):
    if plot.attempt(function, noisy, bell, otherwise=None, shape=(252, 252)) is not None:
        race[name] = seconds(function, noisy, bell)
race["SciPy"] = seconds(lambda f, h: scipy_convolve2d(f, h, mode="valid"), noisy, bell)

figure, axis = plt.subplots(figsize=(7.2, 1.9))
bars = axis.barh(list(race), [1000 * time for time in race.values()], color=plot.FORWARD)
bars[-1].set_color(plot.MUTED)
axis.bar_label(bars, [f"{1000 * time:.1f} ms" for time in race.values()], padding=4)
axis.set(xscale="log", xlabel="milliseconds for 256 × 256 pixels and 5 × 5 weights", xlim=(0.3, 3000))
axis.invert_yaxis()
plot.show_figure(
    figure,
    caption="On this machine, the best of three runs. The scale is logarithmic: each line is ten times the one before.",
    alt="Bars for the time of the two loops, of the window view and of SciPy; the loops take by far the longest.",
)

# %% [markdown]
# ## 2.9 · The layer
#
# A convolutional layer of a network is the same move, four times larger.
#
# - The image has **channels**. So does the kernel: one grid of weights for each, and the responses of all channels
#   are added up.
# - There are many kernels, or *filters*, O of them; each makes one output **map**. Each has a number of its own that
#   is added everywhere, its **bias**.
# - There are N images at once: a batch, laid out as in unit 01, NCHW. The weights are OIHW: output, input, rows,
#   columns.
# - The window may take larger steps: **stride** 2 visits every second place in each direction. And **padding** p puts
#   p zeros on every side.
#
# And it does *not* rotate. What every framework calls a convolution is a correlation. The weights are learnt, and if
# the task wants them rotated, they are learnt rotated: the half turn would only cost time.
#
# > **Predict first.** How many weights and biases has a layer with 3 input channels, 16 output maps and 5 × 5
# > windows? How many more does it need when the images become twice as large?

# %%
print("weights", 16 * 3 * 5 * 5, "+ biases", 16, "=", 16 * 3 * 5 * 5 + 16, "- for images of every size")

# %% [markdown]
# **Exercise** (3 points). `conv_layer(images, weights, bias, stride=1, padding=0)` computes what PyTorch's `conv2d`
# computes, on NumPy arrays of float64. The output has
#
# $$H' = \left\lfloor \frac{H + 2p - h}{s} \right\rfloor + 1 \quad\text{rows, and}\quad W' = \left\lfloor \frac{W + 2p - w}{s} \right\rfloor + 1
# \quad\text{columns:}$$
#
# a last step for which there is not enough image left is not taken.
#
# <details><summary>Hint</summary>
#
# Pad the last two axes only. Then three ways: loops over output places, a whole batch and all filters at once in each
# turn; or a window view over the last two axes, every s-th of it, and one `np.einsum` whose letters say what is
# summed (channel and window); or, for clarity, loops over everything. Speed is not graded here.
# </details>


# %% nbgrader={"grade": false, "grade_id": "conv_layer-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def conv_layer(
    images: np.ndarray, weights: np.ndarray, bias: np.ndarray, stride: int = 1, padding: int = 0
) -> np.ndarray:
    """Compute a convolutional layer: correlate with every filter, sum over the channels, add the bias.

    Parameters
    ----------
    images
        float64, shape (N, C, H, W).
    weights
        float64, shape (O, C, h, w).
    bias
        float64, shape (O,).
    stride
        How far the window moves, in rows and in columns.
    padding
        How many zeros are added on each side.

    Returns
    -------
    numpy.ndarray
        float64, shape (N, O, H', W').
    """
    ### BEGIN SOLUTION
    rim = (padding, padding)
    padded = np.pad(images, ((0, 0), (0, 0), rim, rim))
    views = np.lib.stride_tricks.sliding_window_view(padded, weights.shape[2:], axis=(2, 3))
    views = views[:, :, ::stride, ::stride]  # (N, C, H', W', h, w)
    return np.einsum("ncijuv,ocuv->noij", views, weights, optimize=True) + bias[:, np.newaxis, np.newaxis]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "conv_layer", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(conv_layer)

# Two channels of one row, by hand: 1·1 + 2·(-1) from the first, 5·2 + 6·0 from the second, and a bias of 100.
two_channels = np.array([[[[1.0, 2.0, 4.0]], [[5.0, 6.0, 7.0]]]])  # (1, 2, 1, 3)
one_filter = np.array([[[[1.0, -1.0]], [[2.0, 0.0]]]])  # (1, 2, 1, 2)
assert conv_layer(two_channels, one_filter, np.array([100.0])).tolist() == [[[[109, 110]]]]
assert conv_layer(two_channels, one_filter, np.array([100.0]), stride=2).tolist() == [[[[109]]]]
assert conv_layer(np.ones((2, 3, 8, 7)), np.ones((4, 3, 3, 3)), np.zeros(4), 2, 1).shape == (2, 4, 4, 4)

# %% [markdown]
# **See it.** A colour photograph goes through four filters, with stride 2: each map has a quarter of the pixels. The
# first looks for edges in any channel, the second for what is redder than it is green, the third for what is bluer
# than it is red, the fourth blurs.

# %%
tile = data.photo("astronaut")[:400, 60:460] / 255
batch = tile.transpose(2, 0, 1)[np.newaxis]  # (1, 3, 400, 400)
ones = np.full((5, 5), 1 / 25)
edge = np.outer([1, 4, 6, 4, 1], [-1, -2, 0, 2, 1]) / 48
filters = np.zeros((4, 3, 5, 5))
filters[0] = edge / 3
filters[1, 0], filters[1, 1] = ones, -ones
filters[2, 2], filters[2, 0] = ones, -ones
filters[3] = bell / 3


def library_layer(images, kernels, stride):
    maps = [sum(correlate2d(c, k, mode="valid") for c, k in zip(images[0], kernel, strict=True)) for kernel in kernels]
    return np.stack(maps)[np.newaxis, :, ::stride, ::stride]


maps = plot.attempt(
    conv_layer, batch, filters, np.zeros(4), 2, otherwise=library_layer(batch, filters, 2), shape=(1, 4, 198, 198)
)
plot.show_images(
    [tile, maps[0, 0] * 3 + 0.5, maps[0, 1] * 2 + 0.3, maps[0, 2] * 2 + 0.5, maps[0, 3]],
    titles=[f"{batch.shape}", "edges", "more red than green", "more blue than red", "blur"],
    columns=3,
    caption=f"One layer, from {batch.shape} to {maps.shape}. Nobody designs such filters any more: they are learnt.",
    alt="An astronaut in colour, and four gray maps: her outlines; her orange suit and the flag's stripes bright; "
    "the blue of flag and background bright; and a small blurred version.",
)

# %% [markdown]
# And it *is* PyTorch's layer, to the last digit. (This cell needs PyTorch, which the course uses from unit 04 on.
# Without it, nothing is lost.)

# %%
if find_spec("torch"):
    import torch

    layer = torch.nn.Conv2d(3, 4, 5, stride=2, dtype=torch.float64)
    with torch.no_grad():
        theirs = layer(torch.from_numpy(batch)).numpy()
    kernels_, biases = (tensor.detach().numpy() for tensor in (layer.weight, layer.bias))
    ours = plot.attempt(conv_layer, batch, kernels_, biases, 2, otherwise=theirs, shape=theirs.shape)
    print("shapes", ours.shape, theirs.shape, "- largest difference", np.abs(ours - theirs).max())
else:
    print("PyTorch is not installed here.")

# %% [markdown]
# ## 2.10 · Nobody tells the kernel
#
# So far we knew the weights. Suppose we do not. We have a photograph, and what came out when *somebody's* kernel went
# over it. Which kernel was it?
#
# Start from zeros. Correlate, compare with the target, and ask for each weight: would the mean of the squared errors
# shrink if it were a little larger? A weight $k_{uv}$ has multiplied the image shifted by $(u, v)$, so
#
# $$L = \frac{1}{n}\sum_{x,y} \big(\underbrace{r(x, y) - t(x, y)}_{\text{error}}\big)^2, \qquad
# \frac{\partial L}{\partial k_{uv}} = \frac{2}{n} \sum_{x,y} \text{error}(x, y)\cdot f(x + u,\, y + v).$$
#
# That sum has a familiar shape: it is a correlation of the image with the error. Then all weights take a step against
# their gradients, `kernel - lr * gradient`, and everything starts again. This is *gradient descent*, and unit 03 is
# all about it.

# %% [markdown]
# **Exercise** (2 points, stretch). `learn_kernel(image, target, size, steps, lr)` returns the `(size, size)` kernel
# after exactly `steps` steps from zeros, for the **valid correlation** (not rotated), with the gradient above, its
# factor 2 included. `target` has the shape of the valid region.
#
# <details><summary>Hint</summary>
#
# With all windows laid flat as the rows of a matrix A (2.8), the response is `A @ k`, and the sum over places of
# error times window is a product with `A.T`. Compute the whole gradient first, from one and the same kernel; only
# then change the weights.
# </details>


# %% nbgrader={"grade": false, "grade_id": "learn_kernel-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def learn_kernel(image: np.ndarray, target: np.ndarray, size: int, steps: int, lr: float) -> np.ndarray:
    """Find a kernel by gradient descent on the mean of the squared errors.

    Parameters
    ----------
    image
        float64, shape (H, W).
    target
        float64, shape (H - size + 1, W - size + 1): what the valid correlation should give.
    size
        Rows and columns of the kernel.
    steps
        How many steps are made, 0 or more.
    lr
        The learning rate.

    Returns
    -------
    numpy.ndarray
        float64, shape (size, size).
    """
    ### BEGIN SOLUTION
    flat = np.lib.stride_tricks.sliding_window_view(image, (size, size)).reshape(-1, size * size)
    kernel = np.zeros(size * size)
    for _ in range(steps):
        error = flat @ kernel - target.ravel()
        kernel = kernel - lr * 2 / error.size * (flat.T @ error)
    return kernel.reshape(size, size)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "learn_kernel", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(learn_kernel)

# One weight, by hand: from 0, the errors are -3 and -6, and the gradient 2/2 · (1·(-3) + 2·(-6)) = -15.
single = learn_kernel(np.array([[1.0, 2.0]]), np.array([[3.0, 6.0]]), 1, 1, 0.1)
assert np.allclose(single, [[1.5]])
assert learn_kernel(np.ones((4, 4)), np.ones((2, 2)), 3, 0, 0.1).tolist() == [[0, 0, 0]] * 3

# %% [markdown]
# **See it.** The learner gets a cat and the cat's $G_x$, and not one word about Sobel. Slide through what it believes
# after more and more steps.


# %%
from scipy.optimize import minimize  # finds it by steps of its own


def by_library(image, target, size, steps, lr):
    def loss(flat):
        return np.mean((correlate2d(image, flat.reshape(size, size), mode="valid") - target) ** 2)

    return minimize(loss, np.zeros(size * size), options={"maxiter": min(steps, 40)}).x.reshape(size, size)


fur = rgb2gray(data.photo("chelsea"))[60:180, 110:290]
fur = (fur - fur.mean()) / fur.std()
target = scipy_convolve2d(fur, kernel_x, mode="valid")
ready = plot.attempt(learn_kernel, fur, target, 3, 2, 0.1, otherwise=None, shape=(3, 3)) is not None
learner = learn_kernel if ready else by_library
learnt = {steps: learner(fur, target, 3, steps, 0.1) for steps in (1, 3, 10, 30, 100, 300, 1000)}
losses = [np.mean((correlate2d(fur, kernel, mode="valid") - target) ** 2) for kernel in learnt.values()]
for (steps, kernel), loss in zip(learnt.items(), losses, strict=True):
    print(f"after {steps:4} steps, mean squared error {loss:8.5f}, first row {np.round(kernel[0], 2)}")

# %%
believed = {
    f"after {steps} step{'s' * (steps > 1)}": np.hstack([correlate2d(fur, kernel, mode="valid"), target]) / 8 + 0.5
    for steps, kernel in learnt.items()
}
explore.frames(
    believed,
    caption="Left, the response of the kernel that was learnt so far. Right, the target.",
    alt="Two gray reliefs of a cat's eye side by side; the left one becomes more and more like the right one.",
    start=0,
)
plot.show_numbers(
    [np.round(learnt[1], 2) + 0.0, np.round(learnt[30], 2) + 0.0, np.round(learnt[1000], 2) + 0.0, kernel_x],
    titles=["after 1 step", "after 30", "after 1000", "Sobel's"],
    limits=(-2, 2),
    caption="What was learnt is Sobel's kernel, turned by half a turn.",
    alt="Four kernels of 3 by 3: a vague one, one that takes shape, one with the columns -1 -2 -1, 0 0 0, 1 2 1, and "
    "Sobel's with the columns in reverse order.",
)

# %% [markdown]
# Nobody told it about derivatives, and nobody told it to rotate: $G_x$ was made by convolution, the learner
# *correlates*, so it found the rotated kernel by itself. This is why a layer need not rotate.
#
# A network does nothing else, with millions of weights at once and with a target that is no image but the answer to a
# question.

# %% [markdown]
# ## A pencil drawing
#
# To end with, a machine that draws. It blurs a photograph with two thin passes (yours), looks for edges (yours),
# turns them into pencil strokes on white paper, and lays a thin wash of the photograph's own colours over them,
# blurred so far that it does not keep to the lines. Where one of your functions is not ready, the library's takes its
# place.


# %%
def softened(plane, sigma):
    size = 2 * int(np.ceil(3 * sigma)) + 1
    line = bell_of(sigma).sum(axis=0)  # each column's share: the bell, taken apart
    framed = np.pad(plane, size // 2, mode="reflect")
    instead = ndimage.gaussian_filter(plane, sigma, mode="mirror")
    return plot.attempt(convolve_separable, framed, line, line, otherwise=instead, shape=plane.shape)


def drawing(colour, sigma=1.0, pressure=0.85, wash=0.7):
    """Draw a photograph with a pencil; floats in 0 to 1, shape (H, W, 3)."""
    magnitude = edges_of(softened(rgb2gray(colour), sigma))[2]
    strokes = np.clip(1 - pressure * magnitude / np.percentile(magnitude, 97), 0.15, 1)
    paint = np.stack([softened(colour[:, :, c], 4.0) for c in range(3)], axis=-1)
    paper = 1 - wash * (1 - paint)
    return paper * strokes[:, :, np.newaxis]


cup, chelsea = data.photo("coffee")[20:320, 90:540] / 255, data.photo("chelsea") / 255
plot.show_images(
    [chelsea, drawing(chelsea), cup, drawing(cup)],
    columns=2,
    caption="Your functions and a little paint. Try another sigma, more pressure, less wash. "
    f"The cup: {data.credit('coffee')}",
    alt="A cat and a cup of coffee, each as a photograph and as a pencil drawing with pale colours.",
)

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** A colleague replaces your `convolve2d` by a library's “convolution layer” and says that the edges are the same.
# Name one kernel for which she is right without any change, one for which the result changes its sign, and say why a
# network that *learns* its kernels does not care.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_rotation", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The layer correlates: it lays the kernel on the image without rotating it. A kernel that is the same after half a turn
# (a Gaussian, a box, the Laplacian) gives the same result. Sobel's kernel becomes its own negative, so the result
# changes its sign (the magnitude does not). A network that learns its kernels simply learns the rotated one: both hold
# the same numbers, in another order.
#
# **For whoever grades it**
#
# - 1 point: a symmetric kernel and an antisymmetric one, each with what happens.
# - 1 point: learning finds the rotated kernel just as well; the set of functions is the same.

# %% [markdown]
# **2.** A 3 × 3 mean filter is applied to a white image with zeros around it. Describe what comes out at the border and
# in the corners, with numbers. Which border would you take for a photograph, and which one for counting cells near the
# rim of a microscope's image? Give a reason for each.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_border", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# White is 1. At an edge three of nine neighbours are zeros, so 6/9; in a corner five of nine, so 4/9: a dark frame that
# was not in the image. For a photograph, reflection: it continues what is there. For counting near the rim, only the
# valid region: whatever is invented there could be counted, so it is honest to give up the border (or to say that
# counts near it are not to be trusted).
#
# **For whoever grades it**
#
# - 1 point: 6/9 and 4/9 (or 0.67 and 0.44), and that the frame comes from the zeros.
# - 1 point: a choice for each of the two uses with a reason that fits it; other choices are fine when the reason is.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - Correlation lays the kernel on the image as it is; convolution rotates it by half a turn first. In formulas, the
#   rotation makes filters exchangeable; in networks, it is left out.
# - Only the valid region is free of invention. A border of zeros leaks darkness in, a reflection does not.
# - An edge is a difference of neighbours. Noise is one, too: blur first, with a bell of weights that sum to 1.
# - A kernel of rank 1 is two thin passes. All windows at once are one matrix product. Never slide in Python.
# - Kernels need not be designed. Give an example of what should come out, and follow the gradient.
#
# In **unit 03** the gradient gets all the attention, and a network reads digits.
#
# **Where to read on**
#
# - R. Szeliski, *Computer Vision: Algorithms and Applications*, 2nd edition (2022), chapters 3.2 and 7.2; [free to
#   read](https://szeliski.org/Book/).
# - V. Dumoulin, F. Visin, *A guide to convolution arithmetic for deep learning* (2016),
#   [arXiv:1603.07285](https://arxiv.org/abs/1603.07285): strides and paddings, all of them drawn.
# - A. Zhang et al., *Dive into Deep Learning*, chapter [Convolutional Neural
#   Networks](https://d2l.ai/chapter_convolutional-neural-networks/index.html), where a kernel is learnt, too.
# - NumPy:
#   [sliding_window_view](https://numpy.org/doc/stable/reference/generated/numpy.lib.stride_tricks.sliding_window_view.html);
#   SciPy: [convolve2d](https://docs.scipy.org/doc/scipy/reference/generated/scipy.signal.convolve2d.html); PyTorch:
#   [Conv2d](https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html).
# - K. Chellapilla, S. Puri, P. Simard, *High performance convolutional neural networks for document processing*
#   (2006), where convolution became a matrix product; J. Jin, A. Dundar, E. Culurciello, *Flattened convolutional
#   neural networks for feedforward acceleration* (2014), [arXiv:1412.5474](https://arxiv.org/abs/1412.5474).

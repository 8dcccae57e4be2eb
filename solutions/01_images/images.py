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
# # 01 · Images are arrays
#
# {{badge}}
#
# *A photograph is a grid of numbers. By the end of this notebook you read it, change it and hang it on the wall, with
# functions that you wrote yourself.*
#
# You will be able to
#
# - read an image as an array: its shape, its dtype, its range, its channels;
# - move between whole numbers 0–255 and floats 0–1 without losing anything on the way;
# - edit pixels with slices, and know when you edit a copy and when the original;
# - add to eight-bit numbers without falling off their end;
# - turn colour into gray as the eye does it, and lay arrays out for a network.
#
# **Time** 60 to 120 minutes · **You need** Python and a little NumPy (`a[1, 2]`, `a.shape`) · **Points** 15, 2 more
# for the last exercise, and 4 for two answers in words

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
plot.show_course(unit=1)

# %% [markdown]
# **How it goes.** Run a cell with <kbd>Shift</kbd> + <kbd>Enter</kbd>, from the top down. An exercise is four cells:
# the *idea*, a function for you to *write*, a *check* that tells you what your code did, and a cell that lets your
# function loose on a photograph, so that you *see* it.
#
# Before a surprise there is a question. Answer it for yourself, in your head or on paper, *before* you run the next
# cell: a prediction that turns out wrong is worth more than one that was never made. Nobody grades those.
#
# You can always go on. Where a later picture needs a function that you have not written yet, it says so and does without.

# %% [markdown]
# ## 1.0 · Nine pixels
#
# Before photographs, an image small enough to hold in your head: white paper with one dark dot in the middle. Nine
# pixels, nine numbers. 0 is black, 255 is white, and what lies between is gray.

# %%
dot = np.array(
    [
        [255, 255, 255],
        [255, 0, 255],
        [255, 255, 255],
    ],
    dtype=np.uint8,
)
plot.show_numbers(
    dot,
    caption="An image is an array: every cell is a pixel, and its number says how bright it is.",
    alt="A grid of three by three pixels. The middle one is black and holds 0, "
    "the eight around it are white and hold 255.",
)

# %% [markdown]
# The first index counts **rows** from the top, the second **columns** from the left: `dot[row, column]`. So the *height*
# comes first, in an index as in a shape. If you are used to (x, y), this is the other way around.
#
# Why 255? Each number is stored in eight bits (`uint8`: **u**nsigned **int**eger of **8** bits), and eight bits count
# from 0 to 2⁸ − 1 = 255.

# %%
print("shape  ", dot.shape, "= (height, width)")
print("dtype  ", dot.dtype)
print("bytes  ", dot.nbytes, "for", dot.size, "pixels")
print("middle ", dot[1, 1])
print("top row", dot[0])

# %% [markdown]
# The same picture can be written with **floats from 0 to 1**, where 0 is still black and 1 is white. A camera gives you
# whole numbers; mathematics, and every network of this course, likes floats better. Both are only ways of writing it
# down:

# %%
dot_as_floats = dot / 255

plot.show_numbers(
    [dot, dot_as_floats],
    titles=[f"{dot.dtype}, 0 to 255", f"{dot_as_floats.dtype}, 0 to 1"],
    caption="Two ways to write the same picture. Nothing is lost, but the floats take eight times the memory.",
    alt="The same three by three dot twice: once with the numbers 255 and 0, once with the numbers 1 and 0.",
)

# %% [markdown]
# For **colour**, every pixel gets three numbers instead of one: how much red, green and blue light it sends out. They
# stand along a third axis, so the shape is `(height, width, 3)`. White is all three at full strength, black is none.

# %%
white, black = [255, 255, 255], [0, 0, 0]
colour_dot = np.array(
    [
        [white, white, white],
        [white, black, white],
        [white, white, white],
    ],
    dtype=np.uint8,
)
print("shape", colour_dot.shape, "- one pixel is now three numbers:", colour_dot[0, 0])

# %% [markdown]
# > **Predict first.** We now set the third channel, blue, to 0 everywhere. What colour does the white paper become? And
# > what happens to the black dot?

# %%
colour_dot[:, :, 2] = 0

plot.show_numbers(
    colour_dot,
    caption="Every pixel from top to bottom: red, green, blue. The blue channel is 0 everywhere.",
    alt="The dot with its blue channel set to 0: the eight white pixels are now yellow and hold 255, 255, 0. "
    "The middle one is still black.",
)

# %% [markdown]
# <details><summary>Why?</summary>
#
# Light adds up: red and green light together make **yellow**. A screen makes white from all three, so white without
# blue is yellow. The dot sent out no blue to begin with, so nothing happens to it.
# </details>

# %% [markdown]
# ## 1.1 · Describe an image
#
# Now a real one. This is Chelsea, the most patient cat in image processing.

# %%
photo = data.photo("chelsea")

plot.show_images(
    photo,
    caption=data.credit("chelsea"),
    alt="A tabby cat looks past the camera, close up: green eyes, pink nose, whiskers.",
)

# %% [markdown]
# A cat to you, 405,900 numbers to the computer. Move the frame over the photograph, with the mouse, with the sliders, or
# with the arrow keys once you clicked on it. Find an eye, and watch how the numbers change where the fur meets the green.

# %%
face = photo[70:190, 130:340]  # a slice: rows 70 to 189, columns 130 to 339
explore.magnifier(face, row=45, column=26)

# %% [markdown]
# The first thing to do with an image from anywhere is to ask it what it is. Half of all image bugs are wrong guesses
# about shape, dtype or range.
#
# **Exercise** (1 point). `describe(image)` returns a dictionary with the keys `shape` (a tuple), `dtype` (a string such as
# `"uint8"`), `min` and `max`, and `channels`: 1 for an image of two axes, the length of the last axis otherwise. `min` and
# `max` are *Python* numbers: whoever gets the dictionary should not need NumPy.
#
# <details><summary>Hint</summary>
#
# `image.min()` gives a NumPy scalar such as `np.uint8(0)`. It prints like a number and is not one: it cannot be written
# to JSON, for example. NumPy's scalars know how to turn into Python's; look at what `dir(image.min())` offers. An array
# knows how many axes it has: `image.ndim`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "describe-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def describe(image: np.ndarray) -> dict:
    """Say what an image is.

    Parameters
    ----------
    image
        Any dtype, shape (H, W) or (H, W, C).

    Returns
    -------
    dict
        `shape` (tuple), `dtype` (str), `min` and `max` (Python numbers), `channels` (int, 1 for a two-dimensional image).
    """
    ### BEGIN SOLUTION
    return {
        "shape": image.shape,
        "dtype": str(image.dtype),
        "min": image.min().item(),
        "max": image.max().item(),
        "channels": 1 if image.ndim == 2 else image.shape[-1],
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "describe", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(describe)

# The nine pixels, by hand:
nine = np.array([[255, 255, 255], [255, 0, 255], [255, 255, 255]], dtype=np.uint8)
assert describe(nine) == {"shape": (3, 3), "dtype": "uint8", "min": 0, "max": 255, "channels": 1}
assert describe(np.zeros((4, 5, 3)))["channels"] == 3

# %% [markdown]
# **See it.** Chelsea has 300 rows of 451 pixels with three channels each. Her brightest number is 231: no pixel of this
# photograph is really white.

# %%
for name in ("chelsea", "coffee", "rocket", "camera", "coins"):
    print(f"{name:8}", plot.attempt(describe, data.photo(name), otherwise="not described yet"))

# %% [markdown]
# ## 1.2 · Whole numbers to floats
#
# Whole numbers are how images are *stored*, floats are how we *compute*. The rule is simple, and worth stating exactly:
# an image is a fraction of full brightness, so divide by the **largest number its dtype can hold**, 255 for `uint8`, and
# not by the largest number that happens to be in this picture. Otherwise every photograph would come out equally bright.
#
# > **Predict first.** What do you see if you skip the division, and hand a float image with values from 0 to 231 to
# > something that expects 0 to 1?

# %%
plot.show_images(
    [photo, photo.astype(np.float64)],
    titles=["uint8, 0 to 231", "float64, 0 to 231"],
    caption="The same numbers. Read as floats from 0 to 1, everything from 1 on is full brightness.",
    alt="Left, Chelsea. Right, a white area with a few specks: every number of 1 or more is drawn as full brightness.",
)

# %% [markdown]
# **Exercise** (2 points). `to_float(image)` returns float64:
#
# | dtype of `image` | result |
# |---|---|
# | `uint8` | divided by 255 |
# | `uint16` | divided by 65535 |
# | `bool` | 0.0 and 1.0 |
# | any float | the values unchanged, in a new array |
# | anything else | `ValueError` that names the dtype |
#
# <details><summary>Hint</summary>
#
# `np.iinfo(dtype).max` knows the largest number of an integer dtype, and `np.issubdtype(dtype, np.floating)` whether it is
# a float. `astype` makes a new array.
# </details>


# %% nbgrader={"grade": false, "grade_id": "to_float-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_float(image: np.ndarray) -> np.ndarray:
    """Write an image with floats, where 0 is black and 1 is full brightness.

    Parameters
    ----------
    image
        Any shape; uint8, uint16, bool or a float dtype.

    Returns
    -------
    numpy.ndarray
        float64, same shape, a new array.

    Raises
    ------
    ValueError
        If `image` has another dtype.
    """
    ### BEGIN SOLUTION
    if image.dtype == bool or np.issubdtype(image.dtype, np.floating):
        return image.astype(np.float64)
    if image.dtype in (np.uint8, np.uint16):
        return image.astype(np.float64) / np.iinfo(image.dtype).max
    raise ValueError(f"image: dtype {image.dtype} is neither uint8, uint16, bool nor float")
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "to_float", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(to_float)

# By hand: nothing, a fifth and all of the light.
assert np.allclose(to_float(np.array([[0, 51, 255]], dtype=np.uint8)), [[0.0, 0.2, 1.0]])
assert np.allclose(to_float(np.array([[0, 13107, 65535]], dtype=np.uint16)), [[0.0, 0.2, 1.0]])
assert to_float(np.array([[True, False]])).tolist() == [[1.0, 0.0]]

# %% [markdown]
# **See it.** Floats invite mathematics. A number between 0 and 1 stays there when you take its square root or its square:
# black stays black, white stays white, and everything between moves.

# %%
from skimage.util import img_as_float64, img_as_ubyte  # a library's way, where yours is not ready

floats = plot.attempt(to_float, photo, otherwise=img_as_float64(photo), shape=photo.shape)
plot.show_images(
    [np.sqrt(floats), floats, floats**2],
    titles=["square root", "as it is", "square"],
    caption=f"As floats, {floats.min():.3f} to {floats.max():.3f}. Roots lighten the shadows, squares deepen them.",
    alt="Chelsea three times: paler on the left, as photographed in the middle, darker and stronger on the right.",
)

# %% [markdown]
# ## 1.3 · And back again
#
# Files and screens want whole numbers, so every computation ends with the way back. Two things go wrong there, and NumPy
# mentions neither.
#
# > **Predict first.** A `uint8` array takes in floats from 0 to 1. What does it hold afterwards?

# %%
gray_steps = np.array([[0.0, 0.2, 0.5, 0.8, 0.999, 1.0]])
stored = np.zeros((1, 6), dtype=np.uint8)
stored[:] = gray_steps  # an assignment never changes the dtype of the array on the left

plot.show_numbers(
    [gray_steps, stored],
    titles=["floats", "the same, assigned to a uint8 array"],
    caption="The picture is gone: the array kept its dtype and cut every number down to a whole one.",
    alt="Six grays from 0 to 1, and below them what the uint8 array holds: 0, 0, 0, 0, 0, 1, all of them black.",
)

# %% [markdown]
# So: scale first. But the conversion to `uint8` **cuts off** the decimals, and 254.9 becomes 254, although 255 is much nearer. And
# a sum or a product can leave the range: 1.3 is brighter than white, −0.2 darker than black, and neither can be stored.
#
# **Exercise** (2 points). `to_uint8(image)` takes floats where 0 is black and 1 is white, and returns `uint8`, rounded to
# the *nearest* of 0 to 255. What lies below 0 becomes 0, what lies above 1 becomes 255. A `uint8` image comes back
# unchanged, as a copy. (What happens exactly halfway between two whole numbers is up to you.)
#
# <details><summary>Hint</summary>
#
# Three steps: bring the values into the range, scale them, round them. Only then is it time for `astype`. NumPy has a
# function for each step; one of them is called `np.clip`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "to_uint8-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_uint8(image: np.ndarray) -> np.ndarray:
    """Write an image with whole numbers from 0 to 255.

    Parameters
    ----------
    image
        Any shape; floats with 0 for black and 1 for white (others are clipped), or uint8.

    Returns
    -------
    numpy.ndarray
        uint8, same shape, a new array.
    """
    ### BEGIN SOLUTION
    if image.dtype == np.uint8:
        return image.copy()
    return np.rint(np.clip(image, 0.0, 1.0) * 255).astype(np.uint8)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "to_uint8", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(to_uint8)

# By hand: 0.2 × 255 = 51, and 0.999 × 255 = 254.745 is nearest to 255. What is outside stops at the ends.
assert to_uint8(np.array([[0.0, 0.2, 0.999, 1.0]])).tolist() == [[0, 51, 255, 255]]
assert to_uint8(np.array([[-0.2, 1.3]])).tolist() == [[0, 255]]

# %% [markdown]
# **See it.** There and back again: is it really the same photograph? And what does a careless way back do to a picture
# that was made half as bright again?

# %%
back = plot.attempt(to_uint8, img_as_float64(photo), otherwise=img_as_ubyte(photo), shape=photo.shape)
print("numbers that changed on the way there and back:", np.count_nonzero(back != photo))

lighter = img_as_float64(photo) * 1.5
careless = (lighter * 255).astype(np.int64).astype(np.uint8)
plot.show_images(
    [plot.attempt(to_uint8, lighter, otherwise=photo, shape=photo.shape), careless],
    titles=["to_uint8(1.5 * floats)", "without clipping"],
    caption=f"{np.mean(lighter > 1):.1%} of the numbers exceed 1. Clipped, they are at full brightness; "
    "not clipped, they start over at 0.",
    alt="Left, a bright Chelsea. Right, the same with turquoise and black patches in the brightest parts.",
)

# %% [markdown]
# ## 1.4 · Gray to colour
#
# Many functions insist on three channels. A gray image has one, but gray *is* a colour: the one with equal amounts of
# red, green and blue. So the same numbers are laid three times along a new last axis, like tiles.
#
# **Exercise** (1 point). `gray_to_rgb(gray)` turns shape `(H, W)` into `(H, W, 3)`, all three channels equal, the dtype
# unchanged. The result is an array of its own, ready to be painted on: writable, and without memory in common with `gray`
# or between its channels.
#
# <details><summary>Hint</summary>
#
# `gray[:, :, np.newaxis]` (or `gray.reshape(height, width, 1)`) has the third axis already, with length 1. From there,
# `np.tile`, `np.repeat` and `np.concatenate` all lead to the goal, and `np.stack` does even without it. `np.broadcast_to`
# looks tempting, but its result only *pretends* to have three channels: try to write to it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "gray_to_rgb-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gray_to_rgb(gray: np.ndarray) -> np.ndarray:
    """Give a gray image three equal channels.

    Parameters
    ----------
    gray
        Any dtype, shape (H, W).

    Returns
    -------
    numpy.ndarray
        Same dtype, shape (H, W, 3), a new and writable array.
    """
    ### BEGIN SOLUTION
    return np.stack([gray, gray, gray], axis=-1)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gray_to_rgb", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(gray_to_rgb)

# One row of two pixels, by hand:
assert gray_to_rgb(np.array([[0, 200]], dtype=np.uint8)).tolist() == [[[0, 0, 0], [200, 200, 200]]]

# %% [markdown]
# **See it.** With three channels, a gray photograph can take on a colour. On the right half, a part of the blue is taken
# away, and then some green.

# %%
gray = data.photo("camera")
toned = plot.attempt(gray_to_rgb, gray, shape=(*gray.shape, 3))
if toned.ndim == 3:
    toned[:, 256:, 2] = toned[:, 256:, 2] * 0.55
    toned[:, 256:, 1] = toned[:, 256:, 1] * 0.85
plot.show_images(
    [gray, toned],
    titles=[f"gray {gray.shape}", f"three channels {toned.shape}"],
    caption=f"Half gray, half sepia. {data.credit('camera')}",
    alt="A man in a dark coat looks through a camera on a tripod. On the right, the half with the camera is toned brown.",
)

# %% [markdown]
# ## 1.5 · One channel less
#
# Three gray images make a colour image. Mix them yourself: what does Chelsea look like without green? Which channel
# holds most of her fur? Where in the picture do you see the blue channel at all?

# %%
explore.channels(photo)

# %% [markdown]
# Before you write this as a function, a question that decides whether your function can be trusted.
#
# > **Predict first.** `corner` is a slice of `picture`, and gets blackened. What is in `picture` afterwards? And what if
# > the slice is copied first?

# %%
picture = np.full((3, 4), 200, dtype=np.uint8)
corner = picture[:2, :2]
corner[:] = 0

second = np.full((3, 4), 200, dtype=np.uint8)
corner = second[:2, :2].copy()
corner[:] = 0

plot.show_numbers(
    [picture, second],
    titles=["slice blackened", "copy of the slice blackened"],
    caption="A slice is a window onto the same memory. Whoever writes through it writes into the picture.",
    alt="Left, a picture of 200s whose top left four numbers have become 0. Right, the same picture, all 200 still.",
)

# %% [markdown]
# Even less is needed: after `a = image` there is still *one* array, with two names. So a function that writes into its
# argument changes the caller's photograph, in a cell far away, with no error. In this course, functions leave what they
# are given as it was.
#
# **Exercise** (1 point). `drop_channel(image, channel)` returns the image with that channel set to 0. The input stays
# untouched, the dtype stays the same. For a channel that does not exist (`channel` ≥ the number of channels), or an image
# without a channel axis, raise a `ValueError` that names the argument. (Negative channels are up to you.)
#
# <details><summary>Hint</summary>
#
# You did this by hand with the yellow paper. What is new: whose array do you write into?
# </details>


# %% nbgrader={"grade": false, "grade_id": "drop_channel-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def drop_channel(image: np.ndarray, channel: int) -> np.ndarray:
    """Set one channel to 0.

    Parameters
    ----------
    image
        Any dtype, shape (H, W, C).
    channel
        0 to C - 1.

    Returns
    -------
    numpy.ndarray
        Same dtype and shape, a new array.

    Raises
    ------
    ValueError
        If `image` has no channel axis or no such channel.
    """
    ### BEGIN SOLUTION
    if image.ndim != 3:
        raise ValueError(f"image: shape {image.shape} has no channel axis")
    if channel >= image.shape[2]:
        raise ValueError(f"channel: {channel}, but there are only {image.shape[2]}")
    result = image.copy()
    result[:, :, channel] = 0
    return result
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "drop_channel", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(drop_channel)

# White paper without blue is yellow, and the paper itself stays white.
paper = np.full((1, 2, 3), 255, dtype=np.uint8)
assert drop_channel(paper, 2).tolist() == [[[255, 255, 0], [255, 255, 0]]]
assert paper.min() == 255

# %% [markdown]
# **See it.** A red cup on a wooden table, three times with one light switched off.

# %%
cup = data.photo("coffee")
names = ("red", "green", "blue")
plot.show_images(
    [plot.attempt(drop_channel, cup, channel, shape=cup.shape) for channel in range(3)],
    titles=[f"without {name}" for name in names],
    caption=f"Without red, the cup is nearly black: it sends out hardly anything else. {data.credit('coffee')}",
    alt="A red cup of espresso on a saucer three times: dark and greenish without red, magenta without green, "
    "yellow and orange without blue.",
)

# %% [markdown]
# ## 1.6 · Draw a box
#
# Every detector that you have seen at work, on a face or a number plate, ends in this: a rectangle in an array. Slices
# are made for it: `image[top:bottom, left:right]` are the rows from `top` up to, not including, `bottom`, and the columns
# from `left` up to, not including, `right`. It has `bottom - top` rows, with no "plus one" anywhere.
#
# > **Predict first.** The picture has 10 columns. Which of them does `image[:, -2:4]` select, and which `image[:, 6:99]`?

# %%
columns = np.arange(10)
print("-2:4 ", columns[-2:4])
print("6:99 ", columns[6:99])
print("-2:  ", columns[-2:])

# %% [markdown]
# NumPy forgives an end that lies too far out. A negative number, however, counts **from the other side**: −2 means column 8, and from
# 8 to 4 there is nothing. A box that sticks out on the left would vanish, or appear on the right.
#
# **Exercise** (2 points). `draw_box(image, top, bottom, left, right, color)` fills rows `top` to `bottom - 1` and columns
# `left` to `right - 1` with `color`, which has one value per channel. What sticks out of the image is cut off, on all four
# sides. The input stays untouched, the dtype stays the same.
#
# <details><summary>Hint</summary>
#
# Bring the coordinates into the picture first; `max` is enough. Then it is one assignment: NumPy lays a list of three
# values over every pixel of a slice by itself (this is called *broadcasting*).
# </details>


# %% nbgrader={"grade": false, "grade_id": "draw_box-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def draw_box(image: np.ndarray, top: int, bottom: int, left: int, right: int, color: tuple) -> np.ndarray:
    """Fill a rectangle with a colour.

    Parameters
    ----------
    image
        Any dtype, shape (H, W, C).
    top, bottom, left, right
        Half-open ranges of rows and columns; they may leave the image, and negative ones lie above or left of it.
    color
        One value per channel.

    Returns
    -------
    numpy.ndarray
        Same dtype and shape, a new array.
    """
    ### BEGIN SOLUTION
    result = image.copy()
    result[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = color
    return result
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "draw_box", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(draw_box)

# Rows 1 and 2, columns 0 and 1 of a small black picture, in green; the left edge sticks out.
night = np.zeros((4, 3, 3), dtype=np.uint8)
green = draw_box(night, 1, 3, -5, 2, (0, 255, 0))[:, :, 1]
assert green.tolist() == [[0, 0, 0], [255, 255, 0], [255, 255, 0], [0, 0, 0]]

# %% [markdown]
# **See it.** Left, a green box in rows 100 to 149 and columns 200 to 299. Right, what boxes are good for: each frame is a
# yellow box with the original pasted back into it.


# %%
def framed(image, top, bottom, left, right, line=3):
    result = plot.attempt(draw_box, image, top, bottom, left, right, (255, 200, 0), shape=image.shape)
    inside = np.s_[top + line : bottom - line, left + line : right - line]
    result[inside] = image[inside]
    return result


eyes = framed(framed(photo.copy(), 88, 148, 138, 202), 104, 160, 290, 346)
plot.show_images(
    [plot.attempt(draw_box, photo, 100, 150, 200, 300, (0, 255, 0), shape=photo.shape), eyes],
    titles=["100:150 × 200:300 in green", "two eyes, found by hand"],
    caption="Rows first, then columns, then the colour.",
    alt="Left, Chelsea with a filled green rectangle between her eyes. "
    "Right, Chelsea with a thin yellow frame around each eye.",
)

# %% [markdown]
# ## 1.7 · Brighter
#
# To make a picture brighter, add the same amount to every number. What could be simpler?
#
# > **Predict first.** Both arrays are `uint8`. What is 200 + 100?

# %%
print(np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8))

# %% [markdown]
# Eight bits hold nothing above 255: after 255 comes 0, as on the mileage counter of an old car. 300 − 256 = 44. NumPy
# says nothing, because it is what the processor does, and sometimes exactly what is wanted. In a photograph it is not:

# %%
explore.brightness(photo, row=250, column=330)

# %% [markdown]
# **Exercise** (2 points). `brighten(image, amount)` adds a whole number to every number of a `uint8` image and returns
# `uint8`. The sum *saturates*: above 255 it stays 255, below 0 it stays 0. `amount` may be negative, and it may be larger
# than 255.
#
# <details><summary>Hint</summary>
#
# Clipping after the fact is too late: when the sum has wrapped around, nobody can tell 44 from 300. The arithmetic needs
# more room than eight bits, and the result needs to be brought back into them. In which order?
# </details>


# %% nbgrader={"grade": false, "grade_id": "brighten-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def brighten(image: np.ndarray, amount: int) -> np.ndarray:
    """Add an amount to every number, stopping at 0 and 255.

    Parameters
    ----------
    image
        uint8, any shape.
    amount
        A whole number, negative to darken; may exceed 255.

    Returns
    -------
    numpy.ndarray
        uint8, same shape, a new array.
    """
    ### BEGIN SOLUTION
    return np.clip(image.astype(np.int64) + amount, 0, 255).astype(np.uint8)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "brighten", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(brighten)

# By hand: 200 + 100 stops at 255, 20 - 100 stops at 0.
assert brighten(np.array([[200, 20]], dtype=np.uint8), 100).tolist() == [[255, 120]]
assert brighten(np.array([[200, 20]], dtype=np.uint8), -100).tolist() == [[100, 0]]

# %% [markdown]
# **See it.** Your function at nine amounts: leaf through them. Below, the price: a histogram counts how many numbers have
# each value. Brightening moves it to the right, and what does not fit piles up at 255. Those differences are gone for good: no
# amount of darkening brings them back.

# %%
steps = {
    f"amount {amount:+d}": plot.attempt(brighten, photo, amount, shape=photo.shape) for amount in range(-200, 201, 50)
}
explore.frames(
    steps,
    caption="brighten(photo, amount), from -200 to +200. Your function computed these; the slider only leafs through them.",
    alt="Chelsea at nine brightnesses, from nearly black to nearly white.",
)

# %%
after = plot.attempt(brighten, photo, 100, shape=photo.shape)
piled = np.count_nonzero(after == 255)

figure, axes = plt.subplots(figsize=(7.2, 2.9))
axes.hist(photo.ravel(), bins=np.arange(257), color=plot.MUTED, alpha=0.5, label="photo")
axes.hist(after.ravel(), bins=np.arange(257), color=plot.STUDENT, alpha=0.8, label="brighten(photo, 100)")
axes.set(xlim=(0, 256), ylim=(0, 6000), xlabel="value", ylabel="how many numbers")
axes.annotate(f"{piled:,} at 255", (255, 5900), (205, 5300), ha="right", arrowprops={"arrowstyle": "->"})
axes.legend(loc="upper left")
plot.show_figure(
    figure,
    caption=f"{piled:,} of {after.size:,} numbers are 255 now; in the photograph, {np.count_nonzero(photo == 255)} were.",
    alt="Two histograms. The one of the brightened photograph has the same shape, 100 further to the right, "
    "and is cut off at 255, where a spike leaves the figure.",
)

# %% [markdown]
# ## Find the bug
#
# A friend wants a double exposure: the average of two photographs, as if the film had been lit twice. Three lines, no
# error, and this:


# %%
def blend_with_bugs(first, second):
    """Average two uint8 photographs of one shape."""
    total = first
    total += second
    return total // 2


cat, pilot = photo.copy(), data.photo("astronaut")[:300, :451]
plot.show_images(
    [blend_with_bugs(cat, pilot), cat],
    titles=["the double exposure", "the cat, afterwards"],
    caption="Two bugs live in three lines. One spoiled the result, the other spoiled the cat. "
    f"The pilot: {data.credit('astronaut')}",
    alt="Two wrecked pictures: outlines of a cat and of an astronaut in patches of dark and garish colours.",
)

# %% [markdown]
# Both bugs are old friends by now. Name them, then write `blend` so that it keeps the photographs as they are and gives
# their average, halves rounded down, as `uint8`. This one is for you: no points, but the cell below will tell you.


# %% nbgrader={"grade": false, "grade_id": "blend-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def blend(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Average two photographs.

    Parameters
    ----------
    first, second
        uint8, of one shape.

    Returns
    -------
    numpy.ndarray
        uint8, same shape, a new array.
    """
    ### BEGIN SOLUTION
    # 1. uint8 + uint8 wraps around: the sum needs more room. 2. `total = first` is no copy, and `+=` writes into it.
    total = first.astype(np.int64) + second
    return (total // 2).astype(np.uint8)
    ### END SOLUTION


# %%
light, dark = np.full((1, 2), 250, dtype=np.uint8), np.full((1, 2), 100, dtype=np.uint8)
mixed = plot.attempt(blend, light, dark, shape=(1, 2), otherwise=None)
if mixed is not None:
    blend(light, dark)
    assert np.all(mixed == 175), f"250 and 100 average to 175, not {mixed[0, 0]}: does the sum fit into eight bits?"
    assert mixed.dtype == np.uint8, f"a photograph is uint8, this is {mixed.dtype}"
    assert light[0, 0] == 250, f"the first picture held 250 and now holds {light[0, 0]}: who wrote into it?"
    print("Both bugs are gone.")

plot.show_images(
    plot.attempt(blend, photo, pilot, shape=photo.shape),
    caption="Cat and astronaut, on one film.",
    alt="A double exposure: Chelsea's eyes look through the portrait of an astronaut in an orange suit.",
)

# %% [markdown]
# ## 1.8 · Colour to gray
#
# The way from gray to colour was easy. The way back has to throw two thirds of the numbers away, so it matters how.
#
# > **Predict first.** Three patches, each with one channel at 255 and the others at 0. Their numbers are
# > equally large. Which looks brightest to you, which darkest?

# %%
patches = np.zeros((140, 420, 3), dtype=np.uint8)
for channel in range(3):
    patches[:, 140 * channel : 140 * channel + 140, channel] = 255

plot.show_images(
    patches,
    caption="Red, green and blue at full strength. Their plain mean is the same: 85.",
    alt="Three squares in pure red, pure green and pure blue. Green looks the brightest, blue by far the darkest.",
)

# %% [markdown]
# The eye is most sensitive to green light and least to blue. So brightness as we see it, the *luminance*, is a weighted
# sum:
#
# $$Y = 0.2125\,R + 0.7154\,G + 0.0721\,B$$
#
# The weights sum to 1: white stays white. (Strictly they belong to light that was *measured*; photographs are stored on a
# scale bent for the eye. Applying them directly, as here, is common practice.)
#
# **Exercise** (2 points). `to_grayscale(rgb)` takes `(H, W, 3)`, `uint8` or floats from 0 to 1, and returns float64 `(H, W)`
# on the scale from 0 to 1. Anything with another number of channels, such as RGBA, or without a channel axis is a
# `ValueError`.
#
# <details><summary>Hint</summary>
#
# Scale first if you must. Then: `R` is `rgb[:, :, 0]`, and so on. Or see the pixel as a vector of three and the
# weights as another, and remember what `@` does with the last axis.
# </details>


# %% nbgrader={"grade": false, "grade_id": "to_grayscale-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_grayscale(rgb: np.ndarray) -> np.ndarray:
    """Reduce colour to luminance, 0.2125 R + 0.7154 G + 0.0721 B.

    Parameters
    ----------
    rgb
        Shape (H, W, 3), uint8 (0 to 255) or floats (0 to 1).

    Returns
    -------
    numpy.ndarray
        float64, shape (H, W), 0 to 1.

    Raises
    ------
    ValueError
        If `rgb` has not exactly three channels.
    """
    ### BEGIN SOLUTION
    if rgb.ndim != 3 or rgb.shape[2] != 3:
        raise ValueError(f"rgb: expected the shape (H, W, 3), not {rgb.shape}")
    values = rgb / 255 if rgb.dtype == np.uint8 else rgb.astype(np.float64)
    return values @ np.array([0.2125, 0.7154, 0.0721])
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "to_grayscale", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(to_grayscale)

# Four pixels, by hand: red, green, blue and white.
pure = np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255], [255, 255, 255]]], dtype=np.uint8)
assert np.allclose(to_grayscale(pure), [[0.2125, 0.7154, 0.0721, 1.0]])

# %% [markdown]
# **See it.** Your luminance beside the plain mean of the three channels: first on the three patches, then on a pilot's
# orange suit and on the stripes of a flag.

# %%
from skimage.color import rgb2gray

astronaut = data.photo("astronaut")
pictures = [patches, astronaut]
luminance = [plot.attempt(to_grayscale, rgb, otherwise=rgb2gray(rgb), shape=rgb.shape[:2]) for rgb in pictures]
mean = [rgb.mean(axis=2) / 255 for rgb in pictures]

plot.show_images(
    [patches, luminance[0], mean[0], astronaut, luminance[1], mean[1]],
    titles=["colour", "luminance", "plain mean"] * 2,
    columns=3,
    caption="To the plain mean, the three patches are one. In the portrait the two differ by up to "
    f"{np.abs(luminance[1] - mean[1]).max():.2f} of full brightness.",
    alt="Red, green and blue squares become a dark gray, a light gray and a nearly black square as luminance, and "
    "three equal grays as mean. Below, an astronaut in an orange suit in colour and twice in gray.",
)

# %% [markdown]
# ## 1.9 · Laid out for a network
#
# Networks eat images in **batches**: N images at once, on a new first axis. And they disagree with cameras about the
# order of the axes. NumPy, scikit-image and TensorFlow keep the channels last, **NHWC** (N images, height, width,
# channels): a pixel's three numbers are neighbours in memory. PyTorch puts them second, **NCHW**: first all the red of an
# image, then all the green, then all the blue.
#
# > **Predict first.** Chelsea is `(300, 451, 3)`. `photo.reshape(3, 300, 451)` has the shape that PyTorch asks for, and
# > all the numbers. What does its first channel look like?

# %%
plot.show_images(
    [photo.reshape(3, 300, 451)[0], photo.transpose(2, 0, 1)[0]],
    titles=["photo.reshape(3, 300, 451)[0]", "photo.transpose(2, 0, 1)[0]"],
    caption="The same shape, the same numbers, a different picture. Only one of them is Chelsea's red channel.",
    alt="Left, a woven pattern in which a flat, repeated cat can be guessed. Right, Chelsea in gray: her red channel.",
)

# %% [markdown]
# `reshape` never moves a number. It reads them in the order in which they lie in memory (red, green, blue, red, green,
# blue, …) and breaks the line elsewhere. `transpose` renames the axes: each number keeps its row, its column and its
# channel. Small enough to check:

# %%
tiny = np.array([[[1, 10, 100], [2, 20, 200]], [[3, 30, 130], [4, 40, 140]]], dtype=np.uint8)  # (2, 2, 3)

plot.show_numbers(
    [tiny, tiny.reshape(3, 2, 2)[0], tiny.transpose(2, 0, 1)[0]],
    titles=["tiny", "reshape, channel 0", "transpose, channel 0"],
    caption=f"In memory: {', '.join(map(str, tiny.ravel()))}. The reds are 1, 2, 3, 4.",
    alt="Two by two pixels of three numbers each. Reshaped, channel 0 holds 1, 10, 100, 2. "
    "Transposed, it holds 1, 2, 3, 4.",
)

# %% [markdown]
# **Exercise** (2 points). `to_nchw(images)` turns a batch `(N, H, W, C)` into `(N, C, H, W)`, and a single image
# `(H, W, C)` into a batch of one, `(1, C, H, W)`. The dtype stays the same. The result is a new, C-contiguous array: its
# numbers lie in memory in the order of its axes, as libraries in C expect.
#
# <details><summary>Hint</summary>
#
# Give the single image its batch axis first; then there is one case left. `transpose` takes the *old* axis numbers in
# their *new* order. It only renames axes and returns a window onto the old memory: `result.flags["C_CONTIGUOUS"]` tells.
# A copy tidies up.
# </details>


# %% nbgrader={"grade": false, "grade_id": "to_nchw-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_nchw(images: np.ndarray) -> np.ndarray:
    """Move the channels before the rows.

    Parameters
    ----------
    images
        Any dtype, shape (N, H, W, C), or (H, W, C) for a single image.

    Returns
    -------
    numpy.ndarray
        Same dtype, shape (N, C, H, W), a new C-contiguous array; N is 1 for a single image.
    """
    ### BEGIN SOLUTION
    batch = images[np.newaxis] if images.ndim == 3 else images
    return batch.transpose(0, 3, 1, 2).copy()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "to_nchw", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(to_nchw)

# Two pixels side by side, by hand: first both reds, then both greens, then both blues.
pair = np.array([[[1, 10, 100], [2, 20, 200]]], dtype=np.uint8)  # (1, 2, 3)
assert to_nchw(pair).tolist() == [[[[1, 2]], [[10, 20]], [[100, 200]]]]
assert to_nchw(np.zeros((5, 4, 6, 3))).shape == (5, 3, 4, 6)

# %% [markdown]
# **See it.** A batch of three photographs, as PyTorch will get it in unit 05, drawn plane by plane: an image to a row, a
# channel to a column.

# %%
batch = np.stack([data.photo(name)[100:300, 100:300] for name in ("chelsea", "coffee", "astronaut")])
planes = plot.attempt(to_nchw, batch, otherwise=np.moveaxis(batch, -1, 1), shape=(3, 3, 200, 200))
plot.show_images(
    list(planes.reshape(9, 200, 200)),
    titles=[f"[{n}, {c}] {names[c]}" for n in range(3) for c in range(3)],
    columns=3,
    caption=f"From {batch.shape} to {planes.shape}. Three planes of each image, every one a gray picture.",
    alt="Nine gray pictures: for a cat, a coffee cup and an astronaut, the red, the green and the blue channel.",
)

# %% [markdown]
# ## 1.10 · A contact sheet
#
# Photographers used to lay their negatives in rows on one sheet of paper, to see a whole film at once. This is the
# exercise for those who want more: nothing new in it, but everything at once.
#
# **Exercise** (2 points, stretch). `contact_sheet(images, columns, gap=2, background=255)` lays N images of one shape, all
# gray or all colour, in rows from left to right, then from top to bottom, into one image. The sheet is always `columns`
# images wide, even when there are fewer. Between neighbours lie `gap` pixels, around the sheet none. Gaps and empty
# places hold `background`. The dtype stays the same.
#
# <details><summary>Hint</summary>
#
# Start from the paper: how many rows are there (rounded up), and how large is the sheet? Five images 10 wide in three
# columns with a gap of 2 make 3 · 10 + 2 · 2 = 34 pixels. Then, image by image: `divmod(17, 5)` is `(3, 2)`, and image 17
# of a sheet with 5 columns stands where? From one place to the next it is one image *and* one gap. `np.full` takes a shape; the end of an image's shape, `shape[2:]`, is
# empty for gray images and `(3,)` for colour.
# </details>


# %% nbgrader={"grade": false, "grade_id": "contact_sheet-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def contact_sheet(images: np.ndarray, columns: int, gap: int = 2, background: int = 255) -> np.ndarray:
    """Lay images in rows on one sheet.

    Parameters
    ----------
    images
        N images of one shape and dtype: an array (N, H, W) or (N, H, W, C), or a list of (H, W) or (H, W, C).
    columns
        How many stand beside each other.
    gap, background
        Pixels between neighbours, and the value of gaps and empty places.

    Returns
    -------
    numpy.ndarray
        Same dtype, shape (rows * H + (rows - 1) * gap, columns * W + (columns - 1) * gap), and C for colour.
    """
    ### BEGIN SOLUTION
    images = np.asarray(images)
    count, height, width = images.shape[:3]
    rows = -(-count // columns)  # rounded up
    shape = (rows * (height + gap) - gap, columns * (width + gap) - gap, *images.shape[3:])
    sheet = np.full(shape, background, dtype=images.dtype)
    for index, image in enumerate(images):
        row, column = divmod(index, columns)
        top, left = row * (height + gap), column * (width + gap)
        sheet[top : top + height, left : left + width] = image
    return sheet
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "contact_sheet", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(contact_sheet)

# Three images of one pixel in two columns, by hand; 9 is the paper.
three = np.array([[[1]], [[2]], [[3]]], dtype=np.uint8)
assert contact_sheet(three, columns=2, gap=1, background=9).tolist() == [[1, 9, 2], [9, 9, 9], [3, 9, 9]]

# %% [markdown]
# **See it.** Twelve details, cut out of the photographs of this unit with slices, on one dark sheet.

# %%
from skimage.util import montage  # a library's way, where yours is not ready

corners = {
    "chelsea": [(58, 110), (75, 260), (150, 215)],
    "astronaut": [(60, 165), (320, 105), (110, 340)],
    "coffee": [(15, 225), (215, 305), (150, 60)],
    "rocket": [(115, 255), (295, 120), (20, 40)],
}
details = [data.photo(name)[top : top + 120, left : left + 120] for name in corners for top, left in corners[name]]
instead = montage(details, grid_shape=(2, 6), padding_width=8, fill=(24, 24, 24), channel_axis=-1)
sheet = plot.attempt(contact_sheet, details, 6, 8, 24, otherwise=instead, shape=(248, 760, 3))

plot.show_images(
    sheet,
    caption=f"{len(details)} images of {details[0].shape} make one of {sheet.shape}.",
    alt="Two rows of six square details on black: a cat's eyes and nose, a pilot's face and badge, a space shuttle, "
    "a cup, a spoon and a saucer, a rocket, lights and a tower.",
)

# %% [markdown]
# ## A poster of your own
#
# One photograph and seven functions, all of them yours: gray it, round it, brighten it, give it three channels, switch
# off lights, frame the eyes, lay it all out. Where one is not ready, a line says so, and the poster does without.

# %%
portrait = photo[22:262, 86:386]
shape = portrait.shape

levels = plot.attempt(to_grayscale, portrait, otherwise=rgb2gray(portrait), shape=shape[:2])
film = plot.attempt(to_uint8, levels, otherwise=img_as_ubyte(rgb2gray(portrait)), shape=shape[:2])
film = plot.attempt(brighten, film, 45, shape=shape[:2])
gray_print = plot.attempt(gray_to_rgb, film, otherwise=portrait, shape=shape)


def without(image, *channels):
    for channel in channels:
        image = plot.attempt(drop_channel, image, channel, shape=shape)
    return image


# %%
panels = [
    without(gray_print, 0),
    without(gray_print, 1),
    without(gray_print, 2),
    gray_print,
    framed(framed(portrait, 64, 128, 50, 118), 80, 140, 202, 262),
    plot.attempt(brighten, portrait, 80, shape=shape),
    without(gray_print, 1, 2),
    without(gray_print, 0, 2),
    without(gray_print, 0, 1),
]
instead = montage(panels, grid_shape=(3, 3), padding_width=14, fill=(255, 255, 255), channel_axis=-1)
poster = plot.attempt(contact_sheet, panels, 3, 14, 255, otherwise=instead, shape=(748, 928, 3))
plot.show_images(
    poster,
    caption="Nine times Chelsea, by your own hand. Change the panels, the photograph, the colours: it is only an array.",
    alt="A poster of nine cat portraits in three rows: cyan, magenta and yellow; gray, the original with framed eyes, "
    "a bright one; red, green and blue.",
)

# %% [markdown]
# Do you want to keep it? `plt.imsave("poster.png", poster)` writes it to a file.

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** The same photograph lies in memory once as `uint8`, once as `float32` made from it by dividing by 255. A friend
# says: “The float version is more precise, so I always store that one.” In which sense is she right, in which is she
# wrong, and what does it cost her? Two to four sentences, with a number.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_floats", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The floats hold exactly the same 256 levels as before, so nothing was gained by the conversion, and they take four
# bytes a channel in place of one. What they are better at is what comes next: an average or a brightening can have a
# result between two levels, and neither wraps around at 256 nor has to be rounded after every step. So compute with
# floats and store whole numbers.
#
# **For whoever grades it**
#
# - 1 point: converting adds no information (256 levels before and after), and memory is four times as much.
# - 1 point: the gain is in computing: results between levels, no wrap-around, no rounding after each step. “Floats are
#   more exact” without saying where earns nothing.

# %% [markdown]
# **2.** `image.reshape(3, H, W)` and `image.transpose(2, 0, 1)` turn an array of shape (H, W, 3) into one of the same
# shape (3, H, W). What do you see if you show the first channel of each, and why? Would a test that only asks for the
# shape notice?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_axes", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# After `transpose` the first channel is the red one, a gray picture of the photograph. After `reshape` the numbers are
# only dealt out anew in the order of memory, where red, green and blue of one pixel lie side by side: the “first
# channel” is the top third of the photograph, its colours taken for neighbouring pixels, so it looks like stripes of a
# picture squeezed three times. The shapes are equal, so a test of the shape sees nothing; one has to compare values at
# a place.
#
# **For whoever grades it**
#
# - 1 point: `transpose` moves axes and keeps what they mean; `reshape` keeps the order in memory and mixes channels and
#   pixels.
# - 1 point: a test of shapes cannot tell them apart; names one that can (a value at a known place, or looking at it).

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - An image is an array: `(height, width)` or `(height, width, channels)`, rows first. Ask for shape, dtype and range
#   before anything else.
# - Store whole numbers, compute with floats: divide by what the dtype can hold, round and clip on the way back.
# - A slice is a window, not a copy. A function leaves its input as it was.
# - `uint8` wraps around without a word. Make room before you add.
# - `reshape` keeps the order in memory, `transpose` keeps the meaning of the axes.
#
# In **unit 02** a small window slides over these arrays, and edges appear.
#
# **Where to read on**
#
# - NumPy's guide: [the absolute basics](https://numpy.org/doc/stable/user/absolute_beginners.html),
#   [copies and views](https://numpy.org/doc/stable/user/basics.copies.html),
#   [broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html).
# - scikit-image: [image data types and what they mean](https://scikit-image.org/docs/stable/user_guide/data_types.html).
# - C. R. Harris et al., *Array programming with NumPy*, Nature 585 (2020), 357–362,
#   [doi:10.1038/s41586-020-2649-2](https://doi.org/10.1038/s41586-020-2649-2).
# - S. van der Walt et al., *scikit-image: image processing in Python*, PeerJ 2 (2014), e453,
#   [doi:10.7717/peerj.453](https://doi.org/10.7717/peerj.453).
# - C. Poynton, *Frequently asked questions about color*: where the three weights come from, and what they are really for.
# - R. Szeliski, *Computer Vision: Algorithms and Applications*, 2nd edition (2022), chapters 2.3 and 3.1;
#   [free to read](https://szeliski.org/Book/).

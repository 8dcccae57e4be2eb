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
# # 03 · Gradients by hand
#
# {{badge}}
#
# *A network learns by asking of every number in it: which way should you move, and how far? By the end of this notebook
# you answer that question by hand, for a whole network, and it reads handwritten digits.*
#
# You will be able to
#
# - follow the chain rule through a graph, forward with values and backward with gradients;
# - judge any gradient, yours or a stranger's, without trusting anybody's calculus;
# - write the way back through a linear layer, a ReLU, a softmax and its loss;
# - turn a slow loop over weights into one matrix product, and say by how much it is faster;
# - train a digit classifier by minibatches, and see when it learns by heart instead.
#
# **Time** 90 to 120 minutes · **You need** units 01 and 02, and what a derivative is · **Points** 20, 3 more for
# the last exercise, and 4 for two answers in words

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
plot.show_course(unit=3)

# %% [markdown]
# ## 3.0 · Downhill
#
# Everything that is trained in this course is trained in the same way. There is a **cost** $C$, one number that says
# how wrong the network is. It depends on the **weights**. Move every weight a little, against the slope of the cost,
# and do it again:
#
# $$w \leftarrow w - \alpha\,\frac{\partial C}{\partial w}$$
#
# The slope of $C$ along one weight is a partial derivative, all of them together are the **gradient**, and $\alpha$ is
# the **learning rate**. That is the whole idea. The work is in finding the slopes.
#
# Here is the smallest network that has everything: two inputs, two weights, a bias, and a cost with a target of 5.

# %%
plot.show_chain(
    *(-1, -2, 2, 3, 2, 5),  # x1, w1, x2, w2, b and the target
    caption="From left to right, every box is computed from those before it. The three numbers in the thick boxes can be learnt.",
)

# %% [markdown]
# The prediction is $y = 10$, five too many, and the cost is $C = (y - 5)^3 = 125$. (A cube is an odd choice for a
# cost, since it can be negative. It is a fine one for learning the chain rule, since its slope is not just twice the
# error.)
#
# Now go back, from right to left. How does $C$ change when $y$ moves a little? That is the slope of the cube,
# $\partial C/\partial y = 3\,(y - 5)^2 = 75$. And when $w_1$ moves? It moves $a_1$ by $x_1 = -1$ times as much, $a_1$
# moves $c$ as much, $c$ moves $y$ as much, and $y$ moves $C$ by 75 times as much:
#
# $$\frac{\partial C}{\partial w_1} = \frac{\partial C}{\partial y}\cdot\frac{\partial y}{\partial c}\cdot
# \frac{\partial c}{\partial a_1}\cdot\frac{\partial a_1}{\partial w_1} = 75 \cdot 1 \cdot 1 \cdot (-1) = -75$$
#
# This is the **chain rule**: along a path, slopes multiply. It holds for a chain of any length,
# $\frac{d}{dx}f(g(h(x))) = \frac{df}{dg}\cdot\frac{dg}{dh}\cdot\frac{dh}{dx}$, and so for a network of any depth.
#
# > **Predict first.** Take one step with $\alpha = 0.01$, and move $w_1$ only. Does $w_1$ become larger or smaller?
# > What is the new prediction?

# %%
w1 = -2 - 0.01 * -75
y = -1 * w1 + 2 * 3 + 2
print(f"w1 goes from -2 to {w1}")
print(f"y  goes from 10 to {y}, so the residual y - 5 goes from 5 to {y - 5}")
print(f"C  goes from 125 to {(y - 5) ** 3:.2f}")

# %% [markdown]
# A negative slope means that the cost falls when the weight grows, so the weight grows. One step against the slope, and
# the cost is much smaller. (It is easy to take the residual, 4.25, for the prediction. The prediction is 9.25.)

# %% [markdown]
# ## 3.1 · The chain rule, written down
#
# **Exercise** (1 point). `chain_gradients(x1, w1, x2, w2, b, target)` computes $y = w_1x_1 + w_2x_2 + b$ and
# $C = (y - t)^3$, and then all the slopes. It returns a dictionary with the keys `y`, `C`, `dC_dy`, `dC_dw1`,
# `dC_dw2` and `dC_db`.
#
# <details><summary>Hint</summary>
#
# Only one slope needs calculus, the one at the cube. Each other slope is that one times what lies on the way. What
# does the picture have on the way from `b` to `y`?
# </details>


# %% nbgrader={"grade": false, "grade_id": "chain_gradients-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def chain_gradients(x1: float, w1: float, x2: float, w2: float, b: float, target: float) -> dict[str, float]:
    """Go forward to the cost C = (y - target)³ with y = w1·x1 + w2·x2 + b, and back to its slopes.

    Parameters
    ----------
    x1, w1, x2, w2, b, target
        Plain numbers.

    Returns
    -------
    dict
        `y`, `C`, and the slopes of C along y, w1, w2 and b: `dC_dy`, `dC_dw1`, `dC_dw2`, `dC_db`.
    """
    ### BEGIN SOLUTION
    y = w1 * x1 + w2 * x2 + b
    dC_dy = 3 * (y - target) ** 2
    return {
        "y": y,
        "C": (y - target) ** 3,
        "dC_dy": dC_dy,
        "dC_dw1": dC_dy * x1,
        "dC_dw2": dC_dy * x2,
        "dC_db": dC_dy,
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "chain_gradients", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(chain_gradients)

# The worked example, by hand:
worked = chain_gradients(x1=-1, w1=-2, x2=2, w2=3, b=2, target=5)
assert (worked["y"], worked["C"], worked["dC_dy"]) == (10, 125, 75)
assert worked["dC_dw1"] == -75

# %% [markdown]
# **See it.** Your gradients on the graph. Check one of them with your finger: multiply the slopes along the path from a
# thick box to $C$.

# %%
numbers = (-1, -2, 2, 3, 2, 5)
plot.show_chain(
    *numbers,
    gradients=plot.attempt(chain_gradients, *numbers, otherwise=None),
    caption="Values in blue, computed on the way forward. Gradients in orange, computed on the way back.",
)

# %% [markdown]
# ## 3.2 · A judge for every gradient
#
# Calculus by hand goes wrong, and the code that comes of it still runs. So before we go on we need a judge, and the
# definition of the slope is one: move the number a little and see what happens.
#
# $$\frac{\partial f}{\partial x} \approx \frac{f(x + \varepsilon) - f(x - \varepsilon)}{2\varepsilon}$$
#
# This **central difference** looks a step to both sides. It knows nothing about $f$, it only calls it.
#
# > **Predict first.** Why not look to one side only, $\frac{f(x + \varepsilon) - f(x)}{\varepsilon}$, and save half
# > of the calls? And is it true that the smaller $\varepsilon$, the better?

# %%
steps = np.logspace(-13, 0, 66)
truth = np.exp(1.0)  # the slope of exp at 1 is exp(1)
one_sided = np.abs((np.exp(1 + steps) - np.exp(1.0)) / steps - truth)
central = np.abs((np.exp(1 + steps) - np.exp(1 - steps)) / (2 * steps) - truth)

figure, axes = plt.subplots(figsize=(6.6, 3.4))
axes.loglog(steps, one_sided, color=plot.MUTED, label="one side")
axes.loglog(steps, central, color=plot.GRADIENT, label="both sides")
axes.axvline(1e-5, color=plot.HIGHLIGHT, linewidth=1.5, label="ε = 0.00001")
axes.set(xlabel="ε", ylabel="error of the slope", ylim=(1e-12, 10))
axes.legend()
plot.show_figure(
    figure,
    caption="To the right the step is too long, to the left the difference of two nearly equal numbers has no digits left. "
    "Looking to both sides is right to five more digits.",
    alt="The error of a slope against the step, both on logarithmic scales: two curves in the form of a V. The one for central "
    "differences reaches down to 1e-11 near a step of 1e-5, the one-sided one only to 1e-8.",
)

# %% [markdown]
# **Exercise** (2 points). `numerical_gradient(f, x, eps=1e-5)` returns the central differences of `f` at `x`, one for
# each entry, in the shape of `x`, whatever that shape is. `f` takes an array like `x` and returns a float. Afterwards
# `x` is what it was, **to the last bit**.
#
# <details><summary>Hint</summary>
#
# `np.ndindex(x.shape)` goes through all places of an array of any shape. And is `0.1 + 1e-5 - 2e-5 + 1e-5` really
# 0.1? Try it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "numerical_gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(f, x: np.ndarray, eps: float = 1e-5) -> np.ndarray:
    """Measure the slope of f along every entry of x by central differences.

    Parameters
    ----------
    f
        Takes an array of x's shape, returns a float.
    x
        float64, any shape; it is the same to the last bit afterwards.
    eps
        How far to look to each side.

    Returns
    -------
    numpy.ndarray
        float64, the shape of x.
    """
    ### BEGIN SOLUTION
    grad = np.zeros(x.shape)
    moved = x.copy()
    for index in np.ndindex(x.shape):
        moved[index] = x[index] + eps
        high = f(moved)
        moved[index] = x[index] - eps
        low = f(moved)
        moved[index] = x[index]
        grad[index] = (high - low) / (2 * eps)
    return grad
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "numerical_gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(numerical_gradient)

# By hand: the slopes of a² + 3b at (2, 5) are 4 and 3.
assert np.allclose(numerical_gradient(lambda p: float(p[0] ** 2 + 3 * p[1]), np.array([2.0, 5.0])), [4, 3])

# %% [markdown]
# **See it.** Let the judge look at the first exercise. From here on, every gradient of this unit has to stand before
# it.

# %%
from scipy.optimize import approx_fprime  # a library's way, where yours is not ready


def cost(p):  # p holds w1, w2 and b
    return (p[0] * -1 + p[1] * 2 + p[2] - 5) ** 3


point = np.array([-2.0, 3.0, 2.0])
measured = plot.attempt(numerical_gradient, cost, point, otherwise=approx_fprime(point, cost), shape=(3,))
found = plot.attempt(chain_gradients, *numbers, otherwise={})
for name, slope in zip(("w1", "w2", "b"), measured, strict=True):
    by_chain_rule = found.get(f"dC_d{name}", "not there yet")
    print(f"slope along {name:2}: measured {slope:12.6f}, by the chain rule {by_chain_rule}")

# %% [markdown]
# ## 3.3 · A layer of sums
#
# A real layer has many inputs and many outputs, and sees a **batch** of N samples at once. Every output is a weighted
# sum of all inputs plus a bias, and all of these sums are one matrix product:
#
# | | shape | |
# |---|---|---|
# | `x` | (N, I) | a sample to a row |
# | `weight` | (I, O) | an output to a column |
# | `bias` | (O,) | one for each output, the same for all samples |
# | `out` | (N, O) | `x @ weight + bias` |
#
# For the digits to come, I is 784 (28 × 28 pixels) and O is 10, one output for each digit from 0 to 9: 7,850 numbers
# to learn.
#
# **Exercise** (1 point). `linear_forward(x, weight, bias)` is this layer.
#
# <details><summary>Hint</summary>
#
# When you are unsure about a product, write the two shapes beside each other: (N, **I**) and (**I**, O). What meets
# in the middle is summed over, and has to be equal.
# </details>


# %% nbgrader={"grade": false, "grade_id": "linear_forward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def linear_forward(x: np.ndarray, weight: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Compute a layer of weighted sums.

    Parameters
    ----------
    x
        Shape (N, I).
    weight
        Shape (I, O).
    bias
        Shape (O,).

    Returns
    -------
    numpy.ndarray
        Shape (N, O).
    """
    ### BEGIN SOLUTION
    return x @ weight + bias
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "linear_forward", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(linear_forward)

# Two samples, two inputs, one output, by hand: 1·10 + 2·100 + 5 and 3·10 + 4·100 + 5.
samples, column = np.array([[1.0, 2], [3, 4]]), np.array([[10.0], [100]])
assert linear_forward(samples, column, np.array([5.0])).tolist() == [[215], [435]]

# %% [markdown]
# **See it.** What does such a layer do to an image? With one output, the weights are a picture too, and the output says
# how well the two agree. Here the weights are a mean "3", and a few digits from the test set are put in order by it.

# %%
load = data.handwritten()
test_images, test_labels = load("test")

three = test_images[test_labels == 3].mean(axis=0) / 255
template = (three - three.mean()).reshape(784, 1)
some = test_images[:200]
flat = some.reshape(200, 784) / 255
agreement = plot.attempt(linear_forward, flat, template, np.zeros(1), otherwise=flat @ template, shape=(200, 1))[:, 0]
order = np.argsort(agreement)
chosen = order[[0, 20, 60, 100, 140, 170, 190, 199]]
plot.show_images(
    [three, *some[chosen]],
    titles=["weights", *(f"{agreement[k]:.0f}" for k in chosen)],
    columns=9,
    caption="The weights (light counts for, dark against), and digits from the least to the greatest sum.",
    alt="A blurred 3, and eight handwritten digits. The ones with the greatest sums look like the 3.",
)

# %% [markdown]
# ## 3.4 · And back through it
#
# The way back starts with `grad_out`: for each output of each sample, the slope of the cost along it. Shape (N, O),
# like the output itself. What came out of the layer above is all that this layer needs to know of the rest of the
# network.
#
# Three things went into the layer, so three gradients leave it, each in the shape of what it belongs to.
#
# > **Predict first.** A weight is used once for each sample, so N paths lead from it to the cost. What happens to the
# > slopes of several paths: do they add up, or are they averaged? Ask the judge.

# %%
x, targets = np.array([[1.0], [2.0], [4.0]]), np.array([[1.0], [0.0], [5.0]])


def squared_error(w):  # the sum over a batch of three
    return float(((x * w - targets) ** 2).sum())


of_each_sample = 2 * (x * 0.5 - targets) * x
print("slope through each sample:", of_each_sample[:, 0])
print("measured slope:           ", (squared_error(0.5 + 1e-5) - squared_error(0.5 - 1e-5)) / 2e-5)

# %% [markdown]
# They **add up**. If somebody wants a mean over the batch, then it belongs into the cost, once, at the very end. A
# layer sums: over the batch for `weight` and `bias`, over the outputs for `x`.
#
# **Exercise** (2 points). `linear_backward(x, weight, grad_out)` returns `(grad_x, grad_weight, grad_bias)`.
#
# <details><summary>Hint</summary>
#
# Let the shapes lead you. `grad_weight` is (I, O), and to be made of `x` (N, I) and `grad_out` (N, O): there is only
# one way to multiply these two so that N is summed over. The same for `grad_x`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "linear_backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def linear_backward(
    x: np.ndarray, weight: np.ndarray, grad_out: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Bring the gradient back through `x @ weight + bias`.

    Parameters
    ----------
    x
        Shape (N, I): what went in.
    weight
        Shape (I, O).
    grad_out
        Shape (N, O): the slope of the cost along each output.

    Returns
    -------
    tuple
        The slopes of the cost along x (N, I), weight (I, O) and bias (O,).
    """
    ### BEGIN SOLUTION
    return grad_out @ weight.T, x.T @ grad_out, grad_out.sum(axis=0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "linear_backward", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(linear_backward)

# One sample, by hand: every gradient is a product of one number from each side.
by_hand = linear_backward(np.array([[1.0, 2]]), np.array([[3.0], [4]]), np.array([[10.0]]))
assert [part.tolist() for part in by_hand] == [[[30, 40]], [[10], [20]], [10]]

# %% [markdown]
# **See it.** The judge measures all three, on a layer with random numbers and the cost $\frac12\sum \text{out}^2$,
# whose slope along each output is the output itself.

# %%
rng = np.random.default_rng(3)
layer = {"x": rng.normal(size=(4, 3)), "weight": rng.normal(size=(3, 2)), "bias": rng.normal(size=2)}


def half_square(**changed):
    parts = layer | changed
    return float(((parts["x"] @ parts["weight"] + parts["bias"]) ** 2).sum() / 2)


out = layer["x"] @ layer["weight"] + layer["bias"]
grads = plot.attempt(linear_backward, layer["x"], layer["weight"], out, otherwise=None)
for name, grad in zip(layer, grads or (), strict=False):
    measured = plot.attempt(
        numerical_gradient, lambda v, name=name: half_square(**{name: v}), layer[name], otherwise=np.nan
    )
    print(f"grad_{name:6} {np.shape(grad)!s:7} largest difference {np.abs(grad - measured).max():.1e}")

# %% [markdown]
# ### Find the bug
#
# This layer stands in a lecture. It runs, it trains, and its bias learns too slowly. The judge finds out what is
# wrong: compare what `backward` stores with what is measured, for a batch of 1 and for a batch of 8. Then repair
# `backward` in the cell below.


# %%
class Linear:
    def __init__(self, weight, bias):
        self.weight, self.bias = weight, bias

    def forward(self, x):
        self.input = x
        return np.dot(x, self.weight) + self.bias

    def backward(self, grad_output):
        self.grad_weight = np.dot(self.input.T, grad_output)
        self.grad_bias = np.mean(grad_output, axis=0)
        return np.dot(grad_output, self.weight.T)


def ratios(layer_class, count):
    """Return stored over measured gradients of weight and bias, for a batch of `count`."""
    inputs, weight, bias = np.ones((count, 1)), np.array([[2.0]]), np.array([1.0])
    layer = layer_class(weight, bias)
    layer.backward(layer.forward(inputs))  # the cost is half the sum of the squares
    slope = float((inputs @ weight + bias).sum())  # along the weight and along the bias: the inputs are all 1
    return layer.grad_weight.item() / slope, layer.grad_bias.item() / slope


for count in (1, 8):
    print(f"batch of {count}: stored / measured = %.3f for the weight, %.3f for the bias" % ratios(Linear, count))


# %% nbgrader={"grade": false, "grade_id": "repaired-linear", "locked": false, "schema_version": 3, "solution": true, "task": false}
class RepairedLinear(Linear):
    def backward(self, grad_output):
        ### BEGIN SOLUTION
        self.grad_weight = self.input.T @ grad_output
        self.grad_bias = grad_output.sum(axis=0)
        return grad_output @ self.weight.T
        ### END SOLUTION


# %%
repaired = plot.attempt(ratios, RepairedLinear, 8, otherwise=None)
if repaired is None:
    print("The bug is still there.")
else:
    words = "Both gradients are sums now." if np.allclose(repaired, 1) else "Something is still off."
    print(f"stored / measured = {repaired[0]:.3f} for the weight, {repaired[1]:.3f} for the bias. {words}")

# %% [markdown]
# <details><summary>What was wrong?</summary>
#
# The weight gradient is summed over the batch, the bias gradient is averaged: with a batch of 8 the bias gets an
# eighth of its slope. For a batch of one there is no difference, so a test with one sample never finds it.
# </details>

# %% [markdown]
# ## 3.5 · A bend
#
# Two linear layers on top of each other are again a linear layer: a product of two matrices is a matrix. To get more,
# something has to come between them that is *not* linear. What can one layer separate, and what two? Choose the ring,
# and add hidden units one by one. Then the four corners: how many units does it take? Each dashed line is one hidden
# unit.

# %%
explore.playground("a ring")

# %% [markdown]
# The playground bends with tanh; today's networks mostly use something simpler, the **ReLU**, $\max(x, 0)$. Going
# forward it stops what is negative. Going back, its slope is 1 where $x$ was positive, and 0 where it was not. It
# stops or lets through, nothing else.
#
# > **Predict first.** On the way back, whose sign decides: that of `x`, or that of the gradient that arrives?
#
# **Exercise** (1 point). `relu_backward(x, grad_out)` returns the gradient along `x`: 0 where `x` ≤ 0, `grad_out`
# elsewhere. Any shape. Neither input is changed.
#
# <details><summary>Hint</summary>
#
# `x > 0` is an array of True and False; True counts as 1.
# </details>


# %% nbgrader={"grade": false, "grade_id": "relu_backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def relu_backward(x: np.ndarray, grad_out: np.ndarray) -> np.ndarray:
    """Bring the gradient back through max(x, 0).

    Parameters
    ----------
    x
        Any shape: what went in.
    grad_out
        The same shape: the slope of the cost along each output.

    Returns
    -------
    numpy.ndarray
        The same shape, a new array.
    """
    ### BEGIN SOLUTION
    return grad_out * (x > 0)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "relu_backward", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(relu_backward)

# Four pairs of signs, by hand: the gradient passes where x is positive, whatever its own sign.
assert relu_backward(np.array([-1.0, 1, -1, 1]), np.array([3.0, -3, -3, 3])).tolist() == [0, -3, 0, 3]

# %% [markdown]
# **See it.** A photograph minus its mean, through a ReLU and back. On the way back arrives a gradient that is 1
# everywhere; where the photograph is darker than its mean, it ends.

# %%
camera = data.photo("camera") / 255
centred = camera - camera.mean()
ones = np.ones_like(centred)
passed = plot.attempt(relu_backward, centred, ones, otherwise=ones, shape=centred.shape)
plot.show_images(
    [camera, np.maximum(centred, 0), passed],
    titles=["photograph", "max(x − mean, 0)", "gradient on its way back"],
    caption=f"The ReLU lets {passed.mean():.0%} of the gradient through. {data.credit('camera')}",
    alt="A man with a camera; the same with everything dark turned black; and a black and white mask of what was bright.",
)

# %% [markdown]
# ## 3.6 · A network of two layers
#
# Now you have all the parts. The network
#
# $$h = x\,w_1 \qquad a = \max(h, 0) \qquad p = a\,w_2 \qquad C = \sum (p - y)^2$$
#
# goes forward in four steps, and back in the same steps in reverse. What one step hands back is what the next one
# begins with:
#
# $$\frac{\partial C}{\partial p} = 2\,(p - y) \;\to\; \frac{\partial C}{\partial w_2},\ \frac{\partial C}{\partial a}
# \;\to\; \frac{\partial C}{\partial h} \;\to\; \frac{\partial C}{\partial w_1}$$
#
# This is **backpropagation**: the chain rule, from the cost to the first layer, each product computed once. With L layers
# and their outputs $O_1, \dots, O_L$ the chain is longer, and not more difficult:
#
# $$\frac{\partial C}{\partial W_1} = \frac{\partial O_1}{\partial W_1}\cdot\frac{\partial O_2}{\partial O_1}\cdots
# \frac{\partial O_L}{\partial O_{L-1}}\cdot\frac{\partial C}{\partial O_L}$$
#
# **Exercise** (3 points). `train_two_layer(x, y, w1, w2, lr, steps)` takes `steps` steps of gradient descent with all
# of `x` (there are no biases here). It returns `(w1, w2, losses)`: the trained weights, and the loss *before* each
# step. The loss is the **sum** of the squared errors, over samples and outputs.
#
# <details><summary>Hint</summary>
#
# First all gradients, then all updates. When `w2` moves before the gradient of the hidden layer is computed, that
# gradient belongs to a network that never made this prediction.
# </details>


# %% nbgrader={"grade": false, "grade_id": "train_two_layer-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_two_layer(
    x: np.ndarray, y: np.ndarray, w1: np.ndarray, w2: np.ndarray, lr: float, steps: int
) -> tuple[np.ndarray, np.ndarray, list[float]]:
    """Train a network of two layers with a ReLU between them on the sum of squared errors.

    Parameters
    ----------
    x, y
        Inputs (N, I) and targets (N, O).
    w1, w2
        Weights (I, H) and (H, O) to start with.
    lr, steps
        The learning rate, and how many steps to take.

    Returns
    -------
    tuple
        The trained w1 and w2, and a list of the losses before each step.
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        error = a @ w2 - y
        losses.append(float((error**2).sum()))

        grad_p = 2 * error
        grad_h = (grad_p @ w2.T) * (h > 0)
        w1, w2 = w1 - lr * x.T @ grad_h, w2 - lr * a.T @ grad_p
    return w1, w2, losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_two_layer", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(train_two_layer)

# One number everywhere, by hand: h = a = 2, p = 6, C = (6 − 5)² = 1; the slopes are 4 along w2 and 6 along w1.
one = np.ones((1, 1))
new_w1, new_w2, losses = train_two_layer(one, 5 * one, 2 * one, 3 * one, lr=0.1, steps=1)
assert np.allclose([losses[0], new_w1.item(), new_w2.item()], [1, 1.4, 2.6])

# %% [markdown]
# **See it.** A classic: 64 samples of 1,000 random numbers, 100 hidden units, 10 outputs, and targets that are random
# too. There is nothing to understand in such data, but a network with 101,000 weights can still learn it by heart.

# %%
rng = np.random.default_rng(0)
x, y = rng.normal(size=(64, 1000)), rng.normal(size=(64, 10))
w1, w2 = rng.normal(size=(1000, 100)), rng.normal(size=(100, 10))

trained = plot.attempt(train_two_layer, x, y, w1, w2, 1e-6, 500, otherwise=None)
if trained is not None:
    losses = np.asarray(trained[2])
    figure, axes = plt.subplots(figsize=(6.6, 3.0))
    axes.semilogy(losses, color=plot.STUDENT)
    axes.set(xlabel="step", ylabel="sum of squared errors")
    plot.show_figure(
        figure,
        caption=f"Your network: the loss falls from {losses[0]:,.0f} to {losses[-1]:.3g} in 500 steps.",
        alt="The loss on a logarithmic scale: it falls steeply at first and then in an almost straight line.",
    )

# %% [markdown]
# ## 3.7 · Fast
#
# Here is how one step is often written for the first time: for every row of weights, go through the batch, take the
# mean, update. It is correct.


# %%
def slow_step(x, outputs, targets, weights, lr):
    weights = weights.copy()
    for i in range(weights.shape[0]):
        slope = -2 * (targets - outputs) * x[:, i : i + 1]  # (N, O): one for each sample
        weights[i] = weights[i] - lr * slope.mean(axis=0)
    return weights


# %% [markdown]
# A Python loop over 784 rows hands out 784 small pieces of work, and the handing out takes longer than the work. But
# the mean over $n$ of $e_{no}\,x_{ni}$, for all $i$ and $o$ at once, is a matrix product, which the processor's
# vector units were made for.
#
# > **Predict first.** How many times faster is the product, for 784 × 10 weights and a batch of 256? Twice? Ten times?
#
# **Exercise** (2 points). `gradient_descent_step(x, outputs, targets, weights, lr)` returns what `slow_step` returns,
# as one matrix product, and does not change `weights`. It is timed as well: at least 8 times as fast as the loop.
#
# <details><summary>Hint</summary>
#
# This is the gradient of a linear layer's weights, which you have written already. What is `grad_out` here, and where
# does the mean come in?
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradient_descent_step-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_descent_step(
    x: np.ndarray, outputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, lr: float
) -> np.ndarray:
    """Move all weights one step down the mean of the squared errors.

    Parameters
    ----------
    x
        Inputs (N, I).
    outputs, targets
        What came out and what should have, (N, O).
    weights
        Shape (I, O); they stay as they are.
    lr
        The learning rate.

    Returns
    -------
    numpy.ndarray
        The new weights, (I, O).
    """
    ### BEGIN SOLUTION
    return weights - lr * (x.T @ (2 * (outputs - targets))) / len(x)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gradient_descent_step", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(gradient_descent_step)

# Two samples, one weight, by hand: the slopes are −2·(3 − 1)·1 = −4 and −2·(0 − 1)·2 = 4, and their mean is 0.
two = np.array([[1.0], [2.0]])
assert gradient_descent_step(two, np.ones((2, 1)), np.array([[3.0], [0.0]]), np.array([[7.0]]), 0.1).item() == 7.0

# %% [markdown]
# **See it.** Both timed on the same numbers, the best of five runs each.

# %%
import time


def best_seconds(step, *arguments):
    times = []
    for _ in range(5):
        started = time.perf_counter()
        step(*arguments)
        times.append(time.perf_counter() - started)
    return min(times)


rng = np.random.default_rng(1)
batch = (rng.random((256, 784)), rng.random((256, 10)), rng.random((256, 10)), rng.random((784, 10)), 0.1)
slow = best_seconds(slow_step, *batch)
fast = plot.attempt(best_seconds, gradient_descent_step, *batch, otherwise=None)
print(f"loop:    {1e3 * slow:7.2f} ms")
if fast is not None:
    print(f"product: {1e3 * fast:7.2f} ms, {slow / fast:.0f} times as fast")

# %% [markdown]
# This is why we write shapes beside everything: a loop that turns into a product is speed for free. And why
# frameworks exist: they choose the fast form for you (unit 04 onward).

# %% [markdown]
# ## 3.8 · Scores to probabilities
#
# A digit classifier gives ten numbers, one **score** for each digit. We want probabilities: positive, and 1 in sum. The
# **softmax** makes everything positive with the exponential, then divides by the sum:
#
# $$p_k = \frac{e^{s_k}}{\sum_j e^{s_j}}$$
#
# > **Predict first.** Three times three scores, with the same differences. What does the formula give for each?

# %%
for shift in (0, 1000, -1000):
    scores = np.array([1.0, 2.0, 3.0]) + shift
    with np.errstate(all="ignore"):
        print(f"{scores!s:24} -> {np.exp(scores) / np.exp(scores).sum()}")

# %% [markdown]
# The formula only depends on differences, so all three should be the same. But $e^{1000}$ is larger than any float
# and becomes infinite, and $e^{-1000}$ becomes 0; ∞/∞ and 0/0 are not numbers. The way out is in the first sentence:
# *only differences count*.
#
# **Exercise** (2 points). `softmax(scores)` works along the **last** axis, for any number of axes before it, and for
# scores as far out as ±10,000.
#
# <details><summary>Hint</summary>
#
# Which number can you subtract from a row of scores, so that no exponential is larger than 1 and at least one is
# exactly 1? `keepdims=True` keeps the axis that a sum or a maximum was taken along, so that the result still fits
# beside the array.
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(scores: np.ndarray) -> np.ndarray:
    """Turn scores into probabilities along the last axis.

    Parameters
    ----------
    scores
        Shape (..., K), finite.

    Returns
    -------
    numpy.ndarray
        The same shape: positive, and 1 in sum along the last axis.
    """
    ### BEGIN SOLUTION
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(softmax)

# By hand: equal scores share equally, and a score that is higher by ln 3 gets three times as much.
assert np.allclose(softmax(np.array([[7.0, 7.0], [0.0, np.log(3)]])), [[0.5, 0.5], [0.25, 0.75]])
assert np.allclose(softmax(np.array([1000.0, 1000.0])), [0.5, 0.5])

# %% [markdown]
# **See it.** Four scores, multiplied by more and more. Small differences make nearly equal shares; large ones make
# the softmax decide.

# %%
from scipy.special import softmax as library_softmax  # a library's way, where yours is not ready

base = np.array([1.0, 2.0, 3.0, 2.5])
factors = np.linspace(0, 6, 61)
shares = plot.attempt(softmax, factors[:, None] * base, otherwise=library_softmax(factors[:, None] * base, axis=-1))
figure, axes = plt.subplots(figsize=(6.6, 3.0))
axes.stackplot(factors, shares.T, labels=[f"score {s:g}" for s in base], alpha=0.85)
axes.set(xlabel="factor on all scores", ylabel="probability", xlim=(0, 6), ylim=(0, 1))
axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
plot.show_figure(
    figure,
    caption="A soft maximum: with large factors, the highest score takes it all.",
    alt="Four coloured bands that always fill the height from 0 to 1. At factor 0 they are equally wide, at 6 the band of the "
    "highest score fills nearly everything.",
)

# %% [markdown]
# ## 3.9 · How surprised?
#
# The label says which digit it was. A good classifier gave that digit a high probability. The **cross-entropy**
# measures the surprise: minus the natural logarithm of the probability of the *right* class, averaged over the batch,
#
# $$L = -\frac1N \sum_n \ln p_{n,\,\text{label}_n}$$
#
# Certain and right costs $-\ln 1 = 0$; one half costs 0.69; one tenth, a guess among ten, costs 2.30; and zero would
# cost ∞, one sample would drown all others. So probabilities are kept away from 0: what is smaller than $10^{-12}$
# counts as $10^{-12}$.
#
# **Exercise** (1 point). `cross_entropy(probabilities, labels)` takes probabilities (N, C) and N labels, the numbers
# of the right classes, and returns the mean as a number.
#
# <details><summary>Hint</summary>
#
# `probabilities[[0, 1, 2], [5, 5, 7]]` picks three entries: row 0 column 5, row 1 column 5, row 2 column 7.
# </details>


# %% nbgrader={"grade": false, "grade_id": "cross_entropy-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cross_entropy(probabilities: np.ndarray, labels: np.ndarray) -> float:
    """Return the mean surprise about the right labels.

    Parameters
    ----------
    probabilities
        Shape (N, C), 0 to 1.
    labels
        Integers (N,), 0 to C - 1.

    Returns
    -------
    float
        The mean of -ln p of the right classes; probabilities below 1e-12 count as 1e-12.
    """
    ### BEGIN SOLUTION
    chosen = probabilities[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(chosen, 1e-12)).mean())
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "cross_entropy", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(cross_entropy)

# Two samples, by hand: the right classes have 1/2 and 1/8, so the mean surprise is (ln 2 + ln 8) / 2 = 2 ln 2.
assert np.isclose(cross_entropy(np.array([[0.5, 0.5], [0.125, 0.875]]), np.array([0, 0])), 2 * np.log(2))

# %% [markdown]
# **See it.** A classifier that spreads its probability evenly over ten digits knows nothing, and pays $\ln 10 \approx
# 2.30$. Remember that number: when a fresh network begins with a much larger loss, something is wrong.

# %%
even = np.full((200, 10), 0.1)
bold = np.full((200, 10), 0.001)
bold[:, 7] = 0.991  # always says 7
for name, p in (("evenly", even), ("always 7", bold)):
    loss = plot.attempt(cross_entropy, p, test_labels[:200], otherwise=np.nan)
    print(f"{name:9} loss {loss:.3f}, right {np.mean(p.argmax(axis=1) == test_labels[:200]):.0%}")

# %% [markdown]
# ## 3.10 · The way back to the scores
#
# Now the slope of the loss along each score. The chain rule goes through a logarithm, a quotient and ten
# exponentials: half a page on paper. And then nearly everything cancels. What is left of the mean loss is
#
# $$\frac{\partial L}{\partial s_{nk}} = \frac{p_{nk} - [k = \text{label}_n]}{N}$$
#
# **what the network says minus what is right**, divided by N because the loss is a mean. Every score is pulled down
# by its probability, only the right one is pushed up.
#
# **Exercise** (2 points). `softmax_cross_entropy_grad(scores, labels)` returns these slopes, shape (N, C).
#
# <details><summary>Hint</summary>
#
# You have the probabilities already. From how many entries of the array has 1 to be subtracted?
# </details>


# %% nbgrader={"grade": false, "grade_id": "softmax_cross_entropy_grad-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_cross_entropy_grad(scores: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return the slopes of the mean cross-entropy of softmax(scores) along the scores.

    Parameters
    ----------
    scores
        Shape (N, C).
    labels
        Integers (N,), 0 to C - 1.

    Returns
    -------
    numpy.ndarray
        Shape (N, C).
    """
    ### BEGIN SOLUTION
    grad = softmax(scores)
    grad[np.arange(len(labels)), labels] -= 1
    return grad / len(labels)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "softmax_cross_entropy_grad", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(softmax_cross_entropy_grad)

# Two samples with equal scores, by hand: (1/2 − 1) / 2 for the right class, 1/2 / 2 for the other.
assert np.allclose(softmax_cross_entropy_grad(np.zeros((2, 2)), np.array([0, 1])), [[-0.25, 0.25], [0.25, -0.25]])

# %% [markdown]
# **See it.** Before the judge, once more: measured slopes of your own loss against this formula.

# %%
rng = np.random.default_rng(5)
scores, labels = rng.normal(0, 2, (3, 4)), np.array([2, 0, 1])


def mean_loss(s):
    return cross_entropy(softmax(s), labels)


formula = plot.attempt(softmax_cross_entropy_grad, scores, labels, otherwise=None)
measured = plot.attempt(numerical_gradient, mean_loss, scores, otherwise=None)
if formula is not None and measured is not None:
    print(np.round(formula, 4))
    print("rows sum to", np.round(formula.sum(axis=1), 12), "- what one class gains, others lose")
    print(f"largest difference from the measured slopes: {np.abs(formula - measured).max():.1e}")

# %% [markdown]
# ## 3.11 · Learning to read
#
# Everything is there for a digit classifier: 784 pixels, one linear layer, ten scores, softmax, cross-entropy. What
# is left to decide are numbers that are not learnt but *chosen*, the **hyperparameters**. Two of them matter most.
#
# - The **learning rate**: how far each step goes.
# - The **batch size**: after how many samples a step is taken. All samples give the exact slope, but for the price of
#   one such step one can take a thousand with a **minibatch** of 64, each in a slightly wrong direction. One pass
#   through all the data is an **epoch**.
#
# > **Predict first.** Which learning rates are too large, and how does that look? Does a batch of 1 still arrive?
# > Where does it stop?

# %%
explore.downhill()

# %% [markdown]
# One trick saves code: give every image one more "pixel" that is always 1, at the end. Its weights are then the
# bias, and `x @ weights` is the whole layer. So the weights have 785 rows.
#
# **Exercise** (3 points). `train_softmax(images, labels, epochs, batch_size, lr, rng)` returns the trained weights,
# shape (785, 10).
#
# - `images` are `uint8`, (N, 28, 28) or (N, 784); scale the pixels to 0–1, and append the column of ones (not scaled)
#   *last*.
# - Start at zero, or with small random numbers.
# - In *each* epoch shuffle the images anew with `rng`, go through them batch by batch, and step down the **mean**
#   loss of each batch. A last batch that is too short may be used or dropped.
# - `watch`, if it is given, is called with the weights after each step; it draws the curve below. (It is not graded.)
#
# <details><summary>Hint</summary>
#
# `rng.permutation(N)` gives an order for images *and* labels. Scaling a batch at a time instead of all 60,000 images
# at once saves a third of a gigabyte.
# </details>


# %% nbgrader={"grade": false, "grade_id": "train_softmax-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_softmax(
    images: np.ndarray,
    labels: np.ndarray,
    epochs: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
    watch=None,
) -> np.ndarray:
    """Train a digit classifier of one layer by minibatch gradient descent.

    Takes images, uint8 (N, 28, 28) or (N, 784), and labels, integers (N,) from 0 to 9. Returns the weights,
    shape (785, 10): a row for each pixel, and the bias last.
    """
    ### BEGIN SOLUTION
    flat = images.reshape(len(images), -1)
    weights = np.zeros((flat.shape[1] + 1, 10))
    for _ in range(epochs):
        order = rng.permutation(len(flat))
        for start in range(0, len(flat), batch_size):
            batch = order[start : start + batch_size]
            x = np.hstack([flat[batch] / 255, np.ones((len(batch), 1))])
            weights -= lr * x.T @ softmax_cross_entropy_grad(x @ weights, labels[batch])
            if watch is not None:
                watch(weights)
    return weights
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_softmax", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(train_softmax)

# One step on a black image of a "3", by hand: only the bias moves, by 0.9 for the 3 and by −0.1 for all others.
black = np.zeros((1, 28, 28), dtype=np.uint8)
bias = train_softmax(black, np.array([3]), epochs=1, batch_size=1, lr=1.0, rng=np.random.default_rng(0))[784]
assert np.allclose(bias, [-0.1, -0.1, -0.1, 0.9, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1], atol=0.1)

# %% [markdown]
# ### For real
#
# Data come in three parts. The network learns from the **training** set. Hyperparameters are chosen by looking at a
# **validation** set. The **test** set is kept for the very end, and looked at once: whoever chooses by it has begun
# to learn it, too.

# %%
images, labels = load("train")
valid = slice(len(images) - len(images) // 6, None)  # the last sixth
train_images, train_labels = images[: valid.start], labels[: valid.start]
valid_images, valid_labels = images[valid], labels[valid]
print(f"{len(train_images):,} to learn from, {len(valid_images):,} to choose by, {len(test_images):,} for the very end")


def scores_of(weights, images):
    return images.reshape(len(images), 784) / 255 @ weights[:784] + weights[784]


def loss_of(weights, images, labels):  # with a library's softmax: this is only for looking on
    return -np.log(library_softmax(scores_of(weights, images), axis=1)[np.arange(len(labels)), labels]).mean()


def class_means(images, labels):  # a classifier without training, where yours is not ready
    means = np.stack([images[labels == k].reshape(-1, 784).mean(axis=0) / 255 for k in range(10)], axis=1)
    return np.vstack([means, -0.5 * (means**2).sum(axis=0)])


# %%
epochs, batch_size, lr = 5, 64, 0.2
first = slice(0, 1000)
curve = plot.LiveCurve(
    epochs * -(-len(train_images) // batch_size),
    lambda weights: {
        "seen in training": loss_of(weights, train_images[first], train_labels[first]),
        "validation": loss_of(weights, valid_images[first], valid_labels[first]),
    },
    every=50,
    caption=f"Learning to read: {epochs} epochs in batches of {batch_size}, learning rate {lr}.",
    alt="The loss against the number of steps, for images seen in training and for others.",
)
arguments = (train_images, train_labels, epochs, batch_size, lr, np.random.default_rng(0), curve)
weights = plot.attempt(train_softmax, *arguments, otherwise=class_means(train_images, train_labels), shape=(785, 10))

# %% [markdown]
# > **Predict first.** The weights of each digit are 784 numbers, one for each pixel: an image again. What does the
# > image of the 0 look like, in its middle?

# %%
pictures = weights[:784].T.reshape(10, 28, 28)
strongest = np.abs(pictures).max()
plot.show_images(
    list(pictures),
    titles=[str(k) for k in range(10)],
    columns=5,
    limits=(-strongest, strongest),
    colormap="RdBu_r",
    caption="What each digit looks for. Red pixels speak for it, blue ones against it; where it is white, nobody ever writes.",
    alt="Ten pictures of weights. Each one shows its digit as a blurred red shape; the 0 has a deep blue middle.",
)

# %% [markdown]
# Nobody told it that a 0 has a hole. Ink in the middle speaks against a 0, and gradient descent found that out from
# the slopes alone.
#
# And now, once, the test set:

# %%
scores = scores_of(weights, test_images)
guesses = scores.argmax(axis=1)
print(f"right on the test set: {np.mean(guesses == test_labels):.2%}")

sure = np.sort(scores, axis=1)[:, -1] - np.take_along_axis(scores, test_labels[:, None], axis=1)[:, 0]
worst = np.argsort(-sure)[:10]
plot.show_images(
    list(test_images[worst]),
    titles=[f"{test_labels[k]}, read as {guesses[k]}" for k in worst],
    columns=5,
    caption="The ten mistakes that it was surest of.",
    alt="Ten handwritten digits, most of them hard to read, with their label and what the classifier took them for.",
)

# %% [markdown]
# ### Learning by heart
#
# > **Predict first.** The same classifier, but with only 200 images to learn from, for 150 epochs. What happens to its loss on
# > those 200? And on others?

# %%
epochs = 150
few, others = slice(0, 200), slice(0, 2000)
history = []


def look(weights):
    history.append(loss_of(weights, valid_images[others], valid_labels[others]))
    return {
        "on the 200 it learns from": loss_of(weights, train_images[few], train_labels[few]),
        "on 2,000 others (validation)": history[-1],
    }


curve = plot.LiveCurve(
    epochs * 10,
    look,
    every=10,  # steps: once an epoch
    caption="Over-fitting: it gets ever surer of what it has seen, and no better at what it has not.",
    alt="Two curves of the loss. The one for the 200 training images falls towards 0. The one for other images stays far "
    "above it and, after its lowest point, rises slowly.",
)
arguments = (train_images[few], train_labels[few], epochs, 20, 0.2, np.random.default_rng(0), curve)
by_heart = plot.attempt(train_softmax, *arguments, otherwise=class_means(train_images[few], train_labels[few]))

# %%
for name, part, truth in (
    ("the 200 it learnt from", train_images[few], train_labels[few]),
    ("2,000 others", valid_images[others], valid_labels[others]),
):
    print(f"right on {name:23}: {np.mean(scores_of(by_heart, part).argmax(axis=1) == truth):.1%}")
if history:
    print(f"lowest validation loss after epoch {np.argmin(history)} of {epochs}")

# %% [markdown]
# With 7,850 weights and 200 images, there is always a way to get all 200 right, for reasons that have nothing to do with
# digits. The gap between the curves is called **over-fitting**. It can only be seen with data that were *not* used for
# learning, and the validation set is there for that: it says when to stop. More data closes the gap: compare this curve with
# the one before.

# %% [markdown]
# ## 3.12 · Back through a convolution
#
# The layers of unit 02 can be trained as well. In a `conv_layer` every weight is used at every place of every image,
# so its gradient is the sum over all of these uses; and every pixel lies under several windows, so its gradient is a
# sum, too. That is the linear layer once more, with windows for rows.
#
# **Exercise** (3 points, stretch). `conv_backward(images, weights, grad_out)` for the valid *correlation* layer with
# stride 1, without bias: images (N, C, H, W), weights (O, C, h, w), `grad_out` (N, O, H − h + 1, W − w + 1). It
# returns `(grad_images, grad_weights)`.
#
# <details><summary>Hint</summary>
#
# Go through the h × w offsets of the kernel. At one offset, each output pixel saw exactly one image pixel: the images
# shifted by this offset, cut to the output's size. Without the other offsets, it is a linear layer on channels, and
# `np.einsum` can say so: `"nohw,nchw->oc"` sums over images, rows and columns.
# </details>


# %% nbgrader={"grade": false, "grade_id": "conv_backward-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def conv_backward(images: np.ndarray, weights: np.ndarray, grad_out: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Bring the gradient back through a valid correlation layer with stride 1.

    Parameters
    ----------
    images
        Shape (N, C, H, W).
    weights
        Shape (O, C, h, w).
    grad_out
        Shape (N, O, H - h + 1, W - w + 1).

    Returns
    -------
    tuple
        The slopes along images and weights, in their shapes.
    """
    ### BEGIN SOLUTION
    grad_images, grad_weights = np.zeros(images.shape), np.zeros(weights.shape)
    height, width = grad_out.shape[2:]
    for row in range(weights.shape[2]):
        for column in range(weights.shape[3]):
            seen = np.s_[:, :, row : row + height, column : column + width]
            grad_images[seen] += np.einsum("nohw,oc->nchw", grad_out, weights[:, :, row, column])
            grad_weights[:, :, row, column] = np.einsum("nohw,nchw->oc", grad_out, images[seen])
    return grad_images, grad_weights
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "conv_backward", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(conv_backward)

# A row of three pixels and a kernel of two, by hand: the middle pixel lies under both windows.
row, kernel = np.array([[[[1.0, 2, 3]]]]), np.array([[[[10.0, 100]]]])
grad_row, grad_kernel = conv_backward(row, kernel, np.ones((1, 1, 1, 2)))
assert grad_row.tolist() == [[[[10, 110, 100]]]]
assert grad_kernel.tolist() == [[[[3, 5]]]]

# %% [markdown]
# **See it.** Which pixels of a photograph does a Sobel kernel answer to? Let the cost be half the sum of its squared responses,
# and lay the gradient back onto the image: red pixels would make the edges stronger if they were brighter, blue ones if they
# were darker.

# %%
from scipy.signal import correlate2d

coin = data.photo("coins")[8:80, 70:142] / 255
kernel = np.array([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]])
response = correlate2d(coin, kernel, mode="valid")
back = plot.attempt(conv_backward, coin[None, None], kernel[None, None], response[None, None], otherwise=None)
if back is not None:
    red_and_blue = plt.get_cmap("RdBu_r")(0.5 + back[0][0, 0] / 12)[:, :, :3]
    plot.show_images(
        [coin, np.abs(response) / 3, red_and_blue],
        titles=["photograph", "edges", "gradient along every pixel"],
        caption=f"Back through a convolution: shape {back[0].shape[2:]}, that of the photograph. {data.credit('coins')}",
        alt="A coin; its vertical edges as bright lines; and the gradient, red and blue lines along both sides of each edge.",
    )

# %% [markdown]
# ## 3.13 · Turn a digit into another
#
# All of this unit in one experiment, with your own functions. So far the gradient went to the *weights*, and the
# images stayed as they were. But `linear_backward` also returns `grad_x`: the slope of the loss along every *pixel*.
# Keep the weights, choose a wrong label, and go downhill with the image.
#
# > **Predict first.** How much of a digit has to be changed, until the classifier takes it for another one and is
# > sure of it?


# %%
def towards(label, image, weight, bias, steps, length=0.05):
    """Change the image, step by step, until it is read as `label`; return all the images on the way."""
    x = image.reshape(1, 784) / 255
    film = [x]
    for _ in range(steps):
        grad_scores = softmax_cross_entropy_grad(linear_forward(x, weight, bias), np.array([label]))
        grad_x, _, _ = linear_backward(x, weight, grad_scores)
        x = np.clip(x - length * grad_x / np.abs(grad_x).max(), 0, 1)
        film.append(x)
    return np.concatenate(film)


a_four = test_images[np.flatnonzero((test_labels == 4) & (guesses == 4))[0]]
film = plot.attempt(towards, 9, a_four, weights[:784], weights[784], 16, otherwise=None)

# %%
if film is not None:
    said = library_softmax(scores_of(weights, 255 * film), axis=1)
    words = [f"step {k}: read as {p.argmax()}, {p.max():.0%} sure" for k, p in enumerate(said)]
    explore.frames(
        dict(zip(words, film.reshape(-1, 28, 28), strict=True)),
        start=0,
        caption="Downhill with the image: a 4 becomes a 9 for the classifier, long before it becomes one for you.",
        alt="A handwritten 4 that changes only a little while the classifier comes to read it as a 9.",
    )

# %% [markdown]
# <details><summary>What does this mean?</summary>
#
# A hint of gray in a few pixels is enough. The classifier looks at 784 numbers and weighs them, no more; many tiny
# changes in the right directions add up. Such images are called *adversarial examples*, and deep networks are not
# safe from them either. The tool that teaches a network is the same one that shows where it can be fooled.
# </details>

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** Your hand-written gradient agrees with central differences to ten digits on one example and is wrong by 30 % on
# the next. Name two different reasons why this can happen, and for each of them how you would find out which one it is.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_check", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The second example may sit on a bend: ReLU at 0 has two slopes, and the difference takes their mean. Move the input a
# little: if the disagreement goes away, it was that. Or the gradient is wrong in a case that the first example did not
# reach: a batch of one hides a forgotten sum or mean over the batch, inputs without negative numbers hide a forgotten
# mask. Try larger batches, negative numbers, unequal rows, one at a time. (A step that is too small or too large is a
# third one: look at how the error changes with it.)
#
# **For whoever grades it**
#
# - 1 point for each reason with a way to find out, at most two. Fine are: a bend; a case not reached by the first
#   example (batch of one, no negative numbers, one class); a step size that does not fit the numbers; float32.

# %% [markdown]
# **2.** A student tries forty learning rates, takes the one that is best on the test set, and reports that accuracy.
# What is wrong with the number, in which direction, and would it have been different with a test set ten times as
# large? What should have been done?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_test_set", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The best of forty is chosen by luck as well as by skill, on just the images that it is reported on; so the number is
# too high, on new images it will on average be lower. With a larger test set luck is smaller (it falls like one over
# the root of its size), so the error is smaller, but not gone. Right is: choose by a validation set, look at the test
# set once, with the one that was chosen.
#
# **For whoever grades it**
#
# - 1 point: chosen and reported on the same images, therefore too good; less so with more images.
# - 1 point: a validation set for choosing, the test set once.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - Along a path slopes multiply, over several paths they add up. Backpropagation is this, from the cost back, each
#   product once.
# - Every gradient has the shape of what it belongs to. Layers sum over the batch; a mean belongs into the loss.
# - Never trust a gradient that was not measured: central differences, both sides, a handful of numbers are enough.
# - Softmax and cross-entropy together have the simplest gradient there is: what was said minus what is right.
# - Learning rate and batch size are chosen with a validation set, the test set is looked at once.
#
# You wrote every way back by hand, and one forgotten sum would have spoilt it. In **unit 04** a graph keeps track of
# the way forward, and finds the way back by itself.
#
# **Where to read on**
#
# - D. E. Rumelhart, G. E. Hinton, R. J. Williams, *Learning representations by back-propagating errors*, Nature 323
#   (1986), 533–536, [doi:10.1038/323533a0](https://doi.org/10.1038/323533a0).
# - M. Nielsen, *Neural Networks and Deep Learning*, chapter 2: [how the backpropagation algorithm
#   works](http://neuralnetworksanddeeplearning.com/chap2.html).
# - I. Goodfellow, Y. Bengio, A. Courville, *Deep Learning* (2016), chapter 6.5; [free to
#   read](https://www.deeplearningbook.org/).
# - Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, *Gradient-based learning applied to document recognition*, Proceedings
#   of the IEEE 86 (1998), 2278–2324: where the digits come from.
# - I. Goodfellow, J. Shlens, C. Szegedy, *Explaining and harnessing adversarial examples* (2015),
#   [arXiv:1412.6572](https://arxiv.org/abs/1412.6572).
# - N. Higham, *Accuracy and Stability of Numerical Algorithms* (2002): why the V in 3.2 looks as it does.

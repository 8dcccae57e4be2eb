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
# # 04 · Graphs that differentiate themselves
#
# {{badge}}
#
# *In unit 03 you wrote every way back by hand. Here you write the thing that finds the way back by itself, and then you
# look inside the one that the whole field uses.*
#
# You will be able to
#
# - read a computation as a graph: values on the nodes, slopes on the edges;
# - write a scalar autograd engine, and say why it needs an order, a sum and a memory;
# - use torch's: what a leaf is, what accumulates, what `detach` and `no_grad` cut;
# - teach torch an operation of your own, even one that has no slope;
# - find what is wrong with a training loop that runs without any error.
#
# **Time** 90 to 120 minutes · **You need** unit 03 · **Points** 23, and 4 for two answers in words

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
plot.show_course(unit=4)

# %% [markdown]
# ## 4.0 · A formula, taken apart
#
# Here is a formula that nobody wants to differentiate in one go:
#
# $$f(x, y, z) = \tanh\left(\ln\left[1 + z\,\frac{2x}{\sin(y)}\right]\right)$$
#
# So we take it apart, until every step is something whose slope stands in any table:
#
# $$a = 2x \qquad b = \sin y \qquad c = \frac ab \qquad d = z\,c \qquad e = \ln(1 + d) \qquad f = \tanh e$$
#
# Each of these is a **node** of a graph. A node holds a value, the function that made it, and, later, a gradient. An
# **edge** leads from each operand to the result, and on it stands the *local* slope: how the result changes with
# this operand alone.
#
# > **Predict first.** At x = 0.5, y = 1, z = 0.8: which way does f move when y grows a little? And is y or z the
# > number that f is more sensitive to?
#
# Then step through it, forward first, and backward.

# %%
import torch

from pixelgrad import graph


def f(x, y, z):
    a = 2 * x
    b = torch.sin(y)
    c = a / b
    d = z * c
    e = torch.log(1 + d)
    return torch.tanh(e)


graph.step(graph.trace(f, 0.5, 1.0, 0.8), caption="The lecture's formula, one operation at a time.")

# %% [markdown]
# On the way forward, each node needs the values before it. On the way back, each node needs the gradient *behind* it,
# and multiplies it with the slope on the edge:
#
# $$\frac{\partial f}{\partial x} = \frac{\partial f}{\partial e}\,\frac{\partial e}{\partial d}\,
# \frac{\partial d}{\partial c}\,\frac{\partial c}{\partial a}\,\frac{\partial a}{\partial x} =
# (1 - \tanh^2 e)\cdot\frac{1}{1 + d}\cdot z\cdot\frac1b\cdot 2$$
#
# Look at the factors: all of them are made of values that the way forward has computed already. That is why a graph
# *keeps* them, and it is what training costs in memory.
#
# <details><summary>What came of the prediction?</summary>
#
# When y grows, sin y grows (at 1 it still does), so the quotient falls, and f with it: its slope is negative, −0.206.
# f is more sensitive to z, with a slope of 0.402.
# </details>

# %% [markdown]
# ## 4.1 · On paper
#
# **Exercise** (2 points). `lecture_partials(x, y, z)` computes the nodes and the three slopes with plain math, no
# autograd. It returns a dictionary with the keys `a`, `b`, `c`, `d`, `e`, `f` and `df_dx`, `df_dy`, `df_dz`.
#
# <details><summary>Hint</summary>
#
# The three ways back share their beginning. Compute the slope of f along c once, and go on from there. For the quotient
# you need two slopes: how does a/b change with a, and how with b? One of them is negative.
# </details>

# %% nbgrader={"grade": false, "grade_id": "lecture_partials-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
import math


def lecture_partials(x: float, y: float, z: float) -> dict[str, float]:
    """Compute f = tanh(ln(1 + z·2x / sin y)) step by step, and its slopes.

    x, y and z are plain numbers; sin y is not 0, and 1 + z·2x / sin y is positive. Returns a dictionary with the values
    `a` to `f`, and the slopes `df_dx`, `df_dy`, `df_dz`.
    """
    ### BEGIN SOLUTION
    a, b = 2 * x, math.sin(y)
    c = a / b
    d = z * c
    e = math.log(1 + d)
    f = math.tanh(e)
    df_dd = (1 - f**2) / (1 + d)
    df_dc = df_dd * z
    return {
        **dict(zip("abcdef", (a, b, c, d, e, f), strict=True)),
        "df_dx": df_dc / b * 2,
        "df_dy": df_dc * (-a / b**2) * math.cos(y),
        "df_dz": df_dd * c,
    }
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "lecture_partials", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(lecture_partials)

# At x = 1, y = π/2, z = 1/2, by hand: a = 2, b = 1, c = 2, d = 1, e = ln 2, f = 3/5; and the cosine is 0.
worked = lecture_partials(1.0, math.pi / 2, 0.5)
assert math.isclose(worked["f"], 0.6)
assert math.isclose(worked["df_dx"], 0.32)
assert abs(worked["df_dy"]) < 1e-12

# %% [markdown]
# **See it.** The judge of unit 03, central differences, against your slopes.

# %%
point = {"x": 0.5, "y": 1.0, "z": 0.8}


def value_at(**moved):
    return f(*(torch.tensor(v, dtype=torch.float64) for v in (point | moved).values())).item()


found = plot.attempt(lecture_partials, *point.values(), otherwise={})
for name, number in point.items():
    measured = (value_at(**{name: number + 1e-5}) - value_at(**{name: number - 1e-5})) / 2e-5
    print(f"along {name}: measured {measured:+.8f}, by the chain rule {found.get(f'df_d{name}', 'not there yet')}")

# %% [markdown]
# ## 4.2 · More than one way
#
# In many slides one reads: *to compute ∂L/∂v, find the unique path from L to v and multiply the edge weights.* In the
# graph above that worked. Now look at this one.
#
# > **Predict first.** How many paths lead from L back to a? What are the products of their slopes, and what is
# > ∂L/∂a?


# %%
def diamond(a, b):
    c = a * b
    d = c + a
    L = c * d
    return L


graph.draw(
    graph.trace(diamond, 2.0, 3.0), gradients=False, caption="A node that is used more than once. On the edges: slopes."
)

# %% [markdown]
# <details><summary>Which paths are there, and what comes of them?</summary>
#
# Three: through c at once, through d and then c, and through d alone. With a = 2 and b = 3 the slopes on the edges
# are ∂L/∂c = d = 8, ∂L/∂d = c = 6, ∂c/∂a = b = 3 and ∂d/∂c = ∂d/∂a = 1, so
#
# $$\frac{\partial L}{\partial a} = 8\cdot3 + 6\cdot1\cdot3 + 6\cdot1 = 24 + 18 + 6 = 48$$
# </details>
#
# **Along a path slopes multiply; over several paths they add up.** You know this rule already: in unit 03 the gradient
# of a weight was a sum over the batch, since each sample is a path of its own.
#
# So do we list all paths? Put such diamonds in a row, and count.

# %%
from types import SimpleNamespace as Node  # Node(parents=[...]) has parents, and nothing else

for rungs in (1, 2, 5, 10, 50):
    print(f"{rungs:3} diamonds in a row: {3 * rungs + 1:4} nodes, {2**rungs:,} paths")

# %% [markdown]
# Path by path is hopeless, node by node is easy: a node waits until all gradients that are to come have *arrived*,
# adds them, and hands the sum on, once. For this the nodes have to stand in an order in which every parent comes
# before its children: a **topological order**. Forward goes along it, backward against it.
#
# **Exercise** (2 points). `topological_order(root)` returns a list of `root` and all nodes behind it: every parent
# before its child, each node once, the root last. A node has `.parents`, a sequence of nodes, and nothing else that
# you may count on:
#
# - nodes are told apart by identity (`is`, `id`), they may be equal and may not be hashable;
# - afterwards the nodes are as they were, without any marks;
# - a chain of 10,000 nodes works. A function that calls itself stops after about a thousand.
#
# <details><summary>Hint</summary>
#
# Keep a stack of your own instead of calling yourself. A node has to be met twice: once to look at its parents, and
# again, when all of them are in the list, to be put there itself. What could you push onto the stack beside the node, to
# know which of the two it is?
# </details>


# %% nbgrader={"grade": false, "grade_id": "topological_order-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def topological_order(root) -> list:
    """List a node and all nodes behind it, every parent before its children.

    Parameters
    ----------
    root
        A node: it has `.parents`, a sequence of nodes.

    Returns
    -------
    list
        Each node once, the root last.
    """
    ### BEGIN SOLUTION
    order, seen, stack = [], set(), [(root, False)]
    while stack:
        node, parents_are_listed = stack.pop()
        if parents_are_listed:
            order.append(node)
        elif id(node) not in seen:
            seen.add(id(node))
            stack.append((node, True))
            stack.extend((parent, False) for parent in node.parents)
    return order
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "topological_order", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(topological_order)

# Three nodes by hand: a short cut from a to c goes around b, and still b has to come before c.
a = Node(parents=[])
b = Node(parents=[a])
c = Node(parents=[a, b])
assert [id(node) for node in topological_order(c)] == [id(a), id(b), id(c)]

# %% [markdown]
# **See it.** Fifty diamonds in a row. Your order visits each node once; the number of paths to each node is added up on
# the way.

# %%
end = Node(parents=[])
for _ in range(50):
    left, right = Node(parents=[end]), Node(parents=[end])
    end = Node(parents=[left, right])

order = plot.attempt(lambda: topological_order(end), otherwise=[])
paths = {}
for node in order:
    paths[id(node)] = sum(paths.get(id(parent), 0) for parent in node.parents) or 1
if order:
    print(f"{len(order)} nodes, one after the other; {paths[id(order[-1])]:,} paths lead to the last one")

# %% [markdown]
# ## 4.3 · An engine of your own
#
# A number that remembers what it was made of, and can find its gradients by itself. That is the whole of an autograd
# engine, and it fits on a page.
#
# > **Predict first.** `b = a + a`, then `b.backward()`. What is `a.grad`? And what would it be if each edge *wrote* the
# > gradient instead of *adding* to it?
#
# **Exercise** (4 points). The class `Value` is a scalar node. Its operators and functions stand in cells of their own, so
# that none gets too long; add the methods that are not there yet. (One class in one cell is just as good.)
#
# - `data`, `grad` (0.0 at first) and `parents` (a sequence; empty for a leaf).
# - `+ - * /` with another `Value` or a number **on either side**, `-v`, and `v ** n` with a number n.
# - `tanh()`, `exp()`, `log()`, `sin()`, `relu()`.
# - `backward()` **adds** to `grad`, here and at all nodes behind, the gradients of this pass. Called twice it doubles
#   them, at leaves and inner nodes alike.
# - `zero_grad()` sets `grad` to 0 here and at all nodes behind.
#
# <details><summary>Hint</summary>
#
# Let every node keep its local slopes beside its parents: then `backward` is one loop, and an operator is a line. For
# `2 - v` Python tries `v.__rsub__(2)`. And in a second pass, the gradients of the *first* must not flow through the
# graph again: where can those of this pass live until they are added?
# </details>


# %%
def node_of(number):
    """Make a plain number a node, and leave a node as it is."""
    return number if isinstance(number, Value) else Value(number)


# %% nbgrader={"grade": false, "grade_id": "Value-operators", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Operators:
    """+ - * / with nodes, and with numbers on either side."""

    def __add__(self, other):
        ### BEGIN SOLUTION
        other = node_of(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = node_of(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __sub__(self, other):
        other = node_of(other)
        return Value(self.data - other.data, (self, other), (1.0, -1.0))

    def __truediv__(self, other):
        other = node_of(other)
        return Value(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2))

    def __rsub__(self, other):
        return node_of(other) - self

    def __rtruediv__(self, other):
        return node_of(other) / self

    __radd__, __rmul__ = __add__, __mul__
    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "Value-functions", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Functions:
    """-v, v ** n with a number n, and tanh, exp, log, sin, relu."""

    def __neg__(self):
        ### BEGIN SOLUTION
        return Value(-self.data, (self,), (-1.0,))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t**2,))

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,))

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,))

    def sin(self):
        return Value(math.sin(self.data), (self,), (math.cos(self.data),))

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,))

    ### END SOLUTION


# %% nbgrader={"grade": false, "grade_id": "Value-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Value(Operators, Functions):
    """A number that remembers what it was made of."""

    def __init__(self, data: float, parents=(), slopes=()):
        """Keep `data`, `grad`, `parents`, and how data changes with each of them (or whatever helps you)."""
        ### BEGIN SOLUTION
        self.data, self.grad = data, 0.0
        self.parents, self.slopes = tuple(parents), tuple(slopes)
        ### END SOLUTION

    def backward(self) -> None:
        """Add the gradients of this node, here and at all nodes behind it."""
        ### BEGIN SOLUTION
        order = topological_order(self)
        arrived = {id(node): 0.0 for node in order}  # the gradients of this pass
        arrived[id(self)] = 1.0
        for node in reversed(order):
            node.grad += arrived[id(node)]
            for parent, slope in zip(node.parents, node.slopes, strict=True):
                arrived[id(parent)] += slope * arrived[id(node)]
        ### END SOLUTION

    def zero_grad(self) -> None:
        """Set the gradients to 0, here and at all nodes behind it."""
        ### BEGIN SOLUTION
        for node in topological_order(self):
            node.grad = 0.0
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "Value", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
check(Value)

# By hand: b = a + a has the slope 2, and a second pass doubles it.
a = Value(3.0)
b = a + a
b.backward()
assert (b.data, a.grad) == (6, 2)
b.backward()
assert a.grad == 4

# %% [markdown]
# **See it.** The formula of the lecture, on your own numbers, drawn from your own graph. Nothing here was told what
# the formula is: the picture is what your nodes remember.


# %%
def lecture_of_values(x, y, z):
    a = 2 * x
    b = y.sin()
    c = a / b
    d = z * c
    e = (1 + d).log()
    f = e.tanh()
    f.backward()
    return graph.draw(f, caption="Your graph: values from the way forward, gradients from the way back.")


plot.attempt(lambda: lecture_of_values(Value(0.5), Value(1.0), Value(0.8)), otherwise=None)

# %% [markdown]
# And the diamond of 4.2, where three paths meet: 48 arrives at a.


# %%
def diamond_of_values(a, b):
    c = a * b
    d = c + a
    L = c * d
    L.backward()
    return graph.draw(L, caption="Three paths lead to a. Their products, 24, 18 and 6, have been added up.")


plot.attempt(lambda: diamond_of_values(Value(2.0), Value(3.0)), otherwise=None)

# %% [markdown]
# Now with any formula that you like: type it, move the sliders, and watch what arrives at x, y and z. Use one of them
# twice.

# %%
explore.expression("tanh(x * y + x) / z", x=0.5, y=1.0, z=0.8)

# %% [markdown]
# A single neuron learns with nothing but your class: $L = (y - \tanh(w x + b))^2$, a step against the gradient, and
# again. The graph is new in every step; the one before has been thrown away.


# %%
def learn(steps=30, rate=0.3):
    w, b = Value(0.8), Value(0.1)
    losses = []
    for _ in range(steps):
        L = (0.9 - (w * 0.5 + b).tanh()) ** 2
        L.zero_grad()
        L.backward()
        w.data -= rate * w.grad
        b.data -= rate * b.grad
        losses.append(L.data)
    return losses


losses = plot.attempt(learn, otherwise=None)
if losses is not None:
    print("loss at steps 0, 10, 20, 29:", ", ".join(f"{losses[k]:.5f}" for k in (0, 10, 20, 29)))

# %% [markdown]
# ## 4.4 · The same with arrays
#
# A node may hold an array as well. Then a slope is not one number but a table of them, and for most operations it need not
# be written down: what counts is what comes back. Here is a graph with three nodes, $a = x\cdot y$, $b = a + z$ and
# $c = \sum b$, once in NumPy with the way back by hand, and once in torch.
#
# **Exercise** (1 point). `graph_gradients(x, y, z)` returns `(grad_x, grad_y, grad_z)`, the gradients of
# $c = \sum(x\cdot y + z)$ for arrays of one shape, by hand. The results are new arrays.
#
# <details><summary>Hint</summary>
#
# Go back node by node: what is the slope of a sum along each of its entries? And of a product of two entries along one
# of them? Each result has a shape: which?
# </details>


# %% nbgrader={"grade": false, "grade_id": "graph_gradients-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def graph_gradients(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the gradients of sum(x * y + z) along x, y and z.

    Parameters
    ----------
    x, y, z
        float64, all of one shape.

    Returns
    -------
    tuple
        Three new float64 arrays of that shape.
    """
    ### BEGIN SOLUTION
    grad_c = 1.0
    grad_b = np.full(z.shape, grad_c)
    grad_a = grad_b
    return grad_a * y, grad_a * x, grad_b.copy()
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "graph_gradients", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(graph_gradients)

# Two numbers each, by hand: along x the sum changes as y says, along z by 1.
by_hand = graph_gradients(np.array([1.0, 2]), np.array([3.0, 4]), np.array([5.0, 6]))
assert [part.tolist() for part in by_hand] == [[3, 4], [1, 2], [1, 1]]

# %% [markdown]
# **See it.** In torch, the way forward is written in the same way, and one line finds the way back.

# %%
rng = np.random.default_rng(0)
arrays = rng.normal(size=(3, 3, 4))
x, y, z = (torch.tensor(array, requires_grad=True) for array in arrays)
c = (x * y + z).sum()
print("before backward:", x.grad)
c.backward()
found = plot.attempt(graph_gradients, *arrays, otherwise=None)
if found is not None:
    for name, tensor, mine in zip("xyz", (x, y, z), found, strict=True):
        print(f"along {name}: largest difference from torch {np.abs(tensor.grad.numpy() - mine).max()}")

# %% [markdown]
# ## 4.5 · Inside torch
#
# torch's autograd is your `Value`, with tensors for numbers and C++ for Python. Each tensor that was computed from
# something with `requires_grad=True` has a `grad_fn`, the node that knows the way back. What you made yourself is a
# **leaf**: it has no `grad_fn`, and gradients are stored there.
#
# Often only some of the leaves are to be trained. In $L = (y - \tanh(wx + b))^2$ these are w and b; x and y are data.
#
# > **Predict first.** Where in this graph are gradients computed? Is there one for `w * x`? For `x`?

# %%
w, b = (torch.tensor(v, requires_grad=True) for v in (0.8, 0.1))
x, y = torch.tensor(0.5), torch.tensor(1.0)


def neuron(w, x, b, y):
    return (y - torch.tanh(w * x + b)) ** 2


graph.draw(graph.trace(neuron, w, x, b, y), caption="The neuron's loss. w and b are to be trained, x and y are data.")

# %% [markdown]
# <details><summary>Where are gradients computed?</summary>
#
# Everywhere on the way from L to w or b, and nowhere else: at `w * x`, since w stands behind it, but not at x or y.
# </details>
#
# What torch itself stores is a little different: only the way back. Each node is an operation, and holds the values
# that its slope needs.

# %%
L = neuron(w, x, b, y)
graph.draw(
    graph.autograd_graph(L), caption="The nodes behind L as torch keeps them, and what each has saved for the way back."
)

# %% [markdown]
# **Quiz.** w and b can be trained, x is data. Which of these graphs is $\hat y = b + w\cdot x$?

# %%
from operator import add, mul

for name, candidate in {
    "A": lambda b, w, x: mul(add(b, w), x),
    "B": lambda b, w, x: add(w, mul(b, x)),
    "C": lambda b, w, x: add(b, mul(w, x)),
}.items():
    traced = graph.trace(candidate, b, w, x)
    graph.draw(traced, values=False, gradients=False, partials=False, caption=f"Graph {name}").show()

# %% [markdown]
# <details><summary>Which one?</summary>
#
# C: first the product of w and x, then the sum with b. A adds before it multiplies; B has the roles of w and b
# exchanged. The operation nearest to the result is the one that is done last.
# </details>
#
# Now four small experiments. Say what each line prints before you run it.

# %%
w = torch.tensor(2.0, requires_grad=True)
(w * 3).backward()
(w * 3).backward()
print("two passes:            w.grad =", w.grad)

w.grad = None
frozen = (w * 3).detach()  # the same number, without a past
(frozen * w).backward()
print("one factor detached:   w.grad =", w.grad)

with torch.no_grad():  # nothing is recorded in here
    print("under no_grad:         requires_grad =", (w * 3).requires_grad)
print("leaf or not:          ", w.is_leaf, (w * 3).is_leaf, (w * 3).detach().is_leaf)

# %% [markdown]
# <details><summary>Why these?</summary>
#
# Two passes add up, 3 + 3, as in your `Value`. What was detached is a constant: along w, 6·w has the slope 6; with the
# graph of both factors it would be that of 3·w², which is 12 here. Nothing is recorded under `no_grad`. And a leaf is
# what has no `grad_fn`: w, and also what was cut off from its past.
# </details>
#
# > **Predict first.** A graph is used for two passes. The saved values are freed by the first one. What happens?

# %%
out = w**2
out.backward()
try:
    out.backward()
except RuntimeError as error:
    print(str(error).split(". ")[0])
out = w**2
out.backward(retain_graph=True)
out.backward()
print("with retain_graph=True it works, and w.grad has grown to", w.grad.item())

# %% [markdown]
# Gradients accumulate, `.grad` belongs to the leaf, and whoever calls `backward` leaves traces on it. Sometimes one
# only wants the gradients.
#
# **Exercise** (2 points). `gradient(f, *inputs)` returns a tuple of the gradients of `f(*inputs)`, a tensor with one
# number, at the inputs. The inputs' `.grad` and `requires_grad` stay what they were. Where f does not depend on an
# input, the gradient is zeros; also where it depends on none of them.
#
# <details><summary>Hint</summary>
#
# Who works on copies cannot leave traces. `torch.autograd.grad` returns gradients instead of storing them; read in its
# documentation what it does with inputs that are not used. And what is `f(...).requires_grad` when f is constant?
# </details>


# %% nbgrader={"grade": false, "grade_id": "gradient-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient(f, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """Return the gradients of a scalar function at its inputs, and leave no traces on them.

    Parameters
    ----------
    f
        Takes the inputs, returns a tensor with one number.
    *inputs
        Floating point tensors of any shape; they may have a `.grad` already.

    Returns
    -------
    tuple
        A tensor for each input, of its shape and dtype.
    """
    ### BEGIN SOLUTION
    leaves = [tensor.detach().clone().requires_grad_() for tensor in inputs]
    value = f(*leaves)
    if not value.requires_grad:
        return tuple(torch.zeros_like(leaf) for leaf in leaves)
    return torch.autograd.grad(value, leaves, allow_unused=True, materialize_grads=True)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "gradient", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(gradient)

# By hand: the slopes of u·v² at (2, 3) are 9 and 12, and u keeps its old gradient.
u, v = torch.tensor(2.0, requires_grad=True), torch.tensor(3.0)
u.grad = torch.tensor(7.0)
assert [part.item() for part in gradient(lambda u, v: u * v**2, u, v)] == [9, 12]
assert u.grad.item() == 7
assert not v.requires_grad

# %% [markdown]
# **See it.** One line for the graph of a classifier with the hinge loss: scores $s = Wx$, and
# $L = \sum_{j \ne y} \max(0, s_j - s_y + 1)$. Each wrong class that comes too close to the right one pushes.

# %%
W = torch.tensor([[0.2, -0.5], [1.5, 1.3], [0.0, 0.25]], dtype=torch.float64, requires_grad=True)
sample = torch.tensor([1.0, 2.0], dtype=torch.float64)
right = 1  # the class of this sample


def hinge(W):
    s = W @ sample
    margins = torch.relu(s - s[right] + 1)
    return margins.sum() - 1  # the right class itself contributes max(0, 0 + 1)


print("scores:", (W @ sample).tolist(), " loss:", hinge(W).item())
print("gradient at W:", plot.attempt(lambda: gradient(hinge, W), otherwise=None))
graph.draw(graph.trace(hinge, W), caption="The hinge loss as a graph; s is used twice.")

# %% [markdown]
# > All zeros? The right class leads by more than 1, so nothing has to be learnt from this sample. Set `right = 0` and
# > run the cell again.

# %% [markdown]
# ## 4.6 · An operation of your own
#
# In practice you almost never need this: what is made of torch's operations has its way back already. But sometimes
# the way back that you want is *not* the derivative, and sometimes you know a better one. Then you write both ways:
#
# - `forward(ctx, x)` computes the result, and puts aside with `ctx.save_for_backward(...)` what the way back needs;
# - `backward(ctx, grad)` gets the gradient that arrives, and returns the one that goes on.
#
# **Exercise** (2 points). `MyReLU`, a `torch.autograd.Function`: $\max(x, 0)$ forward, and backward the gradient that
# arrives where x is positive, 0 where it is negative.
#
# > **Predict first.** In `y = MyReLU(x) + x`, the sum hands *the same* gradient tensor to both of its operands. What
# > happens if one of them sets entries of it to 0?
#
# <details><summary>Hint</summary>
#
# You have written this as `relu_backward` in unit 03. `ctx.saved_tensors` is a tuple, also when there is one
# tensor in it.
# </details>


# %% nbgrader={"grade": false, "grade_id": "MyReLU-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MyReLU(torch.autograd.Function):
    """max(x, 0), with a way back of its own."""

    @staticmethod
    def forward(ctx, x: torch.Tensor) -> torch.Tensor:
        """Return max(x, 0) in the shape and dtype of x, and save what backward needs."""
        ### BEGIN SOLUTION
        ctx.save_for_backward(x)
        return x.clamp(min=0)
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad: torch.Tensor) -> torch.Tensor:
        """Return the gradient along x; `grad` itself stays as it is."""
        ### BEGIN SOLUTION
        (x,) = ctx.saved_tensors
        return grad * (x > 0)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "MyReLU", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(MyReLU)

# Four pairs of signs, by hand, as in unit 03.
x = torch.tensor([-1.0, 1, -1, 1], requires_grad=True)
MyReLU.apply(x).backward(torch.tensor([3.0, -3, -3, 3]))
assert x.grad.tolist() == [0, -3, 0, 3]

# %% [markdown]
# **See it.** torch has a judge, too: `gradcheck` compares a way back with central differences, in double precision.
# Here is your class, and beside it one that says the gradient is 1 everywhere.


# %%
class Forgetful(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, grad):
        return grad.clone()


points = torch.tensor([-1.5, -0.5, 0.5, 1.5], dtype=torch.float64, requires_grad=True)
for function in (MyReLU, Forgetful):
    verdict = plot.attempt(
        lambda function=function: torch.autograd.gradcheck(function.apply, points, raise_exception=False),
        otherwise="no verdict",
    )
    print(f"gradcheck({function.__name__}): {verdict}")

# %% [markdown]
# <details><summary>And the gradient that two operands share?</summary>
#
# In `y = MyReLU(x) + x`, x gets the gradient along both ways. Who writes zeros into the one that arrives takes it from
# the other operand, too, and the sum at x is too small, without an error. So `backward` returns a new tensor.
# </details>

# %% [markdown]
# ## 4.7 · Learning through a step
#
# The sign of a number is a step: its slope is 0 everywhere, and at 0 there is none. Nothing can be learnt through it:
# every gradient ends there. And yet networks are built whose weights are only +1 and −1, a bit each (unit 07). They
# learn by a friendly lie, the **straight-through estimator**: forward take the step, backward pretend that there
# was none. Only where x is far out, |x| > 1, the gradient stops, so that x does not run away.
#
# **Exercise** (1 point). `SignSTE`, a `torch.autograd.Function`: forward the sign, with **+1 at 0**; backward the
# gradient that arrives where |x| ≤ 1, else 0.
#
# <details><summary>Hint</summary>
#
# What does `torch.sign` say at 0? And what dtype has `torch.where(x >= 0, 1.0, -1.0)` when x is in double precision?
# </details>


# %% nbgrader={"grade": false, "grade_id": "SignSTE-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SignSTE(torch.autograd.Function):
    """The sign, with a straight-through gradient."""

    @staticmethod
    def forward(ctx, x: torch.Tensor) -> torch.Tensor:
        """Return +1 where x ≥ 0 and −1 elsewhere, in the dtype of x."""
        ### BEGIN SOLUTION
        ctx.save_for_backward(x)
        return torch.where(x >= 0, torch.ones_like(x), -torch.ones_like(x))
        ### END SOLUTION

    @staticmethod
    def backward(ctx, grad: torch.Tensor) -> torch.Tensor:
        """Return the gradient that arrives where |x| ≤ 1, and 0 elsewhere."""
        ### BEGIN SOLUTION
        (x,) = ctx.saved_tensors
        return grad * (x.abs() <= 1)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "SignSTE", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(SignSTE)

# Inside, on the edge and outside of the window, by hand.
x = torch.tensor([-2.0, -1, 0, 0.5, 3], requires_grad=True)
signs = SignSTE.apply(x)
signs.backward(torch.full_like(signs, 5))
assert signs.tolist() == [-1, -1, 1, 1, 1]
assert x.grad.tolist() == [0, 5, 5, 5, 0]

# %% [markdown]
# **See it.** A photograph in black and white. Find 96 × 96 numbers whose *signs*, blurred, look like the photograph. With
# the true slope nothing moves. With the lie, gradient descent finds a dithering.

# %%
camera = torch.tensor(data.photo("camera")[:512:4, :512:4] / 255, dtype=torch.float32)
camera = camera[:96, 20:116]
blur = torch.nn.AvgPool2d(5, stride=1, padding=2, count_include_pad=False)


def dither(step, shown=(0, 3, 6, 12, 25, 50, 100, 150)):
    hidden = (0.2 * (camera - 0.5)).clone().requires_grad_()
    film = {}
    for k in range(shown[-1] + 1):
        signs = step(hidden)
        if k in shown:
            film[f"after {k} steps"] = ((signs + 1) / 2).detach().numpy()
        (slope,) = torch.autograd.grad(((blur((signs[None] + 1) / 2)[0] - camera) ** 2).sum(), hidden)
        with torch.no_grad():
            hidden -= 0.1 * slope
    return film


true_slope = dither(torch.sign)
straight_through = plot.attempt(lambda: dither(SignSTE.apply), otherwise=true_slope)
plot.show_images(
    [camera.numpy(), list(true_slope.values())[-1], list(straight_through.values())[-1]],
    titles=["photograph", "true slope: nothing learnt", "straight through"],
    limits=(0, 1),
    caption="Only black and white pixels, after 150 steps of gradient descent. Middle: through the step no gradient comes "
    "back, and the signs are still those of the start. Right: the same step forward, and backward as if it were not there. "
    f"Blurred, this pattern is close to the photograph. {data.credit('camera')}",
    alt="A man with a camera in gray; the same as a hard black and white silhouette; and as a fine pattern of black and white "
    "dots that gives back the grays.",
)

# %%
explore.frames(
    straight_through,
    caption="Signs that learn. Each step moves the hidden numbers a little, and a pixel changes its colour when its number "
    "crosses 0: so the grays turn into patterns.",
    alt="A black and white silhouette of a man with a camera that dissolves, step by step, into a fine dithering.",
)

# %% [markdown]
# ## 4.8 · A graph that depends on the data
#
# A graph records what *happened*. If Python took a branch, the branch is in it; if a loop ran seven times, there are
# seven nodes. Nothing has to be declared.
#
# **Exercise** (1 point). `halve_until_small(x, limit=1.0)` halves x while its 2-norm, over all elements, exceeds
# `limit`, and returns the result: always a *new* tensor, and the gradient flows through it.
#
# <details><summary>Hint</summary>
#
# A `while` is all it takes. What do you return when the loop does not run even once?
# </details>


# %% nbgrader={"grade": false, "grade_id": "halve_until_small-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def halve_until_small(x: torch.Tensor, limit: float = 1.0) -> torch.Tensor:
    """Halve x while its norm exceeds the limit.

    Parameters
    ----------
    x
        Floating point, any shape; it stays as it is.
    limit
        The largest norm that is small.

    Returns
    -------
    torch.Tensor
        A new tensor of the shape and dtype of x.
    """
    ### BEGIN SOLUTION
    small = x.clone()
    while small.norm() > limit:
        small = small / 2
    return small
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "halve_until_small", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(halve_until_small)

# By hand: (3, 4) has the norm 5; three halvings bring it to 0.625, and a gradient of 1 comes back as an eighth.
x = torch.tensor([3.0, 4.0], requires_grad=True)
small = halve_until_small(x)
small.sum().backward()
assert small.tolist() == [0.375, 0.5]
assert x.grad.tolist() == [0.125, 0.125]

# %% [markdown]
# **See it.** The same function, three inputs, three graphs.

# %%
for length in (0.5, 3.0, 40.0):
    start = torch.tensor([0.6 * length, 0.8 * length], requires_grad=True)
    end = plot.attempt(lambda start=start: halve_until_small(start), otherwise=None)
    names, node = [], None if end is None else end.grad_fn
    while node is not None:
        names.append(type(node).__name__.removesuffix("Backward0"))
        node = node.next_functions[0][0] if node.next_functions else None
    print(f"norm {length:4}: {' ← '.join(names)}")

# %% [markdown]
# Such a graph is **dynamic**: built by running, in every pass anew. The other way is **static**: describe the graph once, then
# run it many times. Which is better? It is honest to say that both are, for different things:
#
# | | dynamic (PyTorch, TensorFlow's eager mode) | static (TensorFlow 1, `tf.function`, `torch.export`, ONNX) |
# |---|---|---|
# | control flow | Python's own, it depends on the data freely | has to be expressed in the graph, or be fixed |
# | errors | where they happen, with a debugger | often later, far from the line that caused them |
# | optimising | operation by operation | the whole graph is known: operations are fused, memory is planned |
# | running without the code | not possible, the code *is* the graph | the graph is a file that runs elsewhere |
#
# Recurrent, recursive and modular networks, whose form follows each sentence or question, are why dynamic graphs won
# in research. And the line is blurred by now: `torch.compile` records dynamic code and optimises it, TensorFlow 2 is
# eager by default, and both export. Unit 08 takes graphs out of Python, and times them properly.

# %% [markdown]
# ## 4.9 · What torch keeps
#
# Behind a tensor with a `grad_fn` there is a whole graph of nodes, and the tensor keeps it alive. `node.next_functions`
# is a tuple of pairs (node, index): the nodes that the gradient goes to next. Where it ends in a leaf there is a node
# named `AccumulateGrad`, which adds to the leaf's `.grad`; where a constant went in there is `None`.
#
# **Exercise** (2 points). `count_operations(tensor)` returns how many different nodes can be reached from
# `tensor.grad_fn`, itself included, `AccumulateGrad` excluded. It is 0 for a leaf.
#
# <details><summary>Hint</summary>
#
# A node that two others need must be counted once. Nodes of torch can be members of a set, and a set keeps them
# alive, so that no `id` is used twice.
# </details>


# %% nbgrader={"grade": false, "grade_id": "count_operations-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def count_operations(tensor: torch.Tensor) -> int:
    """Count the operations that autograd has recorded behind a tensor.

    Parameters
    ----------
    tensor
        Any tensor.

    Returns
    -------
    int
        The number of different nodes, without those that accumulate into leaves.
    """
    ### BEGIN SOLUTION
    seen, waiting = set(), [tensor.grad_fn]
    while waiting:
        node = waiting.pop()
        if node is None or node in seen or type(node).__name__ == "AccumulateGrad":
            continue
        seen.add(node)
        waiting.extend(before for before, _ in node.next_functions)
    return len(seen)
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "count_operations", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(count_operations)

# By hand: a tanh, a product and a sum; the tanh is used three times and still one node.
x = torch.tensor([1.0, 2.0], requires_grad=True)
p = x.tanh()
assert count_operations(p * p + p) == 3
assert count_operations(x) == 0

# %% [markdown]
# **See it.** What does a training step leave behind? torch lets us watch each value that a graph saves, and when
# it is let go. So we can measure what a kept loss costs, to the byte.


# %%
class Saved:
    """Stands for a saved tensor, and counts the bytes while it lives."""

    alive = 0

    def __init__(self, tensor):
        self.tensor = tensor.detach()  # with its past, it would keep itself alive
        Saved.alive += tensor.nbytes

    def __del__(self):
        Saved.alive -= self.tensor.nbytes


def watched(step, steps=20):
    """Return the bytes that graphs hold after each step."""
    kept, held = [], []
    with torch.autograd.graph.saved_tensors_hooks(Saved, lambda saved: saved.tensor):
        for _ in range(steps):
            kept.append(step())
            held.append(Saved.alive)
    return held, kept


# %% [markdown]
# > **Predict first.** Three ways to note the loss of each step: the number (`loss.item()`), the tensor after
# > `backward`, and the tensor of a validation step, in which nobody called `backward`. Which of them hold memory?

# %%
torch.manual_seed(0)
images, targets = torch.randn(256, 784), torch.randn(256, 10)
w1, w2 = (0.03 * torch.randn(784, 256)).requires_grad_(), (0.06 * torch.randn(256, 10)).requires_grad_()


def loss_of_step():
    return ((torch.relu(images @ w1) @ w2 - targets) ** 2).mean()


def training(note):
    loss = loss_of_step()
    loss.backward()
    return note(loss)


numbers, _ = watched(lambda: training(torch.Tensor.item))
trained, losses = watched(lambda: training(lambda loss: loss))
validated, others = watched(loss_of_step)
nodes = plot.attempt(lambda: sum(count_operations(loss) for loss in losses), otherwise="?")
print(f"numbers kept:            {numbers[-1] / 2**20:6.2f} MiB after 20 steps")
print(f"losses after backward:   {trained[-1] / 2**20:6.2f} MiB of saved values, and {nodes} nodes")
print(f"losses without backward: {validated[-1] / 2**20:6.2f} MiB of saved values")
losses, others = [], []
print(f"once they are let go:    {Saved.alive / 2**20:6.2f} MiB")

# %% [markdown]
# Each graph is built anew and thrown away: with plain numbers nothing is left of any of the twenty. `backward` frees the
# saved values itself, so a loss kept *after* it holds nodes, but not the large tensors. The expensive slip is the other one: a
# loss noted during validation, with all its activations, until the machine is full. `item()`, or `no_grad`, and it is
# gone.
#
# And a sum of losses, `total += loss`, is a graph that grows with every step:

# %%
total = torch.zeros(())
for _ in range(3):
    total = total + training(lambda loss: loss)
    behind = plot.attempt(lambda total=total: count_operations(total), otherwise="?")
    print("operations behind the running total:", behind)

# %% [markdown]
# ## 4.10 · The network of unit 03, once more
#
# The two-layer net: $h = xw_1$, $a = \max(h, 0)$, $p = aw_2$, and the sum of squared errors. By hand it took a line
# forward for each line back. Now the way back is one call. What is left to you are three things that no error message
# reminds you of.
#
# - **Clear** the gradients before each `backward`, also those that the weights came with.
# - Take the step **in place**, under `no_grad`: it is no part of the graph.
# - Note losses as **floats**.
#
# **Exercise** (3 points). `train_autograd(x, y, w1, w2, lr, steps)` trains w1 and w2, leaf tensors with or without
# `requires_grad`, in place, and returns the losses before each step.
#
# <details><summary>Hint</summary>
#
# `w = w - lr * w.grad` makes a new tensor, and the caller's stays as it was. `w -= …` is another operation. And when are
# gradients *stale*: before the first step, or only after it?
# </details>


# %% nbgrader={"grade": false, "grade_id": "train_autograd-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_autograd(
    x: torch.Tensor, y: torch.Tensor, w1: torch.Tensor, w2: torch.Tensor, lr: float, steps: int
) -> list[float]:
    """Train the net of two layers with a ReLU between them on the sum of squared errors.

    Takes inputs x (N, I), targets y (N, O), and the weights w1 (I, H) and w2 (H, O), leaf tensors that are trained
    in place. Returns the losses before each step.
    """
    ### BEGIN SOLUTION
    weights = [w1.requires_grad_(), w2.requires_grad_()]
    losses = []
    for _ in range(steps):
        loss = ((torch.relu(x @ w1) @ w2 - y) ** 2).sum()
        losses.append(loss.item())
        for w in weights:
            w.grad = None
        loss.backward()
        with torch.no_grad():
            for w in weights:
                w -= lr * w.grad
    return losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_autograd", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(train_autograd)

# One number everywhere, by hand, as in unit 03: the loss is 1, and the slopes are 6 along w1 and 4 along w2.
one = torch.ones(1, 1)
first, second = 2 * one, 3 * one
assert train_autograd(one, 5 * one, first, second, lr=0.1, steps=1) == [1.0]
assert math.isclose(first.item(), 1.4, rel_tol=1e-6)
assert math.isclose(second.item(), 2.6, rel_tol=1e-6)

# %% [markdown]
# **See it.** 64 samples of 1,000 numbers, 100 hidden units, 10 outputs, 500 steps: the losses of unit 03's training by
# hand (written out here), and those of autograd.


# %%
def by_hand(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        h = x @ w1
        a = np.maximum(h, 0)
        p = a @ w2
        losses.append(((p - y) ** 2).sum())
        grad_p = 2 * (p - y)
        grad_w2 = a.T @ grad_p
        grad_a = grad_p @ w2.T
        grad_h = grad_a * (h > 0)
        grad_w1 = x.T @ grad_h
        w1, w2 = w1 - lr * grad_w1, w2 - lr * grad_w2
    return np.array(losses)


rng = np.random.default_rng(0)
given = [rng.normal(size=shape) for shape in ((64, 1000), (64, 10), (1000, 100), (100, 10))]
manual = by_hand(*given, 1e-6, 500)
automatic = plot.attempt(train_autograd, *map(torch.tensor, given), 1e-6, 500, otherwise=None)
if automatic is not None:
    apart = np.abs(np.array(automatic) / manual - 1).max()
    print(f"loss at the start {manual[0]:,.0f}, at the end {manual[-1]:.2g}; largest relative difference {apart:.1e}")

# %% [markdown]
# Six lines of gradients by hand have become `loss.backward()`. Add a layer, and by hand there are three more lines to get
# wrong; here there are none.
#
# > **Predict first.** Someone forgets to clear the gradients. Does it still learn? How does the loss look?


# %%
def forgetful(x, y, w1, w2, lr, steps):
    losses = []
    for _ in range(steps):
        loss = (((x @ w1).clamp(min=0) @ w2 - y) ** 2).sum()
        loss.backward()
        losses.append(float(loss.detach()))
        with torch.no_grad():
            w1 -= lr * w1.grad
            w2 -= lr * w2.grad
    return losses


x, y, w1, w2 = map(torch.tensor, given)
forgotten = forgetful(x, y, w1.requires_grad_(), w2.requires_grad_(), 1e-6, 120)
for k in (0, 2, 5, 10, 20, 50, 119):
    print(f"step {k:3}: {manual[k]:14,.0f} with cleared gradients, {forgotten[k]:14,.0f} without")
figure, axes = plt.subplots(figsize=(6.6, 3.2))
axes.semilogy(manual[:120], color=plot.EXPECTED, label="gradients cleared")
axes.semilogy(forgotten, color=plot.HIGHLIGHT, label="never cleared")
axes.set(xlabel="step", ylabel="sum of squared errors")
axes.legend()
plot.show_figure(
    figure,
    caption="The same start and the same learning rate, for 120 steps.",
    alt="Two curves of the loss on a logarithmic scale: the one with cleared gradients falls smoothly, the other one swings up "
    "and down over several orders of magnitude.",
)

# %% [markdown]
# Without clearing, each step goes along the sum of all gradients so far. That does learn, and for the first few steps it
# is even ahead (compare the rows for 2 and 5 with those after them): the old gradients push on, like a heavy ball that
# rolls downhill. Then it rolls past the valley, and up the other side. (Tamed, this is called *momentum*; the point is
# that here nobody meant it.)
#
# Speaking of valleys: here is one, seen from above. Where is the fastest learning rate, and what happens right behind it?

# %%
explore.descent()

# %% [markdown]
# ## 4.11 · Find the bugs
#
# This loop stands, nearly like this, in a lecture. The model returns scores, the loader gives batches of images and
# labels. It runs without an error or a warning, and the loss even falls.


# %%
def train_wrong(model, loader, lr, epochs):
    loss_function = torch.nn.NLLLoss()
    losses = []
    for _ in range(epochs):
        for x, y in loader:
            probabilities = torch.softmax(model(x), dim=1)
            loss = loss_function(probabilities, y)
            losses.append(loss)
            loss.backward()
            with torch.no_grad():
                for weight in model.parameters():
                    weight -= lr * weight.grad
    return losses


# %%
load = data.handwritten()
images, labels = load("train")
test_images, test_labels = load("test")


def batches(count, size=50):
    x = torch.tensor(images[: count * size].reshape(-1, size, 784) / 255, dtype=torch.float32)
    return list(zip(x, torch.tensor(labels[: count * size].astype(np.int64)).reshape(-1, size), strict=True))


def fresh_model():
    torch.manual_seed(0)
    return torch.nn.Sequential(torch.nn.Linear(784, 64), torch.nn.Sigmoid(), torch.nn.Linear(64, 10))


def accuracy(model):
    with torch.no_grad():
        guesses = model(torch.tensor(test_images.reshape(-1, 784) / 255, dtype=torch.float32)).argmax(dim=1)
    return float((guesses.numpy() == test_labels).mean())


# %%
model, loader = fresh_model(), batches(40)
wrong = train_wrong(model, loader, lr=0.5, epochs=5)
print("losses:", [round(loss.item(), 3) for loss in (wrong[0], wrong[40], wrong[80], wrong[-1])])
print(f"right on the test set: {accuracy(model):.1%}")
print("a loss in the list is", wrong[-1])

# %% [markdown]
# A loss that should be $-\ln p$ comes out below 0. That is a trace: follow it.
#
# **Exercise** (3 points). `repair_training(model, loader, lr, epochs)` is the repaired loop. Plain gradient descent on
# the cross-entropy of the model's scores, batch by batch in the loader's order; it returns one number for each epoch:
# the mean of its batches' losses (each from before its step), as floats. All batches are equally large.
#
# <details><summary>Hint</summary>
#
# There are three bugs. What does `NLLLoss` expect: look into its documentation, it is not probabilities. What does
# `backward` do with what stands in `.grad`? And what does 4.9 say of a list of losses?
# </details>


# %% nbgrader={"grade": false, "grade_id": "repair_training-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def repair_training(model: torch.nn.Module, loader, lr: float, epochs: int) -> list[float]:
    """Train a classifier by plain minibatch gradient descent; return the mean loss of each epoch.

    Parameters
    ----------
    model
        Returns scores (N, C) for a batch; it is trained in place.
    loader
        Gives batches (inputs, labels) each time that it is gone through; labels are integers (N,).
    lr, epochs
        The learning rate, and how often to go through the loader.
    """
    ### BEGIN SOLUTION
    losses = []
    for _ in range(epochs):
        of_batches = []
        for x, y in loader:
            loss = torch.nn.functional.cross_entropy(model(x), y)
            model.zero_grad()
            loss.backward()
            of_batches.append(loss.item())
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter -= lr * parameter.grad
        losses.append(sum(of_batches) / len(of_batches))
    return losses
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "repair_training", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(repair_training)

# A model that has learnt nothing yet gives ten digits equal chances: its first loss is about ln 10.
blank = torch.nn.Linear(784, 10)
torch.nn.init.zeros_(blank.weight)
torch.nn.init.zeros_(blank.bias)
assert math.isclose(repair_training(blank, loader[:1], lr=0.1, epochs=1)[0], math.log(10), rel_tol=1e-5)

# %% [markdown]
# ### For real
#
# **See it.** The same model, the same start, the same digits, the same number of steps: the loop of the lecture, and
# yours.

# %%
repaired = fresh_model()
history = plot.attempt(lambda: repair_training(repaired, batches(200), lr=0.5, epochs=6), otherwise=None)
broken = fresh_model()
train_wrong(broken, batches(200), lr=0.5, epochs=6)
if history is not None:
    print("mean loss of each epoch:", ", ".join(f"{loss:.3f}" for loss in history))
print(f"right on the test set: {accuracy(broken):.1%} as given, {accuracy(repaired):.1%} repaired")

# %% [markdown]
# And a last look at the whole machine, from one image to its loss: the graph that is built, walked back and thrown away
# in each of these steps.

# %%
picture, label = loader[0][0][:1], loader[0][1][:1]
graph.draw(
    graph.trace(lambda x: torch.nn.functional.cross_entropy(repaired(x), label), picture),
    caption="One step of training: scores of the model, and the loss that all gradients come from.",
)

# %% [markdown]
# <details><summary>What were the three bugs?</summary>
#
# `NLLLoss` takes *logarithms* of probabilities; given probabilities it just returns minus the right one, a loss between −1
# and 0 with weak slopes. Gradients were never cleared. And the list kept every loss with its graph.
# </details>

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** Why does `backward()` add to `.grad` in place of setting it? Give one reason that lies in the graph itself, one
# use that a person makes of it, and the bug that it invites.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_accumulate", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# In the graph a value may be used more than once, and its gradient is the sum over all paths: adding is what the chain
# rule asks for. A person uses it to add up the gradients of several small batches before one step, when a large one
# does not fit into memory. The bug: whoever forgets to clear the gradients steps along the sum of all gradients so far.
#
# **For whoever grades it**
#
# - 1 point: sum over paths (a shared value).
# - 1 point: a use (several batches, several losses) and the bug (gradients never cleared).

# %% [markdown]
# **2.** Training needs several times the memory that the same network needs when it only answers. What is kept, by
# whom, and until when? Name two ways to keep less, and what each of them costs.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_memory", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# On the way forward each operation that needs it keeps its inputs or outputs for the slope on the way back; they hang
# on the graph, and the graph on the loss, until `backward()` has used them or nobody holds the loss any more. Less is
# kept: with smaller batches (more steps, noisier gradients); under `no_grad` where nothing is to be learnt (no
# gradients there); by computing parts again on the way back, checkpointing (about one more way forward); in 16 bits
# (less precision).
#
# **For whoever grades it**
#
# - 1 point: saved tensors in the graph, held by the loss, freed by `backward()`.
# - 1 point: two ways, each with its price.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - A graph records what happened. Forward goes along it, backward against it, each node once.
# - Along a path slopes multiply, over paths they add up. So gradients accumulate, and somebody has to clear them.
# - The values of the way forward are kept for the way back. That is the memory of training; `no_grad` does without.
# - A way back may be any function that you write. Ask `gradcheck`, unless you lie on purpose.
# - A loop without errors can be wrong in three places. Look at the first loss: ln 10 for ten classes.
#
# In **unit 05** all of this gets its usual clothes: modules, optimizers, loaders, and a network that reads digits as well as
# you do.
#
# **Where to read on**
#
# - A. G. Baydin, B. A. Pearlmutter, A. A. Radul, J. M. Siskind, *Automatic Differentiation in Machine Learning: a
#   Survey*, Journal of Machine Learning Research 18 (2018), 1–43, [arXiv:1502.05767](https://arxiv.org/abs/1502.05767).
# - A. Griewank, A. Walther, *Evaluating Derivatives*, 2nd edition, SIAM 2008: the book on the subject.
# - A. Paszke and others, *PyTorch: An Imperative Style, High-Performance Deep Learning Library* (2019),
#   [arXiv:1912.01703](https://arxiv.org/abs/1912.01703).
# - PyTorch's notes on [autograd mechanics](https://pytorch.org/docs/stable/notes/autograd.html) and on [extending
#   it](https://pytorch.org/docs/stable/notes/extending.html).
# - A. Karpathy, [micrograd](https://github.com/karpathy/micrograd): a scalar engine in a hundred lines.
# - Y. Bengio, N. Léonard, A. Courville, *Estimating or Propagating Gradients Through Stochastic Neurons for Conditional
#   Computation* (2013), [arXiv:1308.3432](https://arxiv.org/abs/1308.3432): the straight-through estimator.

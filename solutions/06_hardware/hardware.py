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
# # 06 · Why GPUs
#
# {{badge}}
#
# *The same network, the same numbers, eighty times faster. In this notebook you find out why, on the machine in front of
# you: you measure it, you predict it, and you learn to say which part of it a program is waiting for.*
#
# You will be able to
#
# - time code so that the number can be believed, on a CPU and on a GPU;
# - count the work in a matrix product, cut it into tiles, and hand it out to thousands of threads;
# - draw the roofline of your own machine, and say whether an operation waits for arithmetic or for memory;
# - read a number format bit by bit, and train in sixteen bits without losing the gradients;
# - keep a network from waiting for its data.
#
# **Time** 90 to 120 minutes · **You need** units 01 to 03, and a first meeting with PyTorch · **Points** 18, and 4 for two
# answers in words
#
# A GPU is not needed. Cells that would use one say so, and go on with the CPU.

# %%
import sys
from importlib.util import find_spec

if "google.colab" in sys.modules and find_spec("pixelgrad") is None:  # only on Colab: install the course, once
    import subprocess

    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "git+{{repository}}"], check=True)

import matplotlib.pyplot as plt
import numpy as np
import torch

from pixelgrad import check, data, explore, plot
from pixelgrad.device import best_device, show_device

plot.use_course_style()
device = best_device()

# %%
plot.show_course(unit=6)

# %%
show_device(device)

# %% [markdown]
# ## 6.0 · Why it matters
#
# Take the network of unit 03: 784 pixels, one hidden layer of 100 units, 10 digits. How many numbers does it learn?

# %%
hidden = 784 * 100 + 100
output = 100 * 10 + 10
print(f"hidden layer: 784·100 weights + 100 biases = {hidden:,}")
print(f"output layer: 100·10 weights + 10 biases   = {output:,}")
print(f"together {hidden + output:,}: the 'about 80,000' of the lecture, for a network that one would call tiny")

# %% [markdown]
# Every one of these is multiplied with something for every image, forward and backward, in every epoch. A **CPU** has
# a few large cores, each made to finish *one* thing as soon as possible: it guesses branches, reorders instructions,
# and keeps data near. A **GPU** has thousands of small ones, each slow and simple, made to do *the same* to many numbers
# at once. A network is mostly matrix products, and a matrix product is exactly that.

# %%
figure, (left, right) = plt.subplots(1, 2, figsize=(8, 3.6))
for axes, side, title in (
    (left, 2, "Intel Core i7-7700K: 4 cores at 4.2 GHz"),
    (right, 60, "NVIDIA GTX 1080 Ti: 3584 cores at 1.6 GHz"),
):
    cells = np.zeros((side, side))
    cells.flat[: 4 if side == 2 else 3584] = 1
    axes.pcolormesh(cells, cmap="Blues", vmin=0, vmax=1.6, edgecolors="white", linewidth=6 if side == 2 else 0.4)
    axes.set(title=title, xticks=[], yticks=[], aspect="equal")
    axes.title.set_size(10)
plot.show_figure(
    figure,
    caption="Two chips that were sold in 2017, one square a core. About 540 GFLOP/s for $339, and 11,400 for $699 (lecture 002).",
    alt="Left, four large squares. Right, 3584 tiny squares in the same area.",
)

# %% [markdown]
# Python has a limit of its own: the **global interpreter lock** (GIL) lets one thread at a time run Python code. A
# library written in C can let go of it while it computes.
#
# > **Predict first.** Two threads do two equal pieces of work. How much faster is that than one thread that does both: when
# > the work is a Python loop? And when it is a sort in NumPy?

# %%
import os
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter, sleep


def python_loop(_):
    return sum(i * i for i in range(1_000_000))


numbers = np.random.default_rng(0).random((2, 600_000))
for name, work in (("a Python loop", python_loop), ("a NumPy sort", lambda k: np.sort(numbers[k]))):
    start = perf_counter()
    work(0), work(1)
    alone = perf_counter() - start
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, (0, 1)))  # a first time, so that the threads are there
        start = perf_counter()
        list(threads.map(work, (0, 1)))
        together = perf_counter() - start
    print(
        f"{name:13}: one after the other {1e3 * alone:5.0f} ms, in two threads {1e3 * together:5.0f} ms ({alone / together:.1f}×)"
    )
print(f"this machine has {os.cpu_count()} cores for Python to see")

# %% [markdown]
# <details><summary>What you should see</summary>
#
# The loop gains next to nothing from a second thread, since the two take turns. The sort comes close to twice as fast,
# if two cores are free. (Since Python 3.13 there is also a build without the lock; see
# [PEP 703](https://peps.python.org/pep-0703/).)
# </details>
#
# More cores (Intel's Xeon Phi had up to 72, and was given up in 2020), more units and longer pipelines (they have to guess
# what comes next), wider vector instructions (SIMD: one instruction for up to sixteen numbers): a CPU can be pushed, and each
# push costs more than the last.
#
# The other machine comes from games. NVIDIA's GeForce 256 (1999) took over the arithmetic of corners and light, the same few
# operations for very many points. From 2001 on it could be programmed, in small programs called **shaders**, one run for
# each corner or pixel. In 2006 the units for all kinds of shaders became one kind, grouped into **multiprocessors**, and
# in 2007 CUDA opened them to programs that draw nothing. (Lecture 003 calls the GeForce 256's units *compute shaders*; they
# were circuits that could do one thing.)
#
# Before we compare the two, we need a way to say *how fast* something is.

# %% [markdown]
# ## 6.1 · A number that can be believed
#
# > **Predict first.** You time the same matrix product twelve times in a row. Are the twelve numbers equal? Which one
# > is the largest?

# %%
a = torch.randn(700, 700)


def wake_up():
    fresh = torch.nn.Linear(700, 700)  # new memory, a new layer
    return fresh(a)


seconds = []
for _ in range(12):
    start = perf_counter()
    wake_up()
    seconds.append(perf_counter() - start)
print("milliseconds:", "  ".join(f"{1e3 * s:.1f}" for s in seconds))

# %% [markdown]
# The first calls are slow: memory is asked for, libraries wake up, caches are cold. Later ones vary, since other programs want
# the processor, too. So: call it a few times without looking (**warm up**), then time every single call, and report the
# **median**, which one slow call cannot move, with the smallest and the largest beside it.
#
# On a GPU there is a trap. A call only *hands over* the work and returns at once; the GPU goes on by itself. Whoever stops the
# clock then has timed the handing over. `torch.cuda.synchronize()` waits until the GPU is done: it belongs **before** the clock
# starts, so that old work is not counted, and **before** it stops, so that the new work is.
#
# **Exercise** (2 points). `benchmark(fn, warmup=3, repeats=10, device="cpu")` calls `fn()` `warmup` times, then times it
# `repeats` times, and returns exactly the keys `median`, `min` and `max`, in seconds. Where the device is CUDA it
# synchronises before and after each timing. `device` is a name or a `torch.device`.
#
# <details><summary>Hint</summary>
#
# `time.perf_counter()` is the clock. `torch.device(device).type` is `"cuda"` for all ways to name a CUDA device. The
# check brings a pretended GPU along, so that it can look at your synchronising on any machine.
# </details>


# %% nbgrader={"grade": false, "grade_id": "benchmark-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def benchmark(fn, warmup: int = 3, repeats: int = 10, device: str | torch.device = "cpu") -> dict[str, float]:
    """Time a function: return `median`, `min` and `max` of its calls, in seconds.

    `fn` takes nothing. It is called `warmup` times before the clock is looked at, and then timed `repeats` times, each call
    by itself. On CUDA the device is waited for before and after each timing.
    """

    ### BEGIN SOLUTION
    def wait():
        if torch.device(device).type == "cuda":
            torch.cuda.synchronize()

    for _ in range(warmup):
        fn()
    times = []
    for _ in range(repeats):
        wait()
        start = perf_counter()
        fn()
        wait()
        times.append(perf_counter() - start)
    return {"median": float(np.median(times)), "min": min(times), "max": max(times)}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "benchmark", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(benchmark)

# Three calls that sleep for 5, 1 and 2 hundredths of a second; the first of them warms up.
naps = iter([0.05, 0.01, 0.02, 0.01])
timed = benchmark(lambda: sleep(next(naps)), warmup=1, repeats=3)
assert set(timed) == {"median", "min", "max"}
assert 0.01 <= timed["min"] <= timed["median"] <= timed["max"]

# %% [markdown]
# **See it.** Three ways to the same product of two 120 × 120 matrices, timed by you. (`plot.attempt` goes on with an
# empty result where your function is not ready; later cells then use a plain stopwatch.)


# %%
def stopwatch(fn, warmup=1, repeats=5, device="cpu"):
    """Time without any care, where `benchmark` is not ready."""
    spans = [perf_counter()]
    for _ in range(warmup + repeats):
        fn()
        spans.append(perf_counter())
    return {"median": float(np.median(np.diff(spans))), "min": min(np.diff(spans)), "max": max(np.diff(spans))}


def seconds_of(fn, warmup=2, repeats=7, device="cpu"):
    """Return the median, by your `benchmark` where it works."""
    try:
        return benchmark(fn, warmup, repeats, device)["median"]
    except Exception:
        return stopwatch(fn, warmup, repeats, device)["median"]


# %%
def loops(a, b):
    return [[sum(x * y for x, y in zip(row, column, strict=True)) for column in zip(*b, strict=True)] for row in a]


rng = np.random.default_rng(0)
a, b = rng.random((2, 120, 120))
rows_a, rows_b = a.tolist(), b.tolist()
plot.attempt(benchmark, lambda: None, otherwise=None)
ways = {
    "Python lists": seconds_of(lambda: loops(rows_a, rows_b), 0, 3),
    "NumPy, row by row": seconds_of(lambda: [row @ b for row in a]),
    "NumPy, whole": seconds_of(lambda: a @ b),
}
for name, each in ways.items():
    print(f"{name:18} {1e3 * each:8.3f} ms   {ways['Python lists'] / each:7.0f}×")

# %% [markdown]
# ### Find the bug
#
# A colleague comes running: *the new GPU is two thousand times faster!* Here is the benchmark. To look into it without a
# GPU, `Accelerator` behaves like one: `launch` takes the work and returns, `wait` returns when all of it is done.


# %%
class Accelerator:
    """A device that works by itself."""

    def __init__(self):
        self.busy_until = 0.0

    def launch(self, seconds):
        self.busy_until = max(perf_counter(), self.busy_until) + seconds

    def wait(self):
        sleep(max(0.0, self.busy_until - perf_counter()))


def proud_benchmark(accelerator, seconds, repeats):
    spans = []
    for _launch in range(repeats):
        start = perf_counter()
        accelerator.launch(seconds)
        spans.append(perf_counter() - start)
    accelerator.wait()
    return sum(spans) / len(spans)


claimed = proud_benchmark(Accelerator(), 0.004, repeats=5)
print(
    f"the work takes 4 ms; the benchmark says {1e3 * claimed:.4f} ms, {0.004 / claimed:,.0f} times faster than possible"
)

# %% [markdown]
# **Your turn** (not graded). The device is waited for, and still the number is wrong. Repair it: `honest_benchmark` has to
# report what the work really takes, even when a slow first launch is still running when it begins. What should it report, of
# several times?


# %% nbgrader={"grade": false, "grade_id": "honest_benchmark-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def honest_benchmark(accelerator, seconds, repeats):
    """Return what one launch takes, in seconds."""
    ### BEGIN SOLUTION
    times = []
    for _ in range(repeats):
        accelerator.wait()
        start = perf_counter()
        accelerator.launch(seconds=seconds)
        accelerator.wait()
        times.append(perf_counter() - start)
    return float(np.median(times))
    ### END SOLUTION


# %%
late = Accelerator()
late.launch(0.05)  # somebody's slow first call
found = plot.attempt(honest_benchmark, late, 0.004, 5, otherwise=None)
if found is not None:
    assert found > 0.0039, "less than the work itself: was the clock stopped before the device was done?"
    assert found < 0.025, "far more than the work: is the slow first call among the times?"
    print(f"{1e3 * found:.1f} ms: that can be believed")

# %% [markdown]
# ## 6.2 · How much work is a product?
#
# Speed is work over time, so count the work. An element of $C = AB$, with $A$ of shape $(m, k)$ and $B$ of shape
# $(k, n)$, is a sum of $k$ products. By convention a multiplication with its addition counts as two **floating-point
# operations** (FLOPs), and there are $m \cdot n$ elements.
#
# **Exercise** (1 point). `matmul_flops(m, k, n)`: the FLOPs of this product.
#
# <details><summary>Hint</summary>
#
# One multiply-add for every element of the result and every position along the shared side.
# </details>


# %% nbgrader={"grade": false, "grade_id": "matmul_flops-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def matmul_flops(m: int, k: int, n: int) -> int:
    """Count the floating-point operations of an (m, k) by (k, n) product, two for each multiply-add."""
    ### BEGIN SOLUTION
    return 2 * m * k * n
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "matmul_flops", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(matmul_flops)

# By hand: (1, 2) by (2, 1) is x1·y1 + x2·y2. The convention counts the addition to the empty sum, too.
assert matmul_flops(1, 2, 1) == 4

# %% [markdown]
# **See it.** Products of n × n matrices from 32 to 4096, in FLOP/s. Large ones are measured only where one of them is
# expected to take less than half a second here.
#
# > **Predict first.** Are large products faster or slower than small ones, per operation? On a GPU, is a product of 32 × 32
# > faster than on the CPU?


# %%
def count_flops(m, k, n):  # yours, where it is ready
    return plot.attempt(matmul_flops, m, k, n, otherwise=2 * m * k * n)


def speeds(where, limit=0.5):
    """Return n -> FLOP/s of square products on a device."""
    found = {}
    for n in (32, 64, 128, 256, 512, 1024, 2048, 4096):
        flops = count_flops(n, n, n)
        if found and flops / max(found.values()) > limit:
            break
        x = torch.randn(n, n, device=where)
        found[n] = flops / seconds_of(lambda x=x: x @ x, 2, 20 if n < 512 else 3, where)
    return found


on_cpu = speeds("cpu")
on_gpu = speeds(device) if device.type != "cpu" else {}
print("measured on the CPU:", ", ".join(f"{n}: {f / 1e9:.1f}" for n, f in on_cpu.items()), "GFLOP/s")
if on_gpu:
    faster = [n for n in on_cpu if n in on_gpu and on_gpu[n] > on_cpu[n]]
    print("measured on the GPU:", ", ".join(f"{n}: {f / 1e9:.1f}" for n, f in on_gpu.items()), "GFLOP/s")
    print(f"the GPU overtakes the CPU at n = {faster[0]}" if faster else "the CPU is never overtaken here")
else:
    print("there is no GPU here: its curve is missing, and so is the crossing of the two")

# %%
figure, axes = plt.subplots(figsize=(6.6, 3.4))
axes.loglog(list(on_cpu), [f / 1e9 for f in on_cpu.values()], "o-", color=plot.FORWARD, label="CPU")
if on_gpu:
    axes.loglog(list(on_gpu), [f / 1e9 for f in on_gpu.values()], "o-", color=plot.GRADIENT, label="GPU")
axes.axhline(
    loops_speed := 2 * 120**3 / ways["Python lists"] / 1e9,
    color=plot.MUTED,
    linestyle=":",
    label="Python lists (n = 120)",
)
axes.set(xlabel="n", ylabel="GFLOP/s", xticks=list(on_cpu), xticklabels=list(on_cpu))
axes.minorticks_off()
axes.legend()
plot.show_figure(
    figure,
    caption="Measured on this machine. A small product is over before the call that asked for it has paid for itself.",
    alt="GFLOP/s against the side n, on logarithmic scales: the curve rises with n and levels off. Python lists lie far below.",
)

# %% [markdown]
# Two lessons. Every call has a fixed price, and only large products are worth it; a GPU's price is higher (the work travels to
# another chip), so for small products it *loses*. And between a loop of your own and a library written for the machine lie
# orders of magnitude, on the very same hardware. The same holds on GPUs: in the
# [cnn-benchmarks](https://github.com/jcjohnson/cnn-benchmarks) that lecture 004 quotes, the library **cuDNN** is two to
# three times as fast as plain CUDA code on one and the same card, forward and backward over 16 images:

# %%
published = {  # milliseconds, GTX Titan X (Maxwell), July 2016
    "VGG-16": (587.97, 262.42),
    "ResNet-50": (382.36, 171.02),
    "ResNet-200": (1298.65, 493.82),
}
for name, (plain, cudnn) in published.items():
    print(f"{name:10}  plain CUDA {plain:7.1f} ms   cuDNN {cudnn:6.1f} ms   {plain / cudnn:.1f}×")

print("\nResNet-200, Pascal Titan X against two Xeon E5-2630 v3 (lecture 002):")
for name, gpu, cpu in (("forward", 104, 8666), ("backward", 191, 13758)):
    print(f"{name:10}  {gpu} ms against {cpu:,} ms: {cpu / gpu:.0f}×")

# %% [markdown]
# (The lecture says itself that the CPU side of this comparison is "a little unfair": its code was not the best for a CPU.)
#
# ## 6.3 · Tile by tile
#
# Where does the speed come from? Memory is slow, and near memory is small. So the fast ways cut the matrices into **tiles** that
# fit into the near memory, and compute with them as long as they are there. A GPU goes one step further: its **tensor
# cores** are circuits for the product of two small matrices, 4 × 4 in the first of them, and know one operation:
#
# $$\operatorname{GEMM}(A, B, C) = AB + C$$
#
# A large product is many of these. For two by two tiles, with the inner side cut, too,
#
# $$C_{11} = A_{11}B_{11} + A_{12}B_{21} = \operatorname{GEMM}(A_{11}, B_{11}, \operatorname{GEMM}(A_{12}, B_{21}, 0)).$$
#
# (The slide has $B_{12}$ in the inner one. Check with the shapes that this cannot be.) Step through it:

# %%
explore.tiles()


# %%
def gemm(A, B, C):
    """Return A·B + C. The only arithmetic that this machine knows: give it tiles, nothing larger."""
    return A @ B + C


# %% [markdown]
# **Exercise** (3 points). `tiled_matmul(a, b, tile)` computes the product with `gemm` alone, on tiles of at most `tile` ×
# `tile`. The sides need not be multiples of `tile`: at the edges tiles are smaller. Call the function by its name, `gemm`:
# the check puts one there that watches what it is given.
#
# <details><summary>Hint</summary>
#
# Three loops: over the rows of tiles, over the columns of tiles, and along the shared side. What `gemm` returned last time is
# the C of the next time. A slice that reaches over the end of an array simply ends there.
# </details>


# %% nbgrader={"grade": false, "grade_id": "tiled_matmul-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def tiled_matmul(a: np.ndarray, b: np.ndarray, tile: int) -> np.ndarray:
    """Multiply two matrices tile by tile.

    Parameters
    ----------
    a, b
        float64, shapes (m, k) and (k, n), any sides.
    tile
        The longest side that `gemm` may be given.

    Returns
    -------
    numpy.ndarray
        float64, shape (m, n), made by calls of `gemm`.
    """
    ### BEGIN SOLUTION
    c = np.zeros((a.shape[0], b.shape[1]))
    for row in range(0, a.shape[0], tile):
        for column in range(0, b.shape[1], tile):
            place = np.s_[row : row + tile, column : column + tile]
            for k in range(0, a.shape[1], tile):
                c[place] = gemm(a[row : row + tile, k : k + tile], b[k : k + tile, column : column + tile], c[place])
    return c
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "tiled_matmul", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(tiled_matmul)

# By hand, with tiles of a single number: 1·5 + 2·7 = 19 and so on.
assert tiled_matmul(np.array([[1.0, 2], [3, 4]]), np.array([[5.0, 6], [7, 8]]), tile=1).tolist() == [[19, 22], [43, 50]]

# %% [markdown]
# **See it.** Your own calls of `gemm`, one after the other: the tile of A, the tile of B, and the result as far as it has
# come. Move the slider.


# %%
def calls_of(multiply, a, b, tile):
    """Return what each call of `gemm` is given, and what it returns."""
    given, calls = gemm, []

    def watched(A, B, C):
        calls.append((np.array(A), np.array(B), given(A, B, C)))
        return calls[-1][2]

    globals()["gemm"] = watched
    try:
        multiply(a, b, tile)
    finally:
        globals()["gemm"] = given
    return calls


# %%
def film_of(multiply, a, b, tile):
    """Return a picture for each call; the tiles are found again by their numbers, which are all different."""
    product, made, pictures = a @ b, np.zeros((len(a), b.shape[1])), {}
    for count, (A, B, result) in enumerate(calls_of(multiply, a, b, tile), 1):
        lit_a, lit_b = np.where(np.isin(a, A), 1.0, 0.35), np.where(np.isin(b, B), 1.0, 0.35)
        place = np.ix_(np.isin(a, A).any(axis=1), np.isin(b, B).any(axis=0))
        made[place] = 1.0 if np.allclose(result, product[place]) else 0.55
        above = np.hstack([np.zeros((len(b), a.shape[1] + 1)), lit_b])
        below = np.hstack([lit_a, np.zeros((len(a), 1)), made])
        pictures[f"call {count}"] = np.vstack([above, np.zeros((1, above.shape[1])), below])
    return pictures


# %%
numbers = rng.permutation(200).astype(float)
film = plot.attempt(
    film_of, tiled_matmul, numbers[:80].reshape(8, 10), numbers[80:180].reshape(10, 10), 4, otherwise=None
)
if film:
    explore.frames(
        film,
        start=0,
        caption="Lower left A, upper right B, lower right their product. Bright: the tiles in this call. The product's tiles brighten when they are finished.",
        alt="Two matrices and their product in the shape of a corner; in each picture one tile of A and one of B are lit.",
    )

# %% [markdown]
# Why tiles pay: without them, every number of A is fetched n times. With tiles that fit into the near memory it is fetched n / tile
# times. Here is what that is worth to tensor cores: the rates of two generations, from NVIDIA's own white paper on the
# [A100](https://images.nvidia.com/aem-dam/en-zz/Solutions/data-center/nvidia-ampere-architecture-whitepaper.pdf) (lecture 003),
# in TFLOP/s (TOP/s for integers):
#
# | | input | sum kept in | rate | against FP32 | with sparsity |
# |---|---|---|---|---|---|
# | **V100** | FP32 | FP32 | 15.7 | 1× | |
# | | FP16 | FP32 | 125 | 8× | |
# | **A100** | FP32 | FP32 | 19.5 | 1× | |
# | | TF32 | FP32 | 156 | 8× | 312 |
# | | FP16, BF16 | FP32 | 312 | 16× | 624 |
# | | INT8 | INT32 | 624 | 32× | 1248 |
# | | INT4 | INT32 | 1248 | 64× | 2496 |
# | | binary | INT32 | 4992 | 256× | |
# | | FP64 | FP64 | 19.5 | 1× | |
#
# The left column is fewer and fewer bits. What these formats can hold is section 6.7.

# %% [markdown]
# ## 6.4 · Four thousand blocks
#
# How do you give work to thousands of cores? You do not. You write what *one* **thread** does, and ask for very many of them.
# A dense layer with 4096 units and a batch of 256 has $2^{20}$ outputs: spawn $2^{20}$ threads, one for each.
#
# 1. The threads are split into **blocks**, here 4096 blocks of 256.
# 2. Each **streaming multiprocessor** (SM; an A100 has 108) is assigned a block, and then the next one.
# 3. It divides its block into **warps** of 32 threads, here 8. The threads of a warp do the same instruction at the same time.
# 4. Warp schedulers feed the arithmetic units. An A100's multiprocessor has four, each with 16 units for FP32, 16 for INT32,
#    8 for FP64, and a tensor core of its own: for FP32 that makes 108 · 4 · 16 = 6912 in all.
#
# While one round of blocks is at work, the others wait. Such a round is called a **wave**.
#
# > **Predict first.** On 108 multiprocessors: how long do 108 blocks take, 109 blocks, 216 blocks?

# %%
explore.launch()

# %% [markdown]
# (In this picture a multiprocessor has one block at a time. A real one holds several, as far as its registers and its near memory
# reach, and switches to another warp whenever one waits for memory: that is how a GPU hides the slowness of memory.)
#
# **Exercise** (2 points). `launch_shape(threads, block, warp=32, multiprocessors=108)` returns the number of `blocks`, the
# `warps_per_block`, and the `waves`. What is left over needs a place, too.
#
# <details><summary>Hint</summary>
#
# Three divisions of the same kind. What does `-(-7 // 2)` give, and why?
# </details>


# %% nbgrader={"grade": false, "grade_id": "launch_shape-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def launch_shape(threads: int, block: int, warp: int = 32, multiprocessors: int = 108) -> dict[str, int]:
    """Say how threads are handed out on a GPU.

    Parameters
    ----------
    threads
        How many are asked for in all.
    block
        Threads in a block.
    warp
        Threads in a warp.
    multiprocessors
        How many there are; each takes one block a wave.

    Returns
    -------
    dict
        `blocks`, `warps_per_block` and `waves`.
    """
    ### BEGIN SOLUTION
    blocks = -(-threads // block)
    return {"blocks": blocks, "warps_per_block": -(-block // warp), "waves": -(-blocks // multiprocessors)}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "launch_shape", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(launch_shape)

# The lecture's layer, by hand: 4096 blocks of 8 warps; 4096 / 108 = 37.9.
assert launch_shape(2**20, 256) == {"blocks": 4096, "warps_per_block": 8, "waves": 38}

# %% [markdown]
# **See it.** What share of the multiprocessors is at work, on average, for a growing number of blocks? One block more than
# a full wave is the worst that you can do.

# %%
blocks = np.arange(1, 700)
waves = np.array([plot.attempt(launch_shape, int(n) * 256, 256, otherwise={}).get("waves", np.nan) for n in blocks])
figure, axes = plt.subplots(figsize=(6.6, 3))
axes.plot(blocks, 100 * blocks / (waves * 108), color=plot.FORWARD)
axes.set(xlabel="blocks", ylabel="% at work", ylim=(0, 105), xticks=range(0, 700, 108))
plot.show_figure(
    figure,
    caption="108 multiprocessors. After each full wave the share falls, and less so the more waves there are.",
    alt="A saw-tooth curve: it rises to 100 % at 108, 216, 324 … blocks and drops right after, first to 50 %, then to 67 %.",
)

# %% [markdown]
# ## 6.5 · How much for every byte?
#
# All this arithmetic has to be fed. A product of n × n matrices does $2n^3$ operations with $3n^2$ numbers; an addition of two
# arrays does one operation for three numbers. The ratio is called **arithmetic intensity**: FLOPs for every byte that is moved.
#
# > **Predict first.** For which n does a float32 product do 100 operations a byte? And for a product with a *vector*, (n, n) by
# > (n, 1), how does the intensity grow with n?
#
# **Exercise** (1 point). `arithmetic_intensity(m, k, n, bytes_per_element)` for an (m, k) by (k, n) product, when A and B are
# read once and C is written once.
#
# <details><summary>Hint</summary>
#
# Above the line what you counted in 6.2. Below it three matrices, in bytes.
# </details>


# %% nbgrader={"grade": false, "grade_id": "arithmetic_intensity-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def arithmetic_intensity(m: int, k: int, n: int, bytes_per_element: float) -> float:
    """Return the FLOPs per byte of an (m, k) by (k, n) product, with A, B and C moved once each."""
    ### BEGIN SOLUTION
    return 2 * m * k * n / (bytes_per_element * (m * k + k * n + m * n))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "arithmetic_intensity", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(arithmetic_intensity)

# By hand: (3, 3) by (3, 3) in float32 is 54 operations with 27 numbers of 4 bytes.
assert arithmetic_intensity(3, 3, 3, 4) == 0.5

# %%
for what, sides in {
    "product, n = 64": (64, 64, 64),
    "product, n = 600": (600, 600, 600),
    "times a vector, n = 600": (600, 600, 1),
    "times a vector, n = 6000": (6000, 6000, 1),
    "a layer 784 → 100, batch 64": (64, 784, 100),
    "the same, batch 1": (1, 784, 100),
}.items():
    four, two = (plot.attempt(arithmetic_intensity, *sides, size, otherwise=np.nan) for size in (4, 2))
    print(f"{what:28} {four:7.2f} FLOPs a byte in float32, {two:7.2f} in sixteen bits")

# %% [markdown]
# A vector never gets above one half: every weight is fetched for a single multiply-add. That is why networks are run in
# **batches**: the weights are fetched once for all samples.
#
# ## 6.6 · The roofline
#
# A machine has a **peak**, the FLOP/s of its arithmetic units, and a **bandwidth**, the bytes a second of its memory. At an
# intensity of $I$ the memory can feed $I \cdot \text{bandwidth}$ FLOP/s, and more than the peak there never is:
#
# $$\text{attainable} = \min(\text{peak},\; I \cdot \text{bandwidth})$$
#
# Drawn over $I$, that is a roof: a slope, and a flat part. Under the slope a program waits for **memory**, under the flat part
# for **arithmetic**; they meet at the ridge, $I = \text{peak} / \text{bandwidth}$.
#
# **Exercise** (2 points). `roofline(intensity, peak_flops, bandwidth)`: the attainable FLOP/s. A number for numbers, and an array
# where one of the arguments is an array.
#
# <details><summary>Hint</summary>
#
# Python's `min` wants to know whether one thing is smaller than the other, and an array is many things. NumPy has a function
# that asks element by element.
# </details>


# %% nbgrader={"grade": false, "grade_id": "roofline-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def roofline(intensity, peak_flops, bandwidth):
    """Return the attainable FLOP/s: a float, or an array where an argument is one.

    Parameters
    ----------
    intensity
        FLOPs per byte.
    peak_flops
        FLOP/s of the arithmetic units.
    bandwidth
        Bytes per second of the memory.
    """
    ### BEGIN SOLUTION
    return np.minimum(peak_flops, np.multiply(intensity, bandwidth))
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "roofline", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(roofline)

# By hand, on an A100 (19.5 TFLOP/s, 1.555 TB/s): its ridge lies at 12.5 FLOPs a byte.
assert roofline(2.0, 19.5e12, 1.555e12) == 3.11e12
assert roofline(np.array([2.0, 50.0]), 19.5e12, 1.555e12).tolist() == [3.11e12, 19.5e12]

# %% [markdown]
# ### The roof over your head
#
# Now measure the roof of *this* machine: the peak with large matrix products, the bandwidth by copying an array that is far too
# large for the near memory.

# %%
big = torch.randn(24_000_000, device=device)  # 96 MB
target = torch.empty_like(big)
bandwidth = 2 * 4 * big.numel() / seconds_of(lambda: target.copy_(big), 1, 5, device)  # read and written
peak = max((on_gpu or on_cpu).values())
print(
    f"on {device.type}: peak {peak / 1e9:,.0f} GFLOP/s, bandwidth {bandwidth / 1e9:.1f} GB/s, ridge at {peak / bandwidth:.1f} FLOPs a byte"
)

# %% [markdown]
# And now the course's operations, each with the intensity that it has on paper, and the speed that it has in fact. The
# intensity of a convolution counts its images, kernels and responses once each, as above.
#
# > **Predict first.** Which of these wait for memory? Guess before you run the cell: an addition, a ReLU, a matrix times a vector,
# > a layer of unit 03 with a batch of 64, the first convolution of LeNet-5, a product of large matrices.


# %%
def operations(where):
    """Return name -> (FLOPs, bytes, function) of operations of the course."""
    x, y, out = big, target, torch.empty_like(big)
    matrix, vector = big[: 4000 * 4000].view(4000, 4000), big[:4000]
    digits, weights = torch.rand(64, 784, device=where), torch.rand(784, 100, device=where)
    images, kernels = torch.rand(64, 1, 28, 28, device=where), torch.rand(20, 1, 5, 5, device=where)
    square = big[: 768 * 768].view(768, 768)
    count = x.numel()
    conv_flops = 2 * 64 * 20 * 24 * 24 * 25
    conv_bytes = 4 * (images.numel() + kernels.numel() + 64 * 20 * 24 * 24)
    return {
        "addition": (count, 12 * count, lambda: torch.add(x, y, out=out)),
        "ReLU": (count, 8 * count, lambda: torch.clamp(x, min=0, out=out)),
        "matrix · vector": (2 * 4000**2, 4 * (4000**2 + 8000), lambda: matrix @ vector),
        "layer, batch 64": (2 * 64 * 784 * 100, 4 * (64 * 784 + 784 * 100 + 6400), lambda: digits @ weights),
        "convolution 5×5": (conv_flops, conv_bytes, lambda: torch.conv2d(images, kernels)),
        "product, n = 768": (2 * 768**3, 12 * 768**2, lambda: square @ square),
    }


measured = {}
for name, (flops, moved, run) in operations(device).items():
    measured[name] = (flops / moved, flops / seconds_of(run, 1, 5, device))
    print(f"{name:18} {measured[name][0]:8.2f} FLOPs a byte   {measured[name][1] / 1e9:8.2f} GFLOP/s")

# %%
peak = max(peak, *(speed for _, speed in measured.values()))
intensities = np.logspace(-1.6, 2.6, 100)
roof = plot.attempt(roofline, intensities, peak, bandwidth, otherwise=None)
figure, axes = plt.subplots(figsize=(7, 3.8))
if roof is not None:
    axes.loglog(intensities, np.asarray(roof) / 1e9, color=plot.INK, label="your roofline")
for name, (intensity, speed) in measured.items():
    axes.loglog(intensity, speed / 1e9, "o", color=plot.FORWARD)
    axes.annotate(name, (intensity, speed / 1e9), xytext=(4, -12), textcoords="offset points", fontsize=8)
axes.axvline(peak / bandwidth, color=plot.MUTED, linestyle=":", label="ridge")
axes.set(xlabel="FLOPs per byte", ylabel="GFLOP/s", xlim=(0.02, 500))
axes.legend(loc="lower right")
plot.show_figure(
    figure,
    caption="The roof of this machine, measured, with operations of the course. What lies on the slope cannot be made faster by more cores.",
    alt="A roofline: a rising slope and a flat part. Addition, ReLU and matrix times vector lie at the slope, products to the right.",
)

# %%
explore.roofline(peak, bandwidth, measured)

# %% [markdown]
# <details><summary>What lies above the roof?</summary>
#
# A small operation can: its numbers are still in the near memory (cache) from the time before, which is faster than the memory that
# the slope was measured with. What lies far below it is too small to keep all units busy, or pays mostly for the call.
# </details>
#
# ### The published table
#
# What others measured. Prices and rates of lecture 003 ([TechPowerUp](https://www.techpowerup.com/), market prices of March 2022)
# and of lecture 002 (prices when the devices came out):
#
# | device | price | FP32 | power | seen in |
# |---|---|---|---|---|
# | Intel Core i7-7700K, 4 cores | $339 | 0.54 TFLOP/s | | 002 |
# | NVIDIA GTX 1080 Ti, 3584 cores | $699 | 11.4 TFLOP/s | | 002 |
# | AMD EPYC 7713, 64 cores | ≈ $7000 | 4.1 TFLOP/s | 225 W | 003 |
# | NVIDIA GTX 970 | $150, used | 3.9 TFLOP/s | 150 W | 003 |
# | NVIDIA RTX 3090 | ≈ $2000 | 35.6 TFLOP/s | 350 W | 003 |
# | NVIDIA RTX A6000 | ≈ $6000 | 38.7 TFLOP/s | 300 W | 003 |
# | NVIDIA A100 80 GB | ≈ $30000 | 19.5 TFLOP/s | 400 W | 003 |
#
# (The slide gives 156 TFLOP/s for the A100. That is its TF32 rate on tensor cores, as the table in 6.3 shows; beside the others,
# which are FP32 without them, belongs 19.5.)

# %%
devices = {  # dollars, TFLOP/s in FP32
    "Core i7-7700K": (339, 0.54),
    "EPYC 7713": (7000, 4.1),
    "GTX 1080 Ti": (699, 11.4),
    "GTX 970 (used)": (150, 3.9),
    "RTX 3090": (2000, 35.6),
    "RTX A6000": (6000, 38.7),
    "A100 80 GB": (30000, 19.5),
}
per_dollar = {name: 1000 * rate / price for name, (price, rate) in devices.items()}
figure, axes = plt.subplots(figsize=(6.6, 3))
colors = [plot.MUTED if name in ("Core i7-7700K", "EPYC 7713") else plot.FORWARD for name in per_dollar]
axes.barh(list(per_dollar), list(per_dollar.values()), color=colors)
axes.set(xlabel="GFLOP/s per dollar")
axes.invert_yaxis()
plot.show_figure(
    figure,
    caption="GFLOP/s per dollar, from the table. CPUs in gray. One pays a data centre's card for its memory and its tensor cores.",
    alt="Bars: the two CPUs reach about 1 GFLOP/s per dollar, cards for games 16 to 26, the A6000 6, and the A100 less than 1.",
)

# %% [markdown]
# **TPUs** leave out even more: Google's Tensor Processing Unit is a large grid of multiply-add units for matrix products, and little
# else. The figures of lecture 004, in TFLOP/s: a Cloud TPU 180, a V100 125 (tensor cores), a P100 11, and a pod of 64 Cloud TPUs
# 11.5 *thousand*. Two figures there need a word. The GTX 580's 0.2 is its rate in double precision; in single precision, like the
# others, it has 1.6. And the Edge TPU's "64 GFLOPs (16 bit)" does not tell what the chip is for: it computes with 8-bit integers,
# 4 TOP/s at 2 watts by its [data sheet](https://coral.ai/docs/accelerator/datasheet/).
#
# **Who can program them?** CUDA is NVIDIA's own. OpenCL runs on nearly everything and was usually slower on NVIDIA's cards. HIP is
# AMD's: CUDA in other words, and a tool that translates. The lectures call AMD "not used". That is dated: PyTorch has had builds for
# AMD's ROCm since version 1.8 (2021), in which `torch.device("cuda")` *is* the AMD card
# ([HIP semantics](https://docs.pytorch.org/docs/stable/notes/hip.html)), AMD's Instinct cards have matrix units since the MI100
# (2020), and Frontier, the first exascale computer of the [TOP500](https://www.top500.org/system/180047/), runs on them.
#
# What does it mean for a network? Frames a second of YOLO on an RTX 2080 Ti
# ([Darknet repository](https://github.com/AlexeyAB/darknet), lecture 000):

# %%
yolo = {  # Darknet; TensorRT in FP32; in FP16; in FP16 with a batch of 4
    "320": (100, 116, 202, 423),
    "416": (82, 103, 162, 284),
    "512": (69, 91, 134, 206),
    "608": (53, 62, 103, 150),
}
print("network size   Darknet   TensorRT FP32   FP16          FP16, batch of 4")
for size, (plain, single, half, batched) in yolo.items():
    print(
        f"{size:>12}   {plain:7}   {single:6} ({single / plain:.1f}×)   {half:4} ({half / plain:.1f}×)   {batched:4} ({batched / plain:.1f}×)"
    )
print("Tiny YOLO, 416: 443 frames a second on this card, 3.4 on a CPU (i7-7700HQ), 42 on that CPU with OpenCV")

# %% [markdown]
# Three ways to be faster, and you have met all of them: better code for the same hardware, fewer bits, and larger batches.
#
# ## 6.7 · Fewer bits
#
# A floating-point number has a **sign**, an **exponent** and a **fraction**. Stored with E exponent bits $e$ and F fraction bits $f$
# it stands for
#
# $$(-1)^s \cdot 2^{\,e - \text{bias}} \cdot \left(1 + \frac{f}{2^F}\right), \qquad \text{bias} = 2^{E-1} - 1.$$
#
# Two exponents are taken: all zeros stands for 0 and for the **subnormal** numbers near it, all ones for infinity and NaN. float16
# has (E, F) = (5, 10), float32 (8, 23), and bfloat16 (8, 7): the range of float32 in half of the bits.
#
# > **Predict first.** Which of the two sixteen-bit formats can hold 100,000? Which holds 1.001 better?

# %%
explore.formats()

# %% [markdown]
# **Exercise** (2 points). `format_range(exponent_bits, fraction_bits)` returns `max`, the largest finite number, `min_normal`, the
# smallest normal one, and `epsilon`, the step from 1 to the next number.
#
# <details><summary>Hint</summary>
#
# The largest exponent that is left, and all fraction bits set: how much is $1 + f/2^F$ then? And the smallest exponent that is left
# is stored as 1.
# </details>


# %% nbgrader={"grade": false, "grade_id": "format_range-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def format_range(exponent_bits: int, fraction_bits: int) -> dict[str, float]:
    """Return `max`, `min_normal` and `epsilon` of an IEEE-like floating-point format."""
    ### BEGIN SOLUTION
    bias = 2 ** (exponent_bits - 1) - 1
    epsilon = 2.0**-fraction_bits
    return {"max": (2 - epsilon) * 2.0**bias, "min_normal": 2.0 ** (1 - bias), "epsilon": epsilon}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "format_range", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(format_range)

# The lecture's number for float16, and by hand: the step from 1 to the next number is 1/1024.
assert format_range(5, 10)["max"] == 65504
assert format_range(5, 10)["epsilon"] == 1 / 1024

# %% [markdown]
# **See it.** Your numbers beside PyTorch's own.

# %%
formats = {"float16": (5, 10, torch.float16), "bfloat16": (8, 7, torch.bfloat16), "float32": (8, 23, torch.float32)}
for name, (exponent, fraction, dtype) in formats.items():
    found, info = plot.attempt(format_range, exponent, fraction, otherwise={}), torch.finfo(dtype)
    for key, theirs in (("max", info.max), ("min_normal", info.tiny), ("epsilon", info.eps)):
        print(f"{name:9} {key:10}  yours {found.get(key, np.nan):12.5g}   torch {theirs:12.5g}")

# %% [markdown]
# > **Predict first.** Add 1 to a float16 sum, five thousand times. What comes out?

# %%
ones = torch.ones(5000)
for dtype in (torch.float32, torch.float16, torch.bfloat16):
    total = torch.zeros((), dtype=dtype)
    for one in ones.to(dtype):
        total = total + one
    print(
        f"{dtype!s:15} 1 + 1 + … = {total.item():6.0f}   0.1 = {torch.tensor(0.1, dtype=dtype).item():.6f}   "
        f"100,000 = {torch.tensor(1e5, dtype=dtype).item():,.0f}   1e-8 = {torch.tensor(1e-8, dtype=dtype).item():.1e}"
    )

# %% [markdown]
# float16 stops at 2048, bfloat16 at 256: the next number is 2 away, and adding 1 is rounded away. That is why tensor cores *keep the
# sum* in FP32 (the third column of the table in 6.3), and why weights stay in float32: a small step would be lost. And float16 loses
# what is small: below 6·10⁻⁸ there is nothing. Are gradients that small?

# %%
load = data.handwritten()
images, labels = load("train")
pixels = torch.from_numpy(images[:8192].reshape(-1, 784).astype(np.float32) / 255)
targets = torch.from_numpy(labels[:8192].astype(np.int64))


def make_net():
    torch.manual_seed(0)
    return torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))


net = make_net()
optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
for start in range(0, 8192, 64):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(net(pixels[start : start + 64]), targets[start : start + 64]).backward()
    optimizer.step()

# The gradient at every hidden unit, for a large batch: each sample's share of the mean loss.
hidden = torch.relu(net[0](pixels)).detach().requires_grad_()
torch.nn.functional.cross_entropy(net[2](hidden), targets).backward()
sizes = hidden.grad.abs().flatten()
sizes = sizes[sizes > 0]


# %%
def histogram_after(scale):
    """Draw how large the gradients are after scaling, and what float16 makes of them."""
    figure, axes = plt.subplots(figsize=(6.4, 2.8), dpi=80)
    axes.hist(np.log2(scale * sizes.numpy()), bins=np.arange(-45, 20, 0.5), color=plot.GRADIENT)
    axes.axvspan(-45, -25, color=plot.MUTED, alpha=0.35)
    axes.axvspan(-24.99, -14, color=plot.MUTED, alpha=0.15)
    lost = (scale * sizes).half().eq(0).float().mean()
    axes.set(
        xlim=(-45, 18),
        xlabel="log₂ of the gradient",
        yticks=[],
        title=f"loss × {scale:,}: {lost:.1%} become 0 in float16",
    )
    figure.canvas.draw()
    picture = np.asarray(figure.canvas.buffer_rgba())[:, :, :3].copy()
    plt.close(figure)
    return picture


explore.frames(
    {f"the loss times {scale:,}": histogram_after(scale) for scale in (1, 16, 256, 4096, 65536)},
    start=0,
    caption="Gradients of a net that has learnt a little. Dark gray: below everything that float16 has. Light gray: subnormal, with fewer digits.",
    alt="A histogram of gradients. Unscaled, part of it lies in the gray range where float16 has only 0; scaling moves it to the right.",
)

# %% [markdown]
# **Loss scaling** is this slider: multiply the loss by a large factor, and by the chain rule every gradient is multiplied by it; go
# back in float16, where nothing is lost now; divide by the factor in float32, before the step. `torch.amp.GradScaler` does so, and
# tries out the factor by itself: when something becomes infinite it leaves out the step and halves the factor. bfloat16 has the range
# of float32 and needs none of it.
#
# ## 6.8 · Mixed precision
#
# `torch.autocast` runs the operations that gain by it (products, convolutions) in a short format, and the delicate ones (sums, losses)
# in float32. The weights are *not* cast: each operation gets a short copy.
#
# ```
# scaler = torch.amp.GradScaler("cuda", enabled=...)      # only float16 needs one
# with torch.autocast("cuda", dtype=torch.bfloat16):      # the forward pass and the loss, not the way back
#     ...
# scaler.scale(loss).backward();  scaler.step(optimizer);  scaler.update()
# ```
#
# **Exercise** (3 points). `train_mixed(model, loader, loss_fn, optimizer, device, dtype)` trains for one epoch under autocast, with a
# scaler where float16 needs one. It returns the mean loss per **sample** (the last batch may be short; `loss_fn` returns a mean over
# its batch), as a float, without the scaler's factor. The model's weights stay float32.
#
# <details><summary>Hint</summary>
#
# A scaler with `enabled=False` lets everything through as it is, so that one loop is enough. And a mean per sample is not the mean of the
# batches' means, when one of them is short.
# </details>


# %% nbgrader={"grade": false, "grade_id": "train_mixed-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_mixed(model, loader, loss_fn, optimizer, device, dtype) -> float:
    """Train for one epoch in mixed precision; return the mean loss per sample, not scaled.

    The model is float32, on the device; the loader yields inputs and targets; `loss_fn(scores, targets)` is the mean
    of its batch; `device` is a name or a `torch.device`; `dtype` is `torch.bfloat16` or `torch.float16`.
    """
    ### BEGIN SOLUTION
    kind = torch.device(device).type
    scaler = torch.amp.GradScaler(kind, enabled=dtype == torch.float16)
    total, count = 0.0, 0
    for inputs, targets in loader:
        inputs, targets = inputs.to(device), targets.to(device)
        optimizer.zero_grad()
        with torch.autocast(kind, dtype=dtype):
            loss = loss_fn(model(inputs), targets)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
        total += loss.item() * len(inputs)
        count += len(inputs)
    return total / count
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_mixed", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(train_mixed)

# By hand: a layer with weight 0 is 2 off on each of three samples, so the mean squared error before any step is 4.
line = torch.nn.Linear(1, 1)
torch.nn.init.zeros_(line.weight), torch.nn.init.zeros_(line.bias)
batches = [(torch.ones(2, 1), torch.full((2, 1), 2.0)), (torch.ones(1, 1), torch.full((1, 1), 2.0))]
still = torch.optim.SGD(line.parameters(), lr=0.0)
assert abs(train_mixed(line, batches, torch.nn.MSELoss(), still, "cpu", torch.bfloat16) - 4) < 0.05

# %% [markdown]
# **See it.** The digits, in float32 and by your function in both sixteen-bit formats.
#
# > **Predict first.** Will sixteen bits cost accuracy here? Will they be faster on this machine?


# %%
def train_plain(model, loader, loss_fn, optimizer, device, dtype):
    total = 0.0
    for x, y in loader:
        optimizer.zero_grad()
        loss = loss_fn(model(x.to(device)), y.to(device))
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
    return total / 8192


# %%
test_images, test_labels = load("test")
test_pixels = torch.from_numpy(test_images[:2000].reshape(-1, 784).astype(np.float32) / 255).to(device)
batches = [(pixels[k : k + 64], targets[k : k + 64]) for k in range(0, 8192, 64)]
for name, train, dtype in (
    ("float32", train_plain, None),
    ("bfloat16", train_mixed, torch.bfloat16),
    ("float16", train_mixed, torch.float16),
):
    net = make_net().to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
    start, loss = perf_counter(), None
    try:
        loss = train(net, batches, torch.nn.functional.cross_entropy, optimizer, device, dtype)
    except NotImplementedError:
        print(f"{name:9} train_mixed is not written yet")
        continue
    spent = perf_counter() - start
    with torch.no_grad():
        right = (net(test_pixels).argmax(dim=1).cpu().numpy() == test_labels[:2000]).mean()
    print(
        f"{name:9} loss {loss:.4f}   right on 2,000 test digits {right:.1%}   {spent:.2f} s   weights {net[0].weight.dtype}"
    )

# %% [markdown]
# Sixteen bits learn as well as thirty-two. Whether they are *faster* is a question to the hardware: a GPU with tensor cores has
# circuits for them, and so have some CPUs (look for `avx512_bf16`, `amx_bf16` or `bf16` among their features). Elsewhere the casting costs time
# and saves none, and for a net as small as this one the calls dominate everything.

# %% [markdown]
# ## 6.9 · Waiting for data
#
# A machine for deep learning has its data on a disk or in memory, a CPU that prepares it, and a GPU that computes. If the CPU prepares a
# batch only when the GPU asks for it, then each waits for the other, in turns. The remedies of lecture 004: read the data into memory, use
# an SSD, and let several CPU processes (**workers**) prepare the next batches meanwhile.
#
# Between the two chips there is a bus, PCI Express: 16 lanes of generation 4 move 31.5 GB/s at best, which is little beside the memory on
# either side. A copy from ordinary memory goes through a buffer first; from **pinned** memory, which the operating system promises not to
# move, the GPU fetches it by itself while the CPU goes on (`non_blocking=True`).

# %%
batch = torch.rand(256, 3, 64, 64)
size = batch.numel() * 4
copy = seconds_of(lambda: batch.clone(), 2, 9)
print(f"a batch of {size / 1e6:.1f} MB: copied within memory at {size / copy / 1e9:.1f} GB/s")
if device.type == "cuda":
    for name, source in (("ordinary", batch), ("pinned", batch.pin_memory())):
        spent = seconds_of(lambda source=source: source.to(device, non_blocking=True), 2, 9, device)
        print(f"from {name} memory to the GPU at {size / spent / 1e9:.1f} GB/s")
else:
    print(
        f"there is no CUDA here; over 16 lanes of PCI Express 4 it would take {1e3 * size / 31.5e9:.2f} ms at best, against {1e3 * copy:.2f} ms here"
    )

# %% [markdown]
# **Exercise** (2 points). `overlap_loader(dataset, batch_size, workers, device)` returns a `torch.utils.data.DataLoader` which
#
# - has `workers` processes, which stay alive from epoch to epoch; 0 workers must work, too;
# - pins memory if, and only if, it loads for CUDA;
# - shuffles by a seed of its own: each epoch has a new order, and a second loader, made in the same way, has the same orders.
#
# <details><summary>Hint</summary>
#
# Look up `persistent_workers`, `pin_memory` and `generator` in the [documentation](https://docs.pytorch.org/docs/stable/data.html). The seed
# of all of torch is not enough: whoever draws a random number in between would change your orders.
# </details>


# %% nbgrader={"grade": false, "grade_id": "overlap_loader-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def overlap_loader(dataset, batch_size: int, workers: int, device) -> torch.utils.data.DataLoader:
    """Return a shuffling loader that prepares batches while the network computes.

    Parameters
    ----------
    dataset
        A `torch.utils.data.Dataset`.
    batch_size
        Samples in a batch.
    workers
        How many processes load; 0 loads in this one.
    device
        For which device, a name or a `torch.device`.
    """
    ### BEGIN SOLUTION
    return torch.utils.data.DataLoader(
        dataset,
        batch_size=batch_size,
        shuffle=True,
        num_workers=workers,
        persistent_workers=workers > 0,
        pin_memory=torch.device(device).type == "cuda",
        generator=torch.Generator().manual_seed(0),
    )
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "overlap_loader", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(overlap_loader)

# Six numbers in batches of four: each of them comes once.
six = torch.utils.data.TensorDataset(torch.arange(6))
assert sorted(n for (batch,) in overlap_loader(six, 4, 0, "cpu") for n in batch.tolist()) == [0, 1, 2, 3, 4, 5]

# %% [markdown]
# **See it.** Digits that are turned, scaled and shifted anew each time they are loaded, and a "network" that takes 15 ms a batch, as
# if it ran on another chip. Blue: it computes. Gray: it waits for data.


# %%
def timeline(loader, batches=14, step=0.015):
    """Go through some batches; return when each wait and each step began, and how long they took."""
    waits, steps = [], []
    source = iter(loader)
    next(source)  # the workers have started
    origin = start = perf_counter()
    for _ in range(batches):
        if next(source, None) is None:
            break
        ready = perf_counter()
        sleep(step)
        done = perf_counter()
        waits.append((start - origin, ready - start))
        steps.append((ready - origin, done - ready))
        start = done
    return waits, steps


pictures = data.datasets(load, transform=data.preset(load, augment=True)).train
recorded = {}
for workers in (0, 2):
    loader = plot.attempt(overlap_loader, pictures, 32, workers, device, otherwise=None)
    if loader is not None:
        recorded[f"{workers} workers"] = timeline(loader)
        del loader

# %%
figure, axes = plt.subplots(figsize=(7.4, 2.2))
for row, (waits, steps) in enumerate(recorded.values()):
    axes.broken_barh(waits, (row - 0.35, 0.7), color=plot.MUTED, alpha=0.5)
    axes.broken_barh(steps, (row - 0.35, 0.7), color=plot.FORWARD)
axes.set(xlabel="seconds", yticks=range(len(recorded)), yticklabels=list(recorded))
axes.invert_yaxis()
plot.show_figure(
    figure,
    caption="Fourteen batches. Without workers the network waits before each one; with two, they are prepared while it computes.",
    alt="Two timelines of blue steps and gray waits. With two workers the gray pieces are shorter and the line ends earlier.",
)
for name, (waits, steps) in recorded.items():
    whole = sum(length for _, length in waits + steps)
    print(f"{name}: {whole:.2f} s, of which {sum(length for _, length in waits) / whole:.0%} waiting")

# %% [markdown]
# **Two GPUs** can share a batch: each gets one half (*data-parallel* training, lecture 003). Does that change what is learnt? The mean of the
# two halves' gradients is the gradient of the whole batch, so it does not, if the halves are equal:

# %%
net = make_net()


def gradient_of(part):
    net.zero_grad()
    torch.nn.functional.cross_entropy(net(pixels[part]), targets[part]).backward()
    return net[0].weight.grad.clone()


whole, first, second = (gradient_of(part) for part in (slice(0, 64), slice(0, 32), slice(32, 64)))
print(
    f"largest difference: {((first + second) / 2 - whole).abs().max():.1e}, the largest gradient {whole.abs().max():.1e}"
)

# %% [markdown]
# ## 6.10 · Predict a network
#
# All of this unit in one experiment: predict how long each layer of a network takes on this machine, from the roofline alone, and *then* measure
# it. The network is a LeNet for digits, with a batch of 256. A convolution is a matrix product, too (unit 02): with C·h·w for the
# shared side, and a row for every position of every image.

# %%
batch = 256
layers = {  # name: the sides of its matrix product, and what computes it
    "conv 1→20, 5×5": ((batch * 24 * 24, 25, 20), torch.nn.Conv2d(1, 20, 5), (batch, 1, 28, 28)),
    "conv 20→50, 5×5": ((batch * 8 * 8, 500, 50), torch.nn.Conv2d(20, 50, 5), (batch, 20, 12, 12)),
    "linear 800→500": ((batch, 800, 500), torch.nn.Linear(800, 500), (batch, 800)),
    "linear 500→10": ((batch, 500, 10), torch.nn.Linear(500, 10), (batch, 500)),
}


def predict_seconds(sides, peak, bandwidth):
    """Return how long a product takes at best, by the roofline."""
    return matmul_flops(*sides) / roofline(arithmetic_intensity(*sides, 4), peak, bandwidth)


predicted, found = [], []
for sides, layer, shape in layers.values():
    layer, x = layer.to(device), torch.rand(shape, device=device)
    with torch.no_grad():
        found.append(1e3 * seconds_of(lambda layer=layer, x=x: layer(x), 2, 7, device))
    predicted.append(1e3 * plot.attempt(predict_seconds, sides, peak, bandwidth, otherwise=np.nan))

# %%
figure, axes = plt.subplots(figsize=(7, 3))
places = np.arange(len(layers))
axes.barh(places - 0.2, predicted, 0.4, color=plot.EXPECTED, label="predicted: at best")
axes.barh(places + 0.2, found, 0.4, color=plot.STUDENT, label="measured")
axes.set(xlabel="milliseconds for 256 digits", yticks=places, yticklabels=list(layers), xscale="log")
axes.invert_yaxis()
axes.legend(loc="upper left", bbox_to_anchor=(1, 1))
plot.show_figure(
    figure,
    caption="Prediction and measurement, layer by layer. The prediction is what the machine allows at best; small layers are far from it.",
    alt="Pairs of bars for four layers: what the roofline allows and what was measured.",
)

# %% [markdown]
# The roofline is a bound, not a promise: the distance to it is what a better library, a better layout of the data or a larger batch can still
# gain. (A layer that beats it found its numbers in the near memory.) Which layer takes the most time? Where would you begin?

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** “On the GPU the product of two 8,192 × 8,192 matrices takes 0.02 milliseconds.” Compute how many operations a
# second that would be, and say what was measured instead. Write down the four lines that would have been right.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_timing", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# 2 · 8192³ ≈ 1.1 · 10¹² operations in 2 · 10⁻⁵ s would be 5.5 · 10¹⁶ a second, dozens of times what the fastest card
# can do. What was timed is the handing over: the call returns as soon as the work is queued. Right: wait
# (`torch.cuda.synchronize()`), start the clock, multiply, wait again, stop the clock; after some calls to warm up, and
# more than once.
#
# **For whoever grades it**
#
# - 1 point: the number (about 5 · 10¹⁶) and that it is impossible.
# - 1 point: waiting before both readings of the clock.

# %% [markdown]
# **2.** A layer does 4 operations for every byte that it moves; the machine's ridge is at 20. A shop offers two
# upgrades at the same price: twice the operations a second, or twice the bytes a second. Which one do you buy, and what
# does the other one change? What could you do without buying anything?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_roofline", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# At 4 operations a byte the layer is under the slope: it waits for memory. Twice the bytes a second make it twice as
# fast; twice the operations change nothing at all for it, the ridge only moves to 40. Without buying: do more with each
# byte, that is raise the intensity: larger batches, several layers in one pass (fused), tiles that are used again,
# numbers of 16 bits.
#
# **For whoever grades it**
#
# - 1 point: memory, because 4 < 20; the other upgrade changes nothing for this layer.
# - 1 point: one way to raise the intensity, and why it does.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - Warm up, wait for the device, time every call, report the median. Whoever does not synchronise times the handing over.
# - A product of (m, k) and (k, n) is 2·m·k·n operations. Cut into tiles, each number is fetched from far away less often.
# - Threads come in warps, warps in blocks, blocks in waves. What is left over costs as much as a full one.
# - Intensity decides: under the slope of the roofline a program waits for memory, and more cores do not help it.
# - float16 is fine and narrow, bfloat16 wide and coarse. Sums and weights stay in float32, and float16 needs loss scaling.
# - A network that waits for its data is as slow as its data. Workers prepare the next batch while it computes.
#
# In **unit 07** the bits are counted once more: how small can a network become before it forgets what it knows?
#
# **Where to read on**
#
# - S. Williams, A. Waterman, D. Patterson, *Roofline: an insightful visual performance model for multicore architectures*, Communications of the ACM
#   52 (2009), 65–76, [doi:10.1145/1498765.1498785](https://doi.org/10.1145/1498765.1498785).
# - P. Micikevicius et al., *Mixed precision training* (2018), [arXiv:1710.03740](https://arxiv.org/abs/1710.03740): where loss scaling comes from.
# - N. P. Jouppi et al., *In-datacenter performance analysis of a Tensor Processing Unit* (2017), [arXiv:1704.04760](https://arxiv.org/abs/1704.04760).
# - NVIDIA, [*CUDA C++ programming guide*](https://docs.nvidia.com/cuda/cuda-c-programming-guide/): threads, blocks and warps, from the source.
# - S. Chetlur et al., *cuDNN: efficient primitives for deep learning* (2014), [arXiv:1410.0759](https://arxiv.org/abs/1410.0759).
# - PyTorch's [performance tuning guide](https://docs.pytorch.org/tutorials/recipes/recipes/tuning_guide.html) and its page on
#   [automatic mixed precision](https://docs.pytorch.org/docs/stable/amp.html).

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
# # 08 · Graphs that leave Python
#
# {{badge}}
#
# *A network that runs only where it was trained is of little use. In this notebook yours leaves: as a file that a program
# without Python runs, with fewer operations, in eight bits, and you measure what each step is worth.*
#
# You will be able to
#
# - tell a graph that is built anew in every step from one that is built once, and say what each is good for;
# - export a network to ONNX, read the file as a picture, and run it with another program to the same numbers;
# - fold a batch normalisation into the convolution before it, as optimisers of graphs do;
# - capture a graph, and see at once which lines of Python no graph can hold;
# - quantize weights *and* activations, measure latency honestly, and choose among many methods by their Pareto front.
#
# **Time** 90 to 120 minutes · **You need** units 04, 05 and 07 · **Points** 16, and 4 for two answers in words
#
# A GPU is not needed: this unit is about where networks run *after* they are trained, which is mostly on processors like yours.

# %%
import sys
from importlib.util import find_spec

if "google.colab" in sys.modules and find_spec("onnxruntime") is None:  # only on Colab: install the course, once
    import subprocess
    from importlib.metadata import version

    colabs = f"protobuf=={version('protobuf')}"  # a newer one, which ONNX would bring, breaks other packages there
    wanted = ["pixelgrad[deploy] @ git+{{repository}}", colabs]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *wanted], check=True)

import matplotlib.pyplot as plt
import numpy as np
import torch

from pixelgrad import check, data, explore, plot

plot.use_course_style()

# %%
plot.show_course(unit=8)

# %% [markdown]
# ## 8.0 · Built and thrown away
#
# Here is the two-layer network of the lectures once more: 64 samples of 1000 numbers, 100 hidden units, 10 results. You have
# written it in NumPy (unit 03) and in PyTorch (units 04 and 05). This time, look at what becomes of its *graph*.
#
# > **Predict first.** The loop below takes three steps. How many graphs does PyTorch build? When is each of them gone?

# %%
from pixelgrad.graph import autograd_graph, draw, read_onnx, trace

N, D_in, H, D_out = 64, 1000, 100, 10
torch.manual_seed(0)
x, y = torch.randn(N, D_in), torch.randn(N, D_out)
w1 = torch.randn(D_in, H, requires_grad=True)
w2 = torch.randn(H, D_out, requires_grad=True)

for t in range(3):
    y_pred = x.mm(w1).clamp(min=0).mm(w2)
    loss = (y_pred - y).pow(2).sum()
    built = autograd_graph(loss)
    loss.backward()
    left = autograd_graph(loss)
    print(f"step {t}: {len(built)} nodes that hold {built.size:,} bytes; after backward() they hold {left.size}")
    with torch.no_grad():
        for w in (w1, w2):
            w -= 1e-6 * w.grad
            w.grad = None

# %% [markdown]
# Three steps, three graphs. Each one is built *while* the formula is computed, used once by `backward()`, and thrown away. That is a
# **dynamic graph**: building and running are one thing, and the next step may build a different one.
#
# What is that good for? For every network whose shape depends on its input:
#
# - **recurrent** networks, which take one step for every word, and sentences have different lengths (Karpathy and Fei-Fei's image
#   captions, [CVPR 2015](https://arxiv.org/abs/1412.2306));
# - **recursive** networks, which follow the parse tree of a sentence (Socher et al., [EMNLP
#   2013](https://aclanthology.org/D13-1170/));
# - **modular** networks, which are put together for each question from pieces that can *find*, *count* or *compare* (Andreas et al.,
#   [CVPR 2016](https://arxiv.org/abs/1511.02799); Johnson et al., [ICCV 2017](https://arxiv.org/abs/1705.03633)).
#
# Here is a recursive one, in five lines. A word is a vector, and two parts become one by the same layer everywhere:

# %%
join = torch.nn.Linear(8, 4)


def meaning(tree):
    """Return the vector of a sentence: a word, or a pair of parts."""
    if isinstance(tree, torch.Tensor):
        return tree
    left, right = tree
    return torch.tanh(join(torch.cat([meaning(left), meaning(right)])))


the, black, dog, sleeps = torch.randn(4, 4)
draw(
    trace(lambda the, dog, sleeps: meaning(((the, dog), sleeps)), the, dog, sleeps),
    caption="((the dog) sleeps): two joins. All boxes named Linear are the same layer.",
)

# %%
draw(
    trace(lambda the, black, dog, sleeps: meaning(((the, (black, dog)), sleeps)), the, black, dog, sleeps),
    caption="((the (black dog)) sleeps): the same code, another sentence, another graph.",
)

# %% [markdown]
# The other way is a **static graph**: first build it, then run it as often as you like. Whoever has the whole graph before the first
# number comes can do two things with it:
#
# - **optimise** it: join operations (*fusion*), leave out what nobody needs, plan the memory once;
# - **serialise** it: write it to a file, and run it *without the code that built it*, from C++, on a phone, in a browser.
#
# With a dynamic graph the two are intertwined, so the code always has to come along. The price of the static one: what it
# cannot express, it cannot do. Most of this unit is about getting from the one to the other.

# %% [markdown]
# ### One network, four languages
#
# First the lecture's network in four frameworks, so that you can read all of them. Every function below gets the same numbers to begin
# with, takes the same steps, and returns its losses. The code always stands here; it is *run* only where its library is installed
# (`pip install "pixelgrad[frameworks]"` brings TensorFlow and JAX).

# %%
rng = np.random.default_rng(0)
start = [rng.standard_normal(shape).astype(np.float32) for shape in ((N, D_in), (N, D_out), (D_in, H), (H, D_out))]
losses = {}


def compare(name, library, train, rate=1e-6, steps=50):
    """Train with one framework, if it is there, and compare its losses with NumPy's."""
    if find_spec(library) is None:
        print(f"{library} is not installed here: the code above was not run")
        return
    losses[name] = np.asarray(train(*(array.copy() for array in start), rate, steps), dtype=float)
    apart = np.abs(losses[name] / losses["NumPy"] - 1).max()
    print(f"{name}: loss {losses[name][0]:,.0f} → {losses[name][-1]:,.0f}, at most {apart:.0e} away from NumPy's")


# %%
def in_numpy(x, y, w1, w2, rate, steps):
    losses = []
    for _ in range(steps):
        h = np.maximum(x @ w1, 0)
        y_pred = h @ w2
        losses.append(np.square(y_pred - y).sum())
        grad_y_pred = 2 * (y_pred - y)
        grad_h = (grad_y_pred @ w2.T) * (h > 0)
        w1 = w1 - rate * (x.T @ grad_h)
        w2 = w2 - rate * (h.T @ grad_y_pred)
    return losses


compare("NumPy", "numpy", in_numpy)


# %% [markdown]
# **NumPy**: nothing is done for you, and nothing is hidden. **PyTorch**: the formula alone, and the graph builds itself.


# %%
def in_pytorch(x, y, w1, w2, rate, steps):
    import torch

    x, y, w1, w2 = map(torch.from_numpy, (x, y, w1, w2))
    losses = []
    for _ in range(steps):
        w1, w2 = w1.detach().requires_grad_(), w2.detach().requires_grad_()
        loss = (x.mm(w1).clamp(min=0).mm(w2) - y).pow(2).sum()
        loss.backward()
        w1, w2 = w1 - rate * w1.grad, w2 - rate * w2.grad
        losses.append(loss.item())
    return losses


compare("PyTorch", "torch", in_pytorch)


# %% [markdown]
# **TensorFlow 1** (2015) was static: first the graph, out of *placeholders* without any number in them, its gradients included; then a
# *session* that feeds numbers in and fetches results. Nothing is computed where it is written, so nothing can be printed there.


# %%
def in_tensorflow_1(x, y, w1, w2, rate, steps):
    import tensorflow as tf

    v1, losses = tf.compat.v1, []
    with tf.Graph().as_default():
        places = [v1.placeholder(tf.float32, array.shape) for array in (x, y, w1, w2)]
        h = tf.maximum(tf.matmul(places[0], places[2]), 0)
        y_pred = tf.matmul(h, places[3])
        loss = tf.reduce_sum((y_pred - places[1]) ** 2)
        grad_w1, grad_w2 = tf.gradients(loss, places[2:])
        with v1.Session() as session:
            for _ in range(steps):
                feed = dict(zip(places, (x, y, w1, w2), strict=True))
                found, g1, g2 = session.run([loss, grad_w1, grad_w2], feed_dict=feed)
                w1, w2 = w1 - rate * g1, w2 - rate * g2
                losses.append(found)
    return losses


compare("TensorFlow 1", "tensorflow", in_tensorflow_1)


# %% [markdown]
# **TensorFlow 2** (2019) is dynamic, or *eager*: a `GradientTape` records what is computed inside its `with`, as PyTorch does
# everywhere. An optimizer does the update; `tf.function` turns a Python function back into a static graph, which it builds (*traces*) at
# the first call.


# %%
def in_tensorflow_2(x, y, w1, w2, rate, steps, static=False):
    import tensorflow as tf

    w1, w2 = tf.Variable(w1), tf.Variable(w2)
    optimizer = tf.optimizers.SGD(rate)

    def forward(x, y):
        y_pred = tf.matmul(tf.maximum(tf.matmul(x, w1), 0), w2)
        return tf.reduce_sum((y_pred - y) ** 2)

    forward = tf.function(forward) if static else forward
    losses = []
    for _ in range(steps):
        with tf.GradientTape() as tape:
            loss = forward(x, y)
        optimizer.apply_gradients(zip(tape.gradient(loss, [w1, w2]), [w1, w2], strict=True))
        losses.append(float(loss))
    return losses


compare("TensorFlow 2", "tensorflow", in_tensorflow_2)
compare("tf.function", "tensorflow", lambda *given: in_tensorflow_2(*given, static=True))


# %% [markdown]
# **Keras** is the level above, like `torch.nn` with a training loop. It began as a library of its own, became a part of TensorFlow, and
# runs on TensorFlow, JAX or PyTorch [since version 3](https://keras.io/keras_3/).


# %%
def in_keras(x, y, w1, w2, rate, steps):
    import keras

    model = keras.Sequential([keras.Input((x.shape[1],))])
    model.add(keras.layers.Dense(w1.shape[1], activation="relu", use_bias=False))
    model.add(keras.layers.Dense(w2.shape[1], use_bias=False))
    model.set_weights([w1, w2])
    model.compile(
        loss=lambda y, y_pred: keras.ops.sum((y_pred - y) ** 2),
        optimizer=keras.optimizers.SGD(rate),
    )
    return model.fit(x, y, epochs=steps, batch_size=len(x), shuffle=False, verbose=0).history["loss"]


compare("Keras", "keras", in_keras)


# %% [markdown]
# **JAX** (2018) transforms *functions*: `grad` makes the function of the gradient, `jit` traces a function once and compiles what it saw.
# Nothing is changed in place: a step takes weights, and returns new ones.


# %%
def in_jax(x, y, w1, w2, rate, steps):
    import jax
    import jax.numpy as jnp

    def loss_of(weights):
        return jnp.sum((jnp.maximum(x @ weights[0], 0) @ weights[1] - y) ** 2)

    @jax.jit
    def step(weights):
        loss, grads = jax.value_and_grad(loss_of)(weights)
        return loss, [w - rate * g for w, g in zip(weights, grads, strict=True)]

    weights, losses = [jnp.asarray(w1), jnp.asarray(w2)], []
    for _ in range(steps):
        loss, weights = step(weights)
        losses.append(float(loss))
    return losses


compare("JAX", "jax", in_jax)

# %% [markdown]
# **When to use which?** The lectures say: *JAX* if you work for Google, *TensorFlow* if you have TPUs or deploy with TensorFlow Lite,
# *PyTorch* everyone else; and with a high-level library on top there is little difference. What has changed since, with sources:
#
# - TPUs are no longer TensorFlow's alone: JAX is at home there, and PyTorch reaches them through
#   [PyTorch/XLA](https://docs.pytorch.org/xla/).
# - TensorFlow Lite goes on as [LiteRT](https://ai.google.dev/edge/litert), which takes networks from PyTorch and JAX, too.
# - PyTorch has a road to static graphs of its own: `torch.export` and `torch.compile` took the place of `torch.jit`. You
#   will use both below.
# - All of them now have both kinds of graphs. The question is rather which library the model, the phone or the colleague needs.
#
# And all of them can hand a network over, by a file.

# %% [markdown]
# ## 8.1 · A graph in a file
#
# [ONNX](https://onnx.ai) (*Open Neural Network Exchange*) is a file format for graphs: a list of operators with agreed names, and the
# tensors that belong to them. No Python is in it. When lecture 004 exported the network above, PyTorch printed this:
#
# ```
# graph(%0 : Float(64, 1000)  %1 : Float(100, 1000)  %2 : Float(100)  %3 : Float(10, 100)  %4 : Float(10)) {
#   %5 : Float(64, 100) = onnx::Gemm[alpha=1, beta=1, broadcast=1, transB=1](%0, %1, %2)
#   %6 : Float(64, 100) = onnx::Relu(%5)
#   %7 : Float(64, 10)  = onnx::Gemm[alpha=1, beta=1, broadcast=1, transB=1](%6, %3, %4)
#   return (%7)
# }
# ```
#
# **By hand.** `Gemm` is the product with a bias that you know from unit 06, and `transB` says that the weights lie transposed. There is
# no magic in such a file: you can write it yourself.

# %%
import tempfile
import warnings
from pathlib import Path

import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.reference import ReferenceEvaluator

warnings.filterwarnings("ignore", message=".*treespec, LeafSpec")  # some versions of PyTorch warn of themselves

folder = Path(tempfile.mkdtemp())


def write_by_hand(layers, sides, path):
    """Write a chain of layers: for each its ONNX operator, its module (or None) and its attributes."""
    nodes, stored, last = [], [], "input"
    for number, (operator, module, attributes) in enumerate(layers):
        tensors = [] if module is None else [t for t in module.state_dict().values() if t.is_floating_point()]
        names = [f"{operator}{number}.{k}" for k in range(len(tensors))]
        stored += [numpy_helper.from_array(t.numpy(), name) for t, name in zip(tensors, names, strict=True)]
        nodes.append(helper.make_node(operator, [last, *names], [f"v{number}"], **attributes))
        last = f"v{number}"
    given = helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", *sides])
    result = helper.make_tensor_value_info(last, TensorProto.FLOAT, None)
    graph = helper.make_graph(nodes, "by_hand", [given], [result], stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    onnx.save(model, path)
    return path


# %%
torch.manual_seed(0)
two_layers = torch.nn.Sequential(torch.nn.Linear(D_in, H), torch.nn.ReLU(), torch.nn.Linear(H, D_out)).eval()
chain = [("Gemm", two_layers[0], {"transB": 1}), ("Relu", None, {}), ("Gemm", two_layers[2], {"transB": 1})]
path = write_by_hand(chain, [D_in], folder / "by_hand.onnx")
numbers = sum(p.numel() for p in two_layers.parameters())
print(f"{path.stat().st_size:,} bytes, of which {4 * numbers:,} are the {numbers:,} numbers of the network")
draw(read_onnx(path), caption="What is in the file, read back. Compare it with the lecture's printed graph.")

# %% [markdown]
# Look at the shape of the input: here it says `batch`, in the lecture 64. An exporter looks at *one* example, and takes every side of
# it for fixed unless it is told otherwise. A network for exactly 64 images at a time is not what one wants to put on a phone.
#
# **Exercise** (3 points). `export_onnx(model, example, path)` exports a model to ONNX and returns the path. The file
#
# - takes any number of samples, whatever the example had;
# - is the network *in evaluation mode* (what would dropout do in a file?); afterwards the model is in the mode in which it was;
# - is one file, and gives the model's results to within 10⁻⁵.
#
# <details><summary>Hint</summary>
#
# `torch.onnx.export` takes the inputs as a tuple. Look up its arguments `dynamic_shapes`, `external_data` and `verbose` in the
# [documentation](https://docs.pytorch.org/docs/stable/onnx_export.html). A mode belongs to every module inside the model, and
# something may go wrong on the way.
# </details>


# %% nbgrader={"grade": false, "grade_id": "export_onnx-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def export_onnx(model: torch.nn.Module, example: torch.Tensor, path):
    """Export a model to one ONNX file, and return the path.

    Parameters
    ----------
    model
        Takes one tensor; the first side of it is the batch.
    example
        A batch that the model can take.
    path
        Where to write, a `str` or a `Path`.

    Returns
    -------
    str or Path
        `path`. The file takes batches of any size, and holds the network in evaluation mode.
    """
    ### BEGIN SOLUTION
    modes = {module: module.training for module in model.modules()}
    model.eval()
    # A batch of one would be taken for a side that is always 1.
    example = torch.cat([example, example])
    try:
        torch.onnx.export(
            model, (example,), path, dynamo=True, dynamic_shapes=({0: "batch"},), external_data=False, verbose=False
        )
    finally:
        for module, mode in modes.items():
            module.training = mode
    return path
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "export_onnx", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(export_onnx)

# By hand: max(2x + 1, 0), exported with one sample, run with three.
line = torch.nn.Sequential(torch.nn.Linear(1, 1), torch.nn.ReLU())
line.load_state_dict({"0.weight": torch.tensor([[2.0]]), "0.bias": torch.tensor([1.0])})
written = export_onnx(line, torch.zeros(1, 1), folder / "line.onnx")
evaluator = ReferenceEvaluator(str(written))
three = np.array([[3], [-2], [0]], dtype=np.float32)
assert evaluator.run(None, {evaluator.input_names[0]: three})[0].tolist() == [[7], [0], [1]]
assert line.training

# %% [markdown]
# **See it.** The two networks of unit 07, with their trained weights, exported by you. (Where your function is not ready, the file is
# written by hand.)

# %%
nets = {name: data.checkpoint(name) for name in ("lenet300", "lenet5")}
gemm, pool, relu = {"transB": 1}, {"kernel_shape": [2, 2], "strides": [2, 2]}, ("Relu", None, {})
dense, conv = nets["lenet300"], nets["lenet5"]
chains = {
    "lenet300": [("Flatten", None, {}), ("Gemm", dense.fc1, gemm), relu, ("Gemm", dense.fc2, gemm), relu],
    "lenet5": [("Conv", conv.conv1, {}), ("MaxPool", None, pool), ("Conv", conv.conv2, {}), ("MaxPool", None, pool)],
}
chains["lenet300"] += [("Gemm", dense.fc3, gemm)]
chains["lenet5"] += [("Flatten", None, {}), ("Gemm", conv.fc1, gemm), relu, ("Gemm", conv.fc2, gemm)]


def exported(name):
    """Return the file of a network: yours, if your function writes one that can be read."""
    path = folder / f"{name}.onnx"
    try:
        plot.attempt(export_onnx, nets[name], torch.zeros(2, 1, 28, 28), str(path), otherwise=None)
        read_onnx(path)
    except (OSError, ValueError):
        write_by_hand(chains[name], [1, 28, 28], path)
    return path


files = {name: exported(name) for name in nets}
for name, path in files.items():
    weights = data.checkpoint_facts(name)["parameters"]
    print(f"{path.name}: {path.stat().st_size:,} bytes for {int(weights):,} numbers of 4 bytes")
draw(read_onnx(files["lenet5"]), parameters=False, direction="down", caption="LeNet-5, as it stands in the file.")

# %% [markdown]
# ## 8.2 · Somebody else runs it
#
# [ONNX Runtime](https://onnxruntime.ai) reads such a file and runs it: a program in C++, to be called from Python, C#, Java,
# JavaScript, on Windows, Android and iOS. It opens a **session** (the file is checked, the graph optimised, memory planned), which then
# runs as often as you like:
#
# ```
# session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
# results = session.run(None, {name_of_the_input: array})       # None: all results, as a list
# ```
#
# **Exercise** (2 points). `run_onnx(path, batch)` runs a file on the CPU with a NumPy batch, and returns its (first) result, in the dtype
# that the runtime gives. A file that is missing, empty, damaged or of another format gives a `ValueError` that names the file.
#
# <details><summary>Hint</summary>
#
# The session knows what its inputs are called: `session.get_inputs()`. The runtime has exceptions of its own; `raise ... from error`
# keeps them readable.
# </details>


# %% nbgrader={"grade": false, "grade_id": "run_onnx-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def run_onnx(path, batch: np.ndarray) -> np.ndarray:
    """Run an ONNX file on the CPU.

    Parameters
    ----------
    path
        The file, a `str` or a `Path`.
    batch
        The input, in the dtype that the network takes.

    Returns
    -------
    numpy.ndarray
        The network's first result.

    Raises
    ------
    ValueError
        If the file cannot be run; the message names it.
    """
    ### BEGIN SOLUTION
    import onnxruntime

    try:
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    except Exception as problem:
        raise ValueError(f"{path} is not an ONNX file that can be run: {problem}") from problem
    return session.run(None, {session.get_inputs()[0].name: np.asarray(batch)})[0]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "run_onnx", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(run_onnx)

# By hand: one unit, max(3·2 − 1, 0) = 5 and max(−3 − 1, 0) = 0.
unit = torch.nn.Linear(1, 1)
unit.load_state_dict({"weight": torch.tensor([[3.0]]), "bias": torch.tensor([-1.0])})
small = write_by_hand([("Gemm", unit, {"transB": 1}), ("Relu", None, {})], [1], folder / "unit.onnx")
assert run_onnx(small, np.array([[2], [-1]], dtype=np.float32)).tolist() == [[5], [0]]

# %% [markdown]
# **See it.** Two programs, one network: PyTorch and ONNX Runtime on every other test digit. And what your function says to files that are none.

# %%
load = data.handwritten()
test_images, test_labels = (part[::2] for part in load("test"))  # every other one, so that nobody waits
test_batch = test_images[:, None].astype(np.float32) / 255  # (N, 1, 28, 28)


def accuracy(scores):
    return float((np.argmax(scores, axis=1) == test_labels[: len(scores)]).mean())


torch_scores = {}
for name, net in nets.items():
    with torch.no_grad():
        torch_scores[name] = torch.cat([net(part) for part in torch.from_numpy(test_batch).split(1000)]).numpy()
    scores = plot.attempt(run_onnx, files[name], test_batch[:2000], otherwise=torch_scores[name][:2000])
    apart = np.abs(scores - torch_scores[name][:2000]).max()
    same = (scores.argmax(axis=1) == torch_scores[name][:2000].argmax(axis=1)).all()
    print(f"{name}: accuracy {accuracy(torch_scores[name]):.2%}; scores differ by {apart:.0e}, same digits: {same}")

# %%
whole = files["lenet300"].read_bytes()
bad_files = {"empty": b"", "cut off": whole[: len(whole) // 2], "a text": b"I am a network, believe me."}
for name, content in bad_files.items():
    bad = folder / f"{name}.onnx"
    bad.write_bytes(content)
    try:
        run_onnx(bad, test_batch[:1])
        print(f"{name}: no error at all?")
    except NotImplementedError:
        print(f"{name}: run_onnx is not written yet")
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {str(error).replace(str(folder), '…')[:110]}")

# %% [markdown]
# The last digits differ, since the two add in another order; the predictions do not. In the lecture the file went on to **Caffe2**,
# Facebook's C++ engine for phones. That was taken into PyTorch in 2018 ([its last news](https://caffe2.ai/blog/)), and PyTorch Mobile,
# which followed it, is [no longer supported](https://docs.pytorch.org/docs/stable/mobile_optimizer.html) either: the way to phones
# and small devices now is [ExecuTorch](https://docs.pytorch.org/executorch/), which starts from the graph of section 8.4.
#
# ### Find the bug
#
# Which kind of graph is faster? Lecture 004 timed the network of 8.0 in TensorFlow, ten calls each, and printed
#
# ```
# static graph:  0.14495624600000667
# dynamic graph: 0.02945919699999422
# ```
#
# under the heading "static graph is in general faster". Here is the same experiment; `BuiltOnce` builds its graph when it is first
# called, as `tf.function` does.

# %%
from time import perf_counter, sleep

import onnxruntime

torch.set_num_threads(1)  # from here on all times are those of one core
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.log_severity_level = 3


def open_session(path):
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda batch: session.run(None, {name: batch})[0]


class BuiltOnce:
    """A network whose graph is built at the first call, and only run at the later ones."""

    def __init__(self, build):
        self.build, self.run = build, None

    def __call__(self, batch):
        if self.run is None:
            self.run = self.build()
        return self.run(batch)


# %%
def build_two_layers():
    path = folder / "two_layers.onnx"
    plot.attempt(export_onnx, two_layers, torch.zeros(N, D_in), str(path), otherwise=None)
    return open_session(path if path.exists() else write_by_hand(chain, [D_in], path))


batch = np.random.default_rng(1).standard_normal((N, D_in)).astype(np.float32)
static, dynamic = BuiltOnce(build_two_layers), torch.no_grad()(lambda batch: two_layers(torch.from_numpy(batch)))
for name, model in (("static graph", static), ("dynamic graph", dynamic)):
    began = perf_counter()
    for _ in range(10):
        model(batch)
    print(f"{name}: {perf_counter() - began:.4f} s")

# %% [markdown]
# **Your turn** (not graded). What did the lecture time? Write `first_and_later(fn, calls)`, which calls `fn()` that many times and returns two
# numbers: the seconds of the first call, and the median of the others.


# %% nbgrader={"grade": false, "grade_id": "first_and_later-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def first_and_later(fn, calls: int) -> tuple[float, float]:
    """Return what the first call takes, and the median of the later ones, in seconds."""
    ### BEGIN SOLUTION
    seconds = []
    for _ in range(calls):
        began = perf_counter()
        fn()
        seconds.append(perf_counter() - began)
    return seconds[0], float(np.median(seconds[1:]))
    ### END SOLUTION


# %%
naps = iter([0.06, 0.002, 0.002, 0.04, 0.002])
found = plot.attempt(first_and_later, lambda: sleep(next(naps)), 5, otherwise=None)
if found is not None:
    assert found[0] >= 0.06, "the first call took 0.06 s: is it the first number?"
    assert 0.002 <= found[1] < 0.03, "the later calls took 0.002 s, but for one: is it their median, without the first?"

# %%
import timeit


def usual(fn, calls=40):
    """Return what a call of fn() usually takes, by your function where it is ready."""
    found = plot.attempt(first_and_later, fn, calls, otherwise=None)
    return found[1] if found else float(np.median(timeit.repeat(fn, number=1, repeat=calls)))


table = {}
for name, model in (("static", BuiltOnce(build_two_layers)), ("dynamic", dynamic)):
    began = perf_counter()
    model(batch)
    first = perf_counter() - began
    table[name] = (first, *(usual(lambda m=model, p=batch[:size]: m(p), 200) for size in (64, 1)))
    print(f"{name:8} first call {1e3 * first:8.2f} ms", end="   ")
    print(f"later {1e6 * table[name][1]:6.1f} µs for 64 samples, {1e6 * table[name][2]:6.1f} µs for one")

gain = table["dynamic"][2] - table["static"][2]
if gain > 0:
    print(f"with one sample a call, building pays off after {table['static'][0] / gain:,.0f} calls")

# %% [markdown]
# The lecture had timed the *building*: `timeit` with `number=10` takes the first call along, and in it the graph is traced. Without it
# the static graph wins, most clearly for small batches, where Python's share in a call is largest. The lecture's sentence is right, and
# its numbers show something else.
#
# `make bench-frameworks` measures the lecture's own code, where TensorFlow is installed. On two cores and with TensorFlow 2.21, ten calls took
# 0.110 s (static) and 0.066 s (dynamic) the first time, as in the lecture; ten later ones took 0.006 s and 0.023 s.

# %% [markdown]
# ## 8.3 · An operation that disappears
#
# What does an optimiser of graphs do? Its best-known trick you can do on paper. In evaluation mode a batch normalisation is, for each
# channel, a fixed multiplication and addition, and a convolution before it is linear, too:
#
# $$\gamma\,\frac{(w * x + b) - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta \;=\; \underbrace{\frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\,w}_{w'} * x \;+\; \underbrace{\frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\,(b - \mu) + \beta}_{b'}$$
#
# **By hand.** One channel, kernel $w = 3$, bias $b = 1$; the normalisation has $\mu = 2$, $\sigma^2 = 3$, $\varepsilon = 1$, $\gamma = 2$,
# $\beta = 5$. Then $\gamma/\sqrt{3 + 1} = 1$, so $w' = 3$ and $b' = (1 - 2) + 5 = 4$. For $x = 1$: first $3 + 1 = 4$, normalised
# $2\,(4 - 2)/2 + 5 = 7$; and at once $3 + 4 = 7$.
#
# **Exercise** (2 points). `fold_batchnorm(conv, bn)` returns one new convolution that does what the two do in evaluation mode. The
# convolution may have a bias or none, and any stride, padding or groups. Both given modules stay as they are.
#
# <details><summary>Hint</summary>
#
# A copy of the convolution has all its settings already. The factor is one number for each *output* channel: which axis of the
# weight is that? And mind the ε.
# </details>


# %% nbgrader={"grade": false, "grade_id": "fold_batchnorm-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fold_batchnorm(conv: torch.nn.Conv2d, bn: torch.nn.BatchNorm2d) -> torch.nn.Conv2d:
    """Return a convolution that gives what `bn(conv(x))` gives in evaluation mode.

    Parameters
    ----------
    conv
        With or without a bias.
    bn
        With running mean and variance.

    Returns
    -------
    torch.nn.Conv2d
        New, with a bias.
    """
    ### BEGIN SOLUTION
    from copy import deepcopy

    folded = deepcopy(conv)
    with torch.no_grad():
        factor = torch.rsqrt(bn.running_var + bn.eps)
        shift = -bn.running_mean if conv.bias is None else conv.bias - bn.running_mean
        if bn.affine:
            factor = factor * bn.weight
        bias = factor * shift + (bn.bias if bn.affine else 0)
        folded.weight = torch.nn.Parameter(conv.weight * factor.reshape(-1, 1, 1, 1))
        folded.bias = torch.nn.Parameter(bias)
    return folded
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "fold_batchnorm", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(fold_batchnorm)

# By hand, as above.
conv, bn = torch.nn.Conv2d(1, 1, 1), torch.nn.BatchNorm2d(1, eps=1.0).eval()
for tensor, value in (
    (conv.weight, 3),
    (conv.bias, 1),
    (bn.running_mean, 2),
    (bn.running_var, 3),
    (bn.weight, 2),
    (bn.bias, 5),
):
    tensor.data.fill_(value)
folded = fold_batchnorm(conv, bn)
assert (folded.weight.item(), folded.bias.item()) == (3, 4)
assert folded(torch.ones(1, 1, 1, 1)).item() == 7

# %% [markdown]
# **See it.** A small network of two convolutions with their normalisations. First folded by you; then as ONNX Runtime changes it, when it
# opens the file: its optimised graph can be written to a file, too.

# %%
torch.manual_seed(0)
block = torch.nn.Sequential(
    torch.nn.Conv2d(3, 16, 3, padding=1, bias=False), torch.nn.BatchNorm2d(16), torch.nn.ReLU(),
    torch.nn.Conv2d(16, 16, 3, padding=1), torch.nn.BatchNorm2d(16), torch.nn.ReLU(),
)  # fmt: skip
for _ in range(5):  # in training mode, so that the running means and variances are not 0 and 1
    block(2 * torch.randn(8, 3, 32, 32) + 1)
block.eval()
folded = [plot.attempt(fold_batchnorm, block[k], block[k + 1], otherwise=None) for k in (0, 3)]
if None not in folded:
    joined = torch.nn.Sequential(folded[0], torch.nn.ReLU(), folded[1], torch.nn.ReLU()).eval()
    picture = torch.from_numpy(data.photo("chelsea")).permute(2, 0, 1)[None].float() / 255
    with torch.no_grad():
        before, after = block(picture), joined(picture)
        slow, quick = (usual(lambda net=net: net(picture), 8) for net in (block, joined))
    print(f"on chelsea: largest value {before.max():.3f}, largest difference {(before - after).abs().max():.1e}")
    print(f"two operations fewer: {1e3 * slow:.1f} ms → {1e3 * quick:.1f} ms")

# %%
padded = {"pads": [1, 1, 1, 1]}
stack = [("Conv", block[0], padded), ("BatchNormalization", block[1], {}), ("Relu", None, {})]
stack += [("Conv", block[3], padded), ("BatchNormalization", block[4], {}), ("Relu", None, {})]
plain = write_by_hand(stack, [3, "height", "width"], folder / "block.onnx")
draw(read_onnx(plain), parameters=False, caption="As it was written: six operators.")

# %%
fusing = onnxruntime.SessionOptions()
fusing.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
fusing.optimized_model_filepath = str(folder / "fused.onnx")
fusing.log_severity_level = 3
onnxruntime.InferenceSession(str(plain), fusing, providers=["CPUExecutionProvider"])
draw(
    read_onnx(folder / "fused.onnx"),
    parameters=False,
    caption="As ONNX Runtime runs it: normalisation and ReLU are gone into the convolutions.",
)

# %% [markdown]
# Why is fusion worth so much? Remember the roofline: a ReLU or a normalisation does one or two operations for every number that it
# fetches and stores. Done while the convolution's result is still in a register, it costs nothing. A dynamic graph cannot do that: when
# the convolution runs, nobody knows yet what comes next. (PyTorch's exporter folds normalisations by itself now, which is why this file
# was written by hand.)
#
# ## 8.4 · Catch the graph
#
# How does an exporter get a graph out of Python code? By running it once, with tensors that write down what is done to them.
# `torch.export.export(model, (example,))` does so and returns an *exported program*, whose `.graph` has a list of `.nodes`: inputs
# (`placeholder`), operators (`call_function`) and the result (`output`).
#
# > **Predict first.** Which operators will LeNet-300-100 have? Its code is in `pixelgrad/models.py`: a flatten, three linear layers, two
# > ReLUs. Will there be six? Will "linear" be one operator, or a product and a sum?
#
# **Exercise** (1 point). `capture_graph(model, example)` returns the names of the operators in order, each as `str(node.target)`, as
# `torch.export` gives them (before any decomposition).
#
# <details><summary>Hint</summary>
#
# A node tells by `node.op` what it is. Only the calls are asked for.
# </details>


# %% nbgrader={"grade": false, "grade_id": "capture_graph-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def capture_graph(model: torch.nn.Module, example: torch.Tensor) -> list[str]:
    """Return the names of the operators that `torch.export` captures, in order."""
    ### BEGIN SOLUTION
    program = torch.export.export(model, (example,))
    return [str(node.target) for node in program.graph.nodes if node.op == "call_function"]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "capture_graph", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(capture_graph)

# By hand: the lecture's three steps, by the names of PyTorch's own library ATen.
lecture = torch.nn.Sequential(torch.nn.Linear(6, 4), torch.nn.ReLU(), torch.nn.Linear(4, 2))
assert capture_graph(lecture, torch.zeros(3, 6)) == ["aten.linear.default", "aten.relu.default", "aten.linear.default"]

# %% [markdown]
# **See it.** One network in three vocabularies: what PyTorch captures, what that is made of (the *core* operators that a compiler has
# to know), and what ONNX calls it.

# %%
caught = plot.attempt(capture_graph, nets["lenet300"], torch.zeros(2, 1, 28, 28), otherwise=[])
core = []
if caught:
    program = torch.export.export(nets["lenet300"], (torch.zeros(2, 1, 28, 28),))
    core = [str(node.target) for node in program.run_decompositions().graph.nodes if node.op == "call_function"]
in_file = [node.operation for node in read_onnx(files["lenet300"]) if node.kind == "operation"]
for title, names in (("captured", caught), ("decomposed", core), ("ONNX", in_file)):
    short = [str(name).removeprefix("aten.").removesuffix(".default") for name in names]
    print(f"{title:10} {len(names):2}: {'  '.join(short)}")

# %% [markdown]
# An exported program can be saved and loaded without the class that it came from: `torch.export.save(program, "net.pt2")`. That is what
# ExecuTorch and PyTorch's own compiler start from.
#
# ## 8.5 · What no graph can hold
#
# Running it once: that is also the weakness. Whatever Python decides *while* it runs is decided once and for all. The lecture says of
# ONNX that it works only if the network builds the same graph in every pass, "no loops / conditionals". That is a little too strict.
#
# > **Predict first.** Which of these six functions can be one graph? Make a note of your six answers.


# %%
def by_sign(x):  # the branch depends on the numbers
    return x if x.sum() > 0 else -x


def by_shape(x):  # the branch depends on the shape
    return x if x.shape[0] > 2 else -x


def three_times(x):  # a loop of fixed length
    for _ in range(3):
        x = torch.tanh(2 * x)
    return x


def until_small(x):  # unit 04's halve_until_small: how often depends on the numbers
    while x.norm() > 1:
        x = x / 2
    return x


def chosen(x):  # both sides are computed, then chosen element by element
    return torch.where(x > 0, x, -x)


def as_number(x):  # leaves the tensors on the way
    return x if float(x.max()) > 1 else 2 * x


# %% [markdown]
# `torch.compile` captures with another method: it reads Python's bytecode. Where it cannot go on it makes a **graph break**: a graph up
# to there, back to Python, another graph from there on. With `fullgraph=True` it insists on one graph, and raises an error. The argument
# `backend="eager"` says that the captured graph is to be run as it is; then no compiler is needed.
#
# **Exercise** (2 points). `has_graph_break(fn, *args)` tells whether control flow on data stops a capture of `fn(*args)` as one full graph.
#
# <details><summary>Hint</summary>
#
# A capture happens at the first *call*, not before. Errors of the capture have classes of their own in `torch._dynamo.exc`.
# </details>


# %% nbgrader={"grade": false, "grade_id": "has_graph_break-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def has_graph_break(fn, *args) -> bool:
    """Tell whether `fn(*args)` cannot be captured as one graph.

    Parameters
    ----------
    fn
        A function, or a module.
    *args
        What it is called with.
    """
    ### BEGIN SOLUTION
    torch._dynamo.reset()  # forget what was compiled before
    try:
        torch.compile(fn, fullgraph=True, backend="eager")(*args)
    except torch._dynamo.exc.TorchDynamoException:
        return True
    return False
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "has_graph_break", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(has_graph_break)

assert has_graph_break(by_sign, torch.ones(3)) is True
assert has_graph_break(three_times, torch.ones(3)) is False

# %%
for function in (by_sign, by_shape, three_times, until_small, chosen, as_number):
    broken = plot.attempt(has_graph_break, function, torch.tensor([3.0, -1.0, 0.5]), otherwise=None)
    print(f"{function.__name__:12}", {True: "breaks", False: "one graph", None: "?"}.get(broken, broken))

# %% [markdown]
# <details><summary>What you should see</summary>
#
# Shapes and fixed loops are no trouble: they are the same in every pass, and the loop is unrolled. What *depends on the numbers* cannot be
# decided while capturing: `if`, `while` and `float(...)` on a tensor. `where` computes both and chooses, so there is nothing to decide.
# </details>
#
# What to do about it? Say the branch in the language of the graph: `torch.cond(condition, if_true, if_false, operands)` holds *both*
# branches as subgraphs, and ONNX has the operators `If` and `Loop` for the same purpose. So "no conditionals" became "no
# conditionals in Python". TensorFlow's `tf.function` rewrites `if` and `for` on tensors into such operators by itself, which has
# [rules of its own](https://www.tensorflow.org/guide/function).


# %%
def by_sign_in_graph(x):
    return torch.cond(x.sum() > 0, lambda x: x.clone(), lambda x: -x, (x,))


for value in (1.0, -1.0):
    x = torch.full((3,), value)
    print(x.tolist(), "→", by_sign_in_graph(x).tolist(), "and in Python", by_sign(x).tolist())
print("breaks:", plot.attempt(has_graph_break, by_sign_in_graph, torch.ones(3), otherwise="?"))

# %% [markdown]
# ## 8.6 · Eight bits all the way
#
# In unit 07 eight bits made a file smaller. To be *faster* in eight bits, a layer has to multiply integers, and for that its **inputs** must
# be integers, too. Weights lie still, so their scale is known. Inputs change with every image: their scale has to be measured before, on
# some typical images. This is **calibration**, and a network that is quantized so is called *statically* quantized. (*Dynamic*
# quantization measures the inputs' scale anew in every call.)
#
# $$\sum_i w_i\,x_i \;\approx\; \sum_i (s_w\,q_i)(s_x\,p_i) \;=\; s_w\,s_x \sum_i q_i\,p_i \qquad q_i, p_i \in \{-127, \dots, 127\}$$
#
# **By hand.** Weights 1.27 and −0.5 have the scale $s_w = 1.27/127 = 0.01$ and the codes 127 and −50. Inputs 2.54 and 1 have $s_x = 0.02$
# and the codes 127 and 50. In integers $127 \cdot 127 - 50 \cdot 50 = 13629$, times $0.0002$ is $2.7258$, which here is exact: $1.27 \cdot
# 2.54 - 0.5 = 2.7258$. An input of 5 would be *clipped* to code 127: it was not foreseen.
#
# First a layer (not graded by itself). It holds the codes of its weights and the two scales, as **buffers**, so that they are saved and moved
# with the model. Its forward pass rounds and clips the inputs, computes with integers, and scales the sums. Here the integers are carried
# in float32, which is exact as far as 2²⁴; the runtime below uses the processor's integer instructions.


# %% nbgrader={"grade": false, "grade_id": "Int8Layer-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Int8Layer(torch.nn.Module):
    """A linear or convolution layer with int8 weights, and int8 inputs that are foreseen up to `largest`."""

    def __init__(self, layer: torch.nn.Module, largest: float):
        super().__init__()
        ### BEGIN SOLUTION
        weight = layer.weight.detach()
        self.register_buffer("weight_scale", weight.abs().max().clamp(min=1e-12) / 127)
        self.register_buffer("input_scale", torch.tensor(max(largest, 1e-12) / 127))
        self.register_buffer("codes", torch.round(weight / self.weight_scale).to(torch.int8))
        self.register_buffer("bias", None if layer.bias is None else layer.bias.detach().clone())
        self.window = None
        if isinstance(layer, torch.nn.Conv2d):
            self.window = (layer.stride, layer.padding, layer.dilation, layer.groups)
        ### END SOLUTION

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        ### BEGIN SOLUTION
        x = torch.round(x / self.input_scale).clamp(-127, 127)
        if self.window is None:
            sums = torch.nn.functional.linear(x, self.codes.float())
        else:
            sums = torch.nn.functional.conv2d(x, self.codes.float(), None, *self.window)
        sums = sums * (self.weight_scale * self.input_scale)
        if self.bias is None:
            return sums
        return sums + (self.bias if self.window is None else self.bias[:, None, None])
        ### END SOLUTION


# %%
neuron = torch.nn.Linear(2, 1, bias=False)
neuron.load_state_dict({"weight": torch.tensor([[1.27, -0.5]])})
eight = plot.attempt(Int8Layer, neuron, 2.54, otherwise=None)
if eight is not None:
    for inputs in ([2.54, 1.0], [5.0, 1.0]):
        exact, found = neuron(torch.tensor(inputs)).item(), eight(torch.tensor(inputs)).item()
        print(f"{inputs}: exact {exact:.4f}, in int8 {found:.4f}")

# %% [markdown]
# **Exercise** (3 points). `static_quantize(model, calibration)` returns a new model in which all linear and convolution layers compute with
# int8 weights and int8 inputs. `calibration` is a tensor of images, or an iterable of such batches. Model in, model out:
#
# - its state, saved, has at most 0.35 of the original's bytes;
# - its accuracy on handwritten digits is within one point of the original's;
# - the given model is as it was.
#
# `Int8Layer` is one way; a library's is another.
#
# <details><summary>Hint</summary>
#
# A *forward pre-hook* sees what a layer is given: `register_forward_pre_hook`. To exchange a layer inside a model: its name has the names
# of the modules around it, with dots, and `get_submodule` finds the one around it. The model may itself be a single layer.
# </details>


# %% nbgrader={"grade": false, "grade_id": "static_quantize-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def static_quantize(model: torch.nn.Module, calibration) -> torch.nn.Module:
    """Return a copy of a model that computes in int8, calibrated with a batch or an iterable of batches."""
    ### BEGIN SOLUTION
    from copy import deepcopy

    quantized = torch.nn.Sequential(deepcopy(model)).eval()  # inside another module, every layer has a name
    layers = {n: m for n, m in quantized.named_modules() if isinstance(m, torch.nn.Linear | torch.nn.Conv2d)}
    largest = dict.fromkeys(layers, 0.0)

    def watch(name):
        def look(_layer, inputs):
            largest[name] = max(largest[name], inputs[0].abs().max().item())

        return look

    hooks = [layer.register_forward_pre_hook(watch(name)) for name, layer in layers.items()]
    with torch.no_grad():
        for batch in [calibration] if isinstance(calibration, torch.Tensor) else calibration:
            quantized(batch)
    for hook in hooks:
        hook.remove()
    for name, layer in layers.items():
        around, _, own = name.rpartition(".")
        setattr(quantized.get_submodule(around), own, Int8Layer(layer, largest[name]))
    return quantized
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "static_quantize", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(static_quantize)

# By hand, as above: 2.7258 for the inputs that it was calibrated with.
calibrated = static_quantize(neuron, torch.tensor([[2.54, 1.0]]))
assert abs(calibrated(torch.tensor([[2.54, 1.0]])).item() - 2.7258) < 0.03
assert neuron.weight.dtype == torch.float32

# %% [markdown]
# **See it.** Both networks, calibrated with 500 training images.

# %%
from safetensors.torch import load_file, save_file

train_images, _ = load("train")
typical = train_images[:500, None].astype(np.float32) / 255


def saved(tensors, name):
    """Write tensors to a file; return its path."""
    path = folder / f"{name}.safetensors"
    save_file({key: tensor.contiguous() for key, tensor in tensors.items()}, path)
    return path


def scores_of(net):
    with torch.no_grad():
        return torch.cat([net(part) for part in torch.from_numpy(test_batch).split(1000)]).numpy()


def measured(net, name):
    """Return a network's bytes on disk, and its accuracy."""
    return saved(net.state_dict(), name).stat().st_size, accuracy(scores_of(net))


# %%
ours = {}
for name, net in nets.items():
    small = plot.attempt(static_quantize, net, torch.from_numpy(typical), otherwise=None)
    found = None if small is None else plot.attempt(measured, small, f"{name}-int8", otherwise=None)
    if found is not None:
        ours[name] = found
        share = found[0] / saved(net.state_dict(), name).stat().st_size
        print(f"{name}: {found[0]:,} bytes, {share:.0%} of float32's; accuracy {found[1]:.2%}")

# %% [markdown]
# ### Measured: eight bits in ONNX Runtime
#
# Your layers compute the right numbers, and are no faster: they carry integers in floats. Processors have instructions that multiply and
# add four bytes at once in each lane (VNNI on Intel and AMD, dot products on ARM), and a runtime has to use them. ONNX Runtime quantizes
# a *file*: it puts pairs of `QuantizeLinear` and `DequantizeLinear` (QDQ) around every operator, and fuses each group into one integer
# operator when it opens the session.

# %%
import logging

from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static


class Batches(CalibrationDataReader):
    """Hands out the calibration images, in the form in which the runtime asks for them."""

    def __init__(self, path, images):
        name = onnx.load(path).graph.input[0].name
        self.parts = iter([{name: images[k : k + 50]} for k in range(0, len(images), 50)])

    def get_next(self):
        return next(self.parts, None)


logging.disable(logging.WARNING)  # it asks for a preprocessing that these files do not need
int8_files = {name: folder / f"{name}-qdq.onnx" for name in nets}
for name, path in files.items():
    quantize_static(
        str(path), str(int8_files[name]), Batches(path, typical),
        activation_type=QuantType.QInt8, weight_type=QuantType.QInt8,
    )  # fmt: skip
logging.disable(logging.NOTSET)
draw(
    read_onnx(int8_files["lenet300"]),
    parameters=False,
    direction="down",
    caption="LeNet-300-100 in QDQ form. The ReLUs are gone: they have become the lower end of a scale.",
)

# %%
waiting, runs = torch.from_numpy(test_batch), {}
for name, net in nets.items():
    eager = torch.no_grad()(net)
    runs[name, "PyTorch, float32"] = lambda batch, eager=eager: eager(torch.from_numpy(batch))
    runs[name, "ONNX Runtime, float32"] = open_session(files[name])
    runs[name, "ONNX Runtime, int8"] = open_session(int8_files[name])

for (name, way), run in runs.items():
    one, many = (1e6 * usual(lambda run=run, n=n: run(test_batch[:n])) for n in (1, 64))
    print(f"{name:9} {way:22} {one:7.0f} µs for one image, {many:8.0f} µs for 64")

# %% [markdown]
# One trap in each direction. Quantizing *dynamically* helps linear layers and slows convolutions down, since the range of a large image
# has to be found in every call. And a processor without such instructions gains little from int8, or loses. That is why one measures.
#
# The lecture's list of tools, brought up to date: *TensorRT* on NVIDIA's cards, *OpenVINO* on Intel's chips, *LiteRT* (TensorFlow Lite) and
# *ExecuTorch* (PyTorch Mobile) on phones, *ONNX Runtime* nearly everywhere. Most of them also take float16, which halves the bytes and asks
# for no calibration. Its warning still holds: which operators a tool can do in eight bits differs from version to version.
#
# PyTorch's own way is the library [torchao](https://github.com/pytorch/ao); `torch.ao.quantization`, which older texts use, is being
# removed. Where it is installed, here is its dynamic int8 for the linear layers:

# %%
if find_spec("torchao") is None:
    print("torchao is not installed here, so its way is not measured")
else:
    from torchao.quantization import Int8DynamicActivationInt8WeightConfig, quantize_

    theirs = data.checkpoint("lenet300")
    quantize_(theirs, Int8DynamicActivationInt8WeightConfig())
    print(f"torchao, LeNet-300-100: accuracy {accuracy(scores_of(theirs)):.2%}")
    runs["lenet300", "torchao, dynamic int8"] = lambda batch: torch.no_grad()(theirs)(torch.from_numpy(batch))
    print(f"{1e6 * usual(lambda: theirs(waiting[:64])):.0f} µs for 64 images")

# %% [markdown]
# ## 8.7 · How long is "usually"?
#
# Somebody waits for the answer, and the mean is no comfort: most calls are fast, and then one takes ten times as long, because
# another program wanted the processor. So latency is given by **percentiles**: p50, the median, is what a call usually takes, and p95 is
# what 19 of 20 calls stay below. Services promise the latter.
#
# > **Predict first.** Of a hundred calls, 94 take 1 ms and six take 50 ms. What are the mean, p50 and p95?
#
# **Exercise** (2 points). `latency(fn, batch, repeats=50)` times `repeats` single calls `fn(batch)`, after warming up, and returns exactly `p50`
# and `p95`, in seconds.
#
# <details><summary>Hint</summary>
#
# You have written most of it in 6.1. NumPy counts percentiles from 0 to 100.
# </details>


# %% nbgrader={"grade": false, "grade_id": "latency-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def latency(fn, batch, repeats: int = 50) -> dict[str, float]:
    """Return `p50` and `p95` of the seconds that a call of `fn(batch)` takes, without those to warm up."""
    ### BEGIN SOLUTION
    for _ in range(3):
        fn(batch)
    seconds = []
    for _ in range(repeats):
        began = perf_counter()
        fn(batch)
        seconds.append(perf_counter() - began)
    p50, p95 = np.percentile(seconds, [50, 95])
    return {"p50": float(p50), "p95": float(p95)}
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "latency", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(latency)

timed = latency(sleep, 0.004, repeats=5)
assert set(timed) == {"p50", "p95"}
assert 0.004 <= timed["p50"] <= timed["p95"]

# %% [markdown]
# **See it.** Four hundred calls of LeNet-5 with one image, each of them.

# %%
singles = {}
for way in ("PyTorch, float32", "ONNX Runtime, float32", "ONNX Runtime, int8"):
    times = timeit.repeat(lambda run=runs["lenet5", way]: run(test_batch[:1]), number=1, repeat=410)
    singles[way] = 1e6 * np.array(times[10:])

# %%
figure, axes = plt.subplots(figsize=(7.2, 3))
for (way, times), color in zip(singles.items(), (plot.FORWARD, plot.GRADIENT, plot.EXPECTED), strict=True):
    axes.step(np.sort(times), np.linspace(0, 100, len(times)), color=color, label=way)
axes.axhline(50, color=plot.MUTED, linestyle=":"), axes.axhline(95, color=plot.MUTED, linestyle="--")
axes.set(xscale="log", xlabel="microseconds", ylabel="% of the calls")
axes.legend(loc="lower right")
plot.show_figure(
    figure,
    caption="How many calls take at most so long. Dotted p50, dashed p95: where a curve crosses them can be read below.",
    alt="Three rising step curves over microseconds on a logarithmic scale, with long tails to the right.",
)
for way, times in singles.items():
    print(
        f"{way:22} mean {times.mean():6.0f} µs   p50 {np.percentile(times, 50):6.0f}   p95 {np.percentile(times, 95):6.0f}"
    )

# %% [markdown]
# <details><summary>The hundred calls</summary>
#
# The mean is 3.94 ms, which *no* call takes. p50 is 1 ms, and p95 is 50 ms: six in a hundred are more than one in twenty.
# </details>
#
# ### A compiler
#
# `torch.compile(model)` without `backend="eager"` hands the captured graph to a compiler, which fuses it and writes C++ (on a GPU: Triton)
# for exactly this graph. That needs a compiler on the machine and 3 to 30 seconds for the first call, so it is switched off here, and
# `make bench-frameworks` measures it. On two busy cores LeNet-300-100 took 27 s for the first call, and 52 µs for later ones, against 46 µs
# uncompiled: so small a network gains nothing, since nearly all of its time goes into the call itself.

# %%
from shutil import which

compile_too = False  # True: takes up to half a minute

if not compile_too:
    print("not compiled here: the first call takes up to half a minute (set compile_too to True to see it)")
elif which("g++") is None and which("clang++") is None:
    print("there is no C++ compiler on this machine")
else:
    torch._dynamo.reset()
    compiled = torch.no_grad()(torch.compile(nets["lenet300"]))
    began = perf_counter()
    compiled(waiting[:1])
    print(f"compiled LeNet-300-100: first call {perf_counter() - began:.1f} s", end=", ")
    print(f"later {1e6 * usual(lambda: compiled(waiting[:1]), 200):.0f} µs")
    runs["lenet300", "torch.compile"] = lambda batch: compiled(torch.from_numpy(batch))

# %% [markdown]
# ## 8.8 · Choosing
#
# Small, fast, right: no method is best in all. But many can be left out, because another one beats them. A point **dominates** another
# if it is no worse in both respects and better in at least one. What nobody dominates is the **Pareto front**, and only there one has to
# choose.
#
# **By hand.** Of (4 bytes, 0.9), (2, 0.9), (1, 0.5) and (3, 0.95) the first is dominated: (2, 0.9) is as accurate, and smaller. The other three
# are the front.
#
# **Exercise** (1 point). `pareto_front(points)` takes pairs of bytes and accuracy, and returns the list of those that no other one dominates,
# in any order. Of exact duplicates you may return one or all.
#
# <details><summary>Hint</summary>
#
# Write down "a beats b" first. Does a point beat itself? Two points may be equally small and not equally accurate.
# </details>


# %% nbgrader={"grade": false, "grade_id": "pareto_front-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def pareto_front(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points (bytes, accuracy) that no other point dominates: few bytes and high accuracy are better."""
    ### BEGIN SOLUTION

    def beats(a, b):
        return a[0] <= b[0] and a[1] >= b[1] and (a[0] < b[0] or a[1] > b[1])

    return [point for point in points if not any(beats(other, point) for other in points)]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "pareto_front", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(pareto_front)

# By hand, as above.
assert sorted(pareto_front([(4, 0.9), (2, 0.9), (1, 0.5), (3, 0.95)])) == [(1, 0.5), (2, 0.9), (3, 0.95)]

# %% [markdown]
# ## Everything on one chart
#
# Now all of it, on both networks: what this unit did, and what unit 07 did, here without any retraining. First the methods of unit 07 in one
# small function: prune the smallest weights, let the rest share few values (k-means), and compress the codes with `zlib`, whose last
# step is a Huffman code. Every size is that of a file on disk, and every accuracy (on every other test digit) is that of what was read back.

# %%
import zlib


def pack(net, bits, sparsity):
    """Write a network: weights pruned, to 2^bits shared values; biases as they are."""
    parts = []
    for tensor in net.state_dict().values():
        values = tensor.numpy().ravel()
        if tensor.dim() > 1:
            values = np.where(np.abs(values) < np.quantile(np.abs(values), sparsity), 0, values)
            kept = values[values != 0]
            shared = np.linspace(kept.min(), kept.max(), 2**bits - 1)
            for _ in range(15):
                codes = np.searchsorted((shared[1:] + shared[:-1]) / 2, kept)
                counts = np.bincount(codes, minlength=len(shared))
                sums = np.bincount(codes, kept, minlength=len(shared))
                shared = np.where(counts > 0, sums / np.maximum(counts, 1), shared)
            whole = np.zeros(values.size, np.uint8)  # code 0: pruned
            whole[values != 0] = 1 + codes
            parts += [shared.astype(np.float32).tobytes(), whole.tobytes()]
        else:
            parts.append(values.tobytes())
    return zlib.compress(b"".join(parts), 9)


# %%
def unpack(content, name, bits):
    """Read such a file into a new network."""
    net, content, at = data.checkpoint(name), zlib.decompress(content), 0
    for tensor in net.state_dict().values():
        values = np.frombuffer(content, np.float32, tensor.numel() if tensor.dim() < 2 else 2**bits - 1, at)
        at += values.nbytes
        if tensor.dim() > 1:
            codes = np.frombuffer(content, np.uint8, tensor.numel(), at)
            at += codes.nbytes
            values = np.append(np.float32(0), values)[codes]
        tensor.copy_(torch.from_numpy(values.reshape(tensor.shape).copy()))
    return net


# %%
titles, points = {"lenet300": "LeNet-300-100", "lenet5": "LeNet-5"}, {}


def speed(run):
    """Return p50 for one image, by your function where it works."""
    one = test_batch[:1]
    found = plot.attempt(latency, run, one, 200, otherwise=None)
    return found["p50"] if isinstance(found, dict) and "p50" in found else usual(lambda: run(one))


def right(run):
    """Return the accuracy on the test digits."""
    return accuracy(np.concatenate([run(part) for part in np.array_split(test_batch, 10)]))


for name, net in nets.items():
    title, exact = titles[name], accuracy(torch_scores[name])
    float_file = saved(net.state_dict(), name)
    points[f"{title}, PyTorch"] = (float_file.stat().st_size, exact, speed(runs[name, "PyTorch, float32"]))
    run = runs[name, "ONNX Runtime, float32"]
    points[f"{title}, ONNX Runtime"] = (files[name].stat().st_size, right(run), speed(run))
    run = runs[name, "ONNX Runtime, int8"]
    points[f"{title}, int8"] = (int8_files[name].stat().st_size, right(run), speed(run))
    half = saved({key: tensor.half() for key, tensor in net.state_dict().items()}, f"{name}-half")
    read = data.checkpoint(name)
    read.load_state_dict(load_file(half))
    points[f"{title}, float16 file"] = (half.stat().st_size, accuracy(scores_of(read)), None)
    if name in ours:
        points[f"{title}, your int8"] = (*ours[name], None)

# %%
for name, bits, sparsity in (
    ("lenet300", 4, 0.0), ("lenet300", 4, 0.5), ("lenet300", 3, 0.0), ("lenet300", 2, 0.0), ("lenet5", 5, 0.3),
):  # fmt: skip
    file = folder / f"{name}-{bits}-{sparsity}.packed"
    file.write_bytes(pack(nets[name], bits, sparsity))
    found = accuracy(scores_of(unpack(file.read_bytes(), name, bits)))
    pruned = f"{sparsity:.0%} pruned, " if sparsity else ""
    points[f"{titles[name]}, {pruned}{bits} bits"] = (file.stat().st_size, found, None)

low = data.checkpoint("lenet300")
left, middle, last = np.linalg.svd(low.fc1.weight.detach().numpy(), full_matrices=False)
factors = [torch.from_numpy(part) for part in (left[:, :60] * middle[:60], last[:60])]
low.fc1.weight.data = factors[0] @ factors[1]
rest = {key: tensor for key, tensor in low.state_dict().items() if key != "fc1.weight"}
thin = saved({**rest, "left": factors[0], "right": factors[1]}, "thin")
points["LeNet-300-100, rank 60"] = (thin.stat().st_size, accuracy(scores_of(low)), None)

# %%
best = plot.attempt(pareto_front, [(size, score) for size, score, _ in points.values()], otherwise=[])
best = [tuple(point) for point in best]
print(f"{'':2}{'':42}{'bytes':>11}{'accuracy':>11}{'p50, one image':>17}")
for name, (size, score, seconds) in points.items():
    mark = "●" if (size, score) in best else " "
    time = f"{1e6 * seconds:.0f} µs" if seconds else "as float32"
    print(f"{mark} {name:42}{size:11,}{score:11.2%}{time:>17}")

# %% [markdown]
# Two points from outside: Deep Compression, *with* retraining (S. Han, H. Mao, W. J. Dally, [ICLR 2016](https://arxiv.org/abs/1510.00149), table
# 1). They are switched off at first. What retraining is worth on these very networks, unit 07 shows.

# %%
measured_here = list(points)
points["Deep Compression, LeNet-300-100"] = (27_000, 1 - 0.0158, None)
points["Deep Compression, LeNet-5"] = (44_000, 1 - 0.0074, None)
explore.front(points, start=measured_here)

# %% [markdown]
# Switch methods off, and see who takes their place; switch the published two on; look at time in place of bytes. Some things to find:
#
# - Eight bits cost next to nothing, and are on the front of *time*. That is why they are the first thing to try.
# - A tenth of a per cent is five of 5,000 digits. Where two methods are that close, the chart does not decide between them.
# - A file with four bits a weight has to be unpacked before it computes: it saves download and storage, not time. And without retraining
#   there is a cliff: one bit less, or a few more weights pruned, and the accuracy is gone.
# - Which network would you take for a watch with 50 kB left? For a server that has to answer in 20 µs?

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** You export a network with the example of one image, and it runs. In use it fails with a batch of eight, and for
# some images it gives other classes than in Python. Explain both, and say how you would have noticed each before.

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_capture", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The first: an exporter looks at one example and takes its sizes for fixed; the batch has to be declared as free. The
# second: what depends on the numbers, a Python `if` on a value, a loop until something is small, was recorded the way
# it went for the example; or the network was exported in training mode. To notice: run the exported graph with several
# batch sizes and on many different images, and compare its outputs with the network's.
#
# **For whoever grades it**
#
# - 1 point: sizes fixed by the example, and control flow that was recorded once (or training mode).
# - 1 point: parity on other batch sizes and on inputs that take other ways.

# %% [markdown]
# **2.** Model A answers in 4 ms at p50 and 30 ms at p95, model B in 7 ms at p50 and 8 ms at p95. A page asks the model
# ten times, one after another, and a user waits for all ten. About how often does a user of A meet at least one of the
# slow answers? Which model do you deploy, and what would change your mind?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_p95", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# One in twenty answers of A takes 30 ms or more; that none of ten does has probability 0.95¹⁰ ≈ 0.60, so about 40 % of
# the pages meet one. Then a page takes about 66 ms in place of 40. With B it takes about 70 to 80 ms, always. Over many
# pages A is still faster at the median; B is the one that can be promised. What decides is whether somebody waits for
# the slowest (a promise, many requests at once: B) or for the sum (a batch job: A). Bytes, accuracy and the reason for
# A's tail matter too.
#
# **For whoever grades it**
#
# - 1 point: about 40 % (1 − 0.95¹⁰).
# - 1 point: a choice with a reason that fits the use; either may be right.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - A dynamic graph is built anew in every pass, and may be another one each time. A static one is built once: it can be optimised, saved, and run
#   without Python.
# - An exporter looks at one example. What may vary has to be said, and what depends on the numbers cannot be a Python `if`.
# - Whoever times a static graph must not time its building. Warm up; give p50 and p95.
# - A batch normalisation folds into the convolution before it, exactly.
# - Eight bits are fast only if inputs are quantized, too, with calibrated scales, on a processor that has the instructions.
# - Of many methods only those on the Pareto front are worth a decision.
#
# From a 3 × 3 image in unit 01 to a network that leaves Python in eight bits: that was the way from the pixel to the compressed network.
# Look back at the first picture that you made, and at this chart.
#
# **Where to read on**
#
# - The [ONNX](https://onnx.ai/onnx/intro/) and [ONNX Runtime](https://onnxruntime.ai/docs/) documentation; on quantization
#   [this page](https://onnxruntime.ai/docs/performance/model-optimizations/quantization.html).
# - J. Ansel et al., *PyTorch 2: faster machine learning through dynamic Python bytecode transformation and graph compilation*, ASPLOS 2024,
#   [doi:10.1145/3620665.3640366](https://doi.org/10.1145/3620665.3640366): `torch.compile` from the inside.
# - B. Jacob et al., *Quantization and training of neural networks for efficient integer-arithmetic-only inference*, CVPR 2018,
#   [arXiv:1712.05877](https://arxiv.org/abs/1712.05877): where the integers of 8.6 come from.
# - M. Abadi et al., *TensorFlow: a system for large-scale machine learning*, OSDI 2016, [arXiv:1605.08695](https://arxiv.org/abs/1605.08695);
#   R. Frostig, M. Johnson, C. Leary, *Compiling machine learning programs via high-level tracing*, SysML 2018: JAX.
# - [ExecuTorch](https://docs.pytorch.org/executorch/) and [LiteRT](https://ai.google.dev/edge/litert): networks on phones and smaller things.

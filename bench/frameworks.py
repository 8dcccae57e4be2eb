"""The two-layer network of unit 08 in every framework that is installed: the same numbers, and what a step takes.

``make bench-frameworks`` runs it. The functions are those of the notebook, read from its source, so that what is
checked is what students read. It ends with 1 if a framework's losses are further from NumPy's than float32 allows, or
if none but NumPy is there. What is missing is named; ``pip install "pixelgrad[frameworks]"`` brings TensorFlow and JAX.

It also times what the notebook leaves out: the lecture's own experiment on static and dynamic graphs in TensorFlow,
with the first call and without it, and `torch.compile`, where there is a C++ compiler.
"""

from __future__ import annotations

import ast
import os
import shutil
import sys
import timeit
import warnings
from collections.abc import Callable, Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

SOURCE = Path(__file__).resolve().parents[1] / "solutions" / "08_deployment" / "deployment.py"
SIZES = (64, 1000, 100, 10)
RATE, STEPS = 1e-6, 50
APART = 1e-3  # of the loss: sums in another order, over fifty steps in float32

Train = Callable[..., list[float]]

# From a name to the library, the notebook's function, and further arguments.
FRAMEWORKS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "NumPy": ("numpy", "in_numpy", {}),
    "PyTorch": ("torch", "in_pytorch", {}),
    "TensorFlow 1 style": ("tensorflow", "in_tensorflow_1", {}),
    "TensorFlow 2": ("tensorflow", "in_tensorflow_2", {}),
    "tf.function": ("tensorflow", "in_tensorflow_2", {"static": True}),
    "Keras": ("keras", "in_keras", {}),
    "JAX": ("jax", "in_jax", {}),
}


def functions(source: Path = SOURCE) -> dict[str, Train]:
    """Return the notebook's functions, by name.

    Raises
    ------
    ValueError
        If the notebook does not define one of them.
    """
    tree = ast.parse(source.read_text(encoding="utf-8"))
    wanted = {function for _, function, _ in FRAMEWORKS.values()}
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in wanted]
    missing = wanted - {node.name for node in found}
    if missing:
        raise ValueError(f"{source.name} does not define {', '.join(sorted(missing))}")
    names: dict[str, Any] = {"np": np}
    exec(compile(ast.Module(found, []), str(source), "exec"), names)
    return {name: names[name] for name in wanted}


def start() -> list[np.ndarray]:
    """Return x, y, w1 and w2, float32, as the notebook draws them."""
    samples, inputs, hidden, outputs = SIZES
    rng = np.random.default_rng(0)
    shapes = ((samples, inputs), (samples, outputs), (inputs, hidden), (hidden, outputs))
    return [rng.standard_normal(shape).astype(np.float32) for shape in shapes]


def version(library: str) -> str:
    """Return the version of an installed library."""
    for name in (library, f"{library}-cpu"):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return "?"


def compare() -> Iterator[tuple[str, str, float, float]]:
    """Yield name, version, distance from NumPy's losses and seconds a step of every framework that is there."""
    known, given, right = functions(), start(), np.empty(0)
    for name, (library, function, more) in FRAMEWORKS.items():
        if find_spec(library) is None:
            print(f"{name:20} {library} is not installed here", file=sys.stderr)
            continue

        def train(steps: int, function: str = function, more: dict[str, Any] = more) -> list[float]:
            return known[function](*(array.copy() for array in given), RATE, steps, **more)

        losses = np.asarray(train(STEPS), dtype=float)
        right = losses if name == "NumPy" else right
        began = perf_counter()
        train(STEPS)
        once = perf_counter() - began
        began = perf_counter()
        train(3 * STEPS)  # what building costs is in both
        step = (perf_counter() - began - once) / (2 * STEPS)
        yield name, version(library), float(np.abs(losses / right - 1).max()), step


def lecture() -> None:
    """Time lecture 004's experiment in TensorFlow: ten calls of a static and a dynamic graph, the first and later."""
    import tensorflow as tf

    samples, inputs, hidden, _ = SIZES
    rng = np.random.default_rng(0)
    x, y = (tf.convert_to_tensor(rng.standard_normal((samples, inputs)), np.float32) for _ in range(2))
    layers = [tf.keras.layers.Dense(hidden, activation=tf.nn.relu), tf.keras.layers.Dense(inputs)]
    model = tf.keras.Sequential([tf.keras.Input((inputs,)), *layers])

    def dynamic(x: Any, y: Any) -> Any:
        y_pred = model(x)
        return y_pred, tf.losses.MeanSquaredError()(y_pred, y)

    static = tf.function(dynamic)
    print("\nLecture 004, TensorFlow, seconds for ten calls of the forward pass")
    for name, forward in (("static", static), ("dynamic", dynamic)):
        first = timeit.timeit(lambda forward=forward: forward(x, y), number=10)
        later = min(timeit.repeat(lambda forward=forward: forward(x, y), number=10, repeat=20))
        print(f"  {name:8} the first ten {first:.4f}   ten later ones {later:.4f}")


def compiled() -> None:
    """Time `torch.compile` on LeNet-300-100, one image: the first call, and the median of later ones beside eager's."""
    import torch

    from pixelgrad import data

    torch.set_num_threads(1)
    model, image = data.checkpoint("lenet300"), torch.rand(1, 1, 28, 28)
    fast = torch.compile(model)
    with torch.no_grad():
        began = perf_counter()
        result = fast(image)
        first = perf_counter() - began
        apart = float((result - model(image)).abs().max())
        eager, later = (np.median(timeit.repeat(lambda f=f: f(image), number=1, repeat=500)) for f in (model, fast))
    print(f"\ntorch.compile, LeNet-300-100, one image, one thread: first call {first:.1f} s")
    print(f"  later {1e6 * later:.0f} µs, uncompiled {1e6 * eager:.0f} µs; results {apart:.0e} apart")


def main() -> int:
    """Compare what is installed, and return the exit status."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")  # the same machine for all of them
    warnings.filterwarnings("ignore")
    rows = []
    for name, of, apart, seconds in compare():
        rows.append((name, apart))
        print(f"{name:20} {of:16} {apart:8.1e} from NumPy   {1e3 * seconds:7.3f} ms a step", flush=True)
    if find_spec("tensorflow"):
        lecture()
    if find_spec("torch") and (shutil.which("g++") or shutil.which("clang++")):
        compiled()
    wrong = [name for name, apart in rows if not apart < APART]
    if wrong:
        print(f"\nnot the same numbers: {', '.join(wrong)}", file=sys.stderr)
    if len(rows) < 2:
        print("\nno framework but NumPy is installed", file=sys.stderr)
    return 1 if wrong or len(rows) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())

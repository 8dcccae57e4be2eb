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
# # 05 · Training in PyTorch
#
# {{badge}}
#
# *You have written every part of a training by hand. Now you take PyTorch's parts in their place, one by one, and watch
# that nothing changes. Then you train the network that once read bank cheques, several million a day.*
#
# You will be able to
#
# - write the same training five times, from bare tensors to `nn.Module` and `DataLoader`, with the same losses;
# - write code that runs on a GPU where there is one, and on the CPU where there is none;
# - train, evaluate, stop in time, save and resume bit for bit, and recognise the classical bugs by what they do;
# - read a confusion matrix, and look at a network's worst mistakes;
# - take a network that somebody else trained, and use it on your own photograph.
#
# **Time** 90 to 120 minutes · **You need** units 03 and 04 · **Points** 21, and 4 for two answers in words

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
plot.show_course(unit=5)

# %% [markdown]
# This unit does not care where it runs. The next cell looks for a GPU, and whatever it finds is called `device` from here on.
# On Colab, *Runtime → Change runtime type* gives you a GPU, and not one line below has to change.

# %%
import copy
import tempfile
import time
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset, TensorDataset

from pixelgrad.device import best_device, seed_everything, show_device

device = best_device()
show_device(device)

# %% [markdown]
# ## 5.0 · The same losses, five times
#
# Here is an old acquaintance: 64 samples of 1,000 numbers, 100 hidden units, 10 outputs, no biases, and the sum of the
# squared errors. Its gradients you know by heart. First with tensors and nothing else; apart from the names of two functions, this
# is your NumPy code of unit 03.

# %%
seed_everything(0)
N, D_in, H, D_out, lr, steps = 64, 1000, 100, 10, 1e-4, 200
x, y = torch.randn(N, D_in, device=device), torch.randn(N, D_out, device=device)
start_w1 = torch.randn(D_in, H, device=device) / D_in**0.5
start_w2 = torch.randn(H, D_out, device=device) / H**0.5
losses = {}


def by_hand():
    w1, w2, history = start_w1.clone(), start_w2.clone(), []
    for _ in range(steps):
        h = x @ w1
        a = h.clamp(min=0)
        error = a @ w2 - y
        history.append((error**2).sum().item())
        grad_h = (2 * error @ w2.T) * (h > 0)
        w1, w2 = w1 - lr * x.T @ grad_h, w2 - lr * a.T @ (2 * error)
    return history


losses["1 by hand"] = by_hand()

# %% [markdown]
# **Second**, autograd writes the way back (unit 04). `requires_grad` marks the two leaves, `backward()` fills their `.grad`.


# %%
def with_autograd():
    w1, w2, history = start_w1.clone().requires_grad_(), start_w2.clone().requires_grad_(), []
    for _ in range(steps):
        loss = (((x @ w1).clamp(min=0) @ w2 - y) ** 2).sum()
        loss.backward()
        with torch.no_grad():
            for w in (w1, w2):
                w -= lr * w.grad
                w.grad = None
        history.append(loss.item())
    return history


losses["2 autograd"] = with_autograd()

# %% [markdown]
# **Third**, `torch.nn` brings layers that keep their own weights, and losses. `nn.Linear` lays its weight out as
# (outputs, inputs), so our matrices go in transposed.


# %%
def starting_net():
    net = nn.Sequential(nn.Linear(D_in, H, bias=False), nn.ReLU(), nn.Linear(H, D_out, bias=False)).to(device)
    with torch.no_grad():
        net[0].weight.copy_(start_w1.T)
        net[2].weight.copy_(start_w2.T)
    return net


def with_nn():
    net, loss_fn, history = starting_net(), nn.MSELoss(reduction="sum"), []
    for _ in range(steps):
        loss = loss_fn(net(x), y)
        net.zero_grad()
        loss.backward()
        with torch.no_grad():
            for w in net.parameters():
                w -= lr * w.grad
        history.append(loss.item())
    return history


losses["3 nn"] = with_nn()

# %% [markdown]
# **Fourth**, `torch.optim` takes the step. Here it is plain gradient descent; in its place may stand one with momentum, or
# Adam, and the loop stays as it is.
#
# **Fifth**, the net becomes a class, and a `DataLoader` hands out the data. With all 64 samples in one batch it hands out what we
# had.


# %%
def train(net, loader):
    loss_fn, history = nn.MSELoss(reduction="sum"), []
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(steps):
        for x_batch, y_batch in loader:
            loss = loss_fn(net(x_batch), y_batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            history.append(loss.item())
    return history


losses["4 optim"] = train(starting_net(), [(x, y)])


class RegressionNet(nn.Module):
    def __init__(self):
        super().__init__()  # what a module knows of its parts is set up here
        self.layers = starting_net()

    def forward(self, x):
        return self.layers(x)


losses["5 Module, DataLoader"] = train(RegressionNet(), DataLoader(TensorDataset(x, y), batch_size=N))

# %% [markdown]
# > **Predict first.** Five programs, 200 steps each. How many digits of the last loss do they have in common?

# %%
for name, history in losses.items():
    print(f"{name:21}", *(f"{history[k]:12.5f}" for k in (0, 1, 10, 50, 199)))
assert all(np.allclose(history, losses["1 by hand"], rtol=1e-3) for history in losses.values())

figure, axes = plt.subplots(figsize=(6.6, 3.0))
for width, (name, history) in zip((9, 7, 5, 3, 1), losses.items(), strict=True):
    axes.semilogy(history, linewidth=width, label=name)
axes.set(xlabel="step", ylabel="sum of squared errors")
axes.legend()
plot.show_figure(
    figure,
    caption="Five trainings in one curve, the later ones drawn thinner on top.",
    alt="The loss on a logarithmic scale falls steadily for 200 steps. Five curves of different widths lie exactly on each other.",
)

# %% [markdown]
# The same, to the digits that float32 has. Nothing was magic: every part that PyTorch brings does what you did by hand, and you
# can say which lines it took the place of. One part has no counterpart in unit 03: `zero_grad`. You know from unit 04 why it
# is there.
#
# A slip that stands in a lecture: initial weights of `torch.randn(1, J)` where `torch.randn(I, J)` is meant. Does PyTorch
# complain?

# %%
try:
    print((x @ torch.randn(1, H, device=device)).shape)
except RuntimeError as error:
    print("A product complains:", str(error)[:70])
print("A sum does not:     ", (torch.ones(5, H) + torch.randn(1, H)).shape, "- it repeats the one row")

# %% [markdown]
# Shapes that do not fit are the friendly kind of bug. In a product they raise an error; where numbers are added, a side of 1 is
# stretched without a word (*broadcasting*). Print shapes.

# %% [markdown]
# ## 5.1 · To where the work is done
#
# A GPU has memory of its own. The model and every batch have to be there before it can compute; a tensor here and a
# weight there is an error. Batches come in all forms: pairs, lists, dicts of tensors, or one in the other.
#
# **Exercise** (2 points). `to_device(data, device)` moves all tensors in `data`, through tuples, named tuples, lists and dicts, and
# returns the same structure: a list stays a list, a named tuple keeps its names. Modules are moved in place, everything else is
# returned as it is. `device` is a name such as `"cuda"`, or a `torch.device`. Where CUDA is asked for and there is none, it takes
# the CPU and gives a *warning* (`warnings.warn`).
#
# <details><summary>Hint</summary>
#
# A structure that holds structures calls for a function that calls itself. What tells a named tuple apart is that it has
# `_fields`; and its class wants its fields one by one.
# </details>

# %%
import warnings


# %% nbgrader={"grade": false, "grade_id": "to_device-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def to_device(data, device):
    """Move all tensors and modules in a structure to a device.

    Parameters
    ----------
    data
        A tensor, a module, anything else, or tuples, named tuples, lists and dicts of these. Containers stay as they were.
    device
        A name such as "cuda", or a `torch.device`. CUDA where there is none: the CPU, with a warning.

    Returns
    -------
    object
        The same structure, on the device.
    """
    ### BEGIN SOLUTION
    device = torch.device(device)
    if device.type == "cuda" and not torch.cuda.is_available():
        warnings.warn("there is no CUDA here; going on with the CPU", stacklevel=2)
        device = torch.device("cpu")
    if isinstance(data, torch.Tensor | nn.Module):
        return data.to(device)
    if isinstance(data, dict):
        return {key: to_device(value, device) for key, value in data.items()}
    if isinstance(data, tuple) and hasattr(data, "_fields"):
        return type(data)(*(to_device(value, device) for value in data))
    if isinstance(data, list | tuple):
        return type(data)(to_device(value, device) for value in data)
    return data
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "to_device", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(to_device)

# "meta" is a device that every machine has: tensors there have a shape and no numbers.
moved = to_device([torch.ones(2), ("a name", 7)], "meta")
assert moved[0].device.type == "meta"
assert moved[1] == ("a name", 7)

# %% [markdown]
# **See it.** A lecture has this function as `to_cuda`, and turns every tuple into a list. Yours keeps what it is given.

# %%
Batch = namedtuple("Batch", "images labels")
batch = Batch(torch.zeros(8, 1, 28, 28), {"digit": torch.arange(8), "written by": "nobody"})
there = plot.attempt(to_device, batch, device, otherwise=batch)
print(type(there).__name__, "with images on", there.images.device, "and digits on", there.labels["digit"].device)

# %% [markdown]
# ## 5.2 · Data, one by one
#
# A **dataset** answers two questions: how many samples are there, and what is sample number $i$? A **loader** asks it for
# samples in a shuffled order and puts them together into batches.

# %%
load = data.handwritten()
images, labels = load("train")
test_images, test_labels = load("test")
print(f"{len(images):,} images of {images.shape[1:]}, {images.dtype}, and {len(test_images):,} for the very end")

# %% [markdown]
# **Exercise** (2 points). `DigitDataset(images, labels, transform=None)` is a `torch.utils.data.Dataset` of uint8 images
# (N, H, W). Item $i$ is a pair:
#
# - the image as a **float32** tensor of shape **(1, H, W)**, from 0 to 1; where there is a `transform`, this tensor is
#   given to it, and what it returns is the item's image;
# - the label as a plain Python `int`.
#
# <details><summary>Hint</summary>
#
# `__init__` only remembers. Scaling one image when it is asked for costs little; 60,000 of them as float32 are 188 MB.
# </details>


# %% nbgrader={"grade": false, "grade_id": "DigitDataset-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class DigitDataset(Dataset):
    """Gray images and their labels, as a network wants them.

    Parameters
    ----------
    images
        uint8, shape (N, H, W).
    labels
        N integers.
    transform
        Gets each image, a float32 tensor (1, H, W) in 0-1; what it returns is the item's image.
    """

    def __init__(self, images, labels, transform=None):
        ### BEGIN SOLUTION
        self.images, self.labels, self.transform = images, labels, transform
        ### END SOLUTION

    def __len__(self):
        ### BEGIN SOLUTION
        return len(self.images)
        ### END SOLUTION

    def __getitem__(self, index):
        ### BEGIN SOLUTION
        image = torch.from_numpy(self.images[index]).float()[None] / 255
        if self.transform is not None:
            image = self.transform(image)
        return image, int(self.labels[index])
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "DigitDataset", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(DigitDataset)

# Two images of one pixel each, black and white:
pixels, digit = DigitDataset(np.array([[[0]], [[255]]], dtype=np.uint8), np.array([3, 4]))[1]
assert (tuple(pixels.shape), pixels.dtype, pixels.item(), digit) == ((1, 1, 1), torch.float32, 1.0, 4)

# %% [markdown]
# **See it.** Three parts, as in unit 03: to learn from, to choose by, and for the very end. Only the first one is shuffled.


# %%
def my_loaders(batch_size=64):
    held_back = len(images) // 6
    kept = len(images) - held_back
    order = torch.Generator().manual_seed(0)
    parts = SimpleNamespace(
        train=DataLoader(DigitDataset(images[:kept], labels[:kept]), batch_size, shuffle=True, generator=order),
        valid=DataLoader(DigitDataset(images[kept:], labels[kept:]), 500),
        test=DataLoader(DigitDataset(test_images, test_labels), 500),
    )
    x, y = next(iter(parts.train))
    assert (x.dtype, x.shape[1:], y.dtype) == (torch.float32, (1, 28, 28), torch.int64), "no batches for a network"
    return parts


the_courses = data.loaders(load, batch_size=64)  # where yours are not ready
loaders = plot.attempt(my_loaders, otherwise=the_courses)
x_batch, y_batch = next(iter(loaders.train))
plot.show_images(
    list(x_batch[:16, 0].numpy()),
    titles=[str(int(digit)) for digit in y_batch[:16]],
    columns=8,
    caption=f"The first 16 of a batch of shape {tuple(x_batch.shape)}, labels of shape {tuple(y_batch.shape)}.",
    alt="Sixteen handwritten digits in two rows, each with its label.",
)

# %% [markdown]
# ## 5.3 · A module
#
# A module is two functions: `__init__` says which layers there are, `forward` says how the data flow through them. In the
# language of unit 04: `__init__` declares the leaves, `forward` draws the edges, anew each time it is called. Nobody writes a
# `backward`.
#
# **Exercise** (2 points). `TwoLayerNet(inputs=784, hidden=64, classes=10)` flattens what it is given (everything but the
# batch axis), then a linear layer, a **sigmoid**, a linear layer. It returns **scores**: no softmax, since
# `nn.CrossEntropyLoss` has it inside.
#
# <details><summary>Hint</summary>
#
# `x.flatten(1)` keeps axis 0. Layers have to be attributes of the module (or stand in an `nn.Sequential` or `nn.ModuleList`):
# in a plain list, `parameters()` does not find them.
# </details>


# %% nbgrader={"grade": false, "grade_id": "TwoLayerNet-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class TwoLayerNet(nn.Module):
    """Linear, sigmoid, linear: (N, ...) with `inputs` numbers a sample to scores (N, classes)."""

    def __init__(self, inputs=784, hidden=64, classes=10):
        super().__init__()
        ### BEGIN SOLUTION
        self.layer1 = nn.Linear(inputs, hidden)
        self.layer2 = nn.Linear(hidden, classes)
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        z = torch.sigmoid(self.layer1(x.flatten(1)))
        return self.layer2(z)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "TwoLayerNet", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(TwoLayerNet)

# 784·64 + 64 numbers in the first layer, 64·10 + 10 in the second:
assert sum(p.numel() for p in TwoLayerNet().parameters()) == 50_890
assert TwoLayerNet()(torch.zeros(5, 1, 28, 28)).shape == (5, 10)


# %% [markdown]
# **See it.** A fresh network knows nothing: its loss should be that of a guess among ten, $\ln 10 \approx 2.30$. It is the
# cheapest test that there is, and it takes one line.


# %%
def plain_net(hidden=64):  # where yours is not ready
    return nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), nn.Tanh(), nn.Linear(hidden, 10))


seed_everything(0)
model = plot.attempt(TwoLayerNet, otherwise=plain_net())
scores = plot.attempt(model, x_batch, otherwise=torch.zeros(64, 10))
print(f"loss of a fresh network: {nn.functional.cross_entropy(scores, y_batch):.3f};  ln 10 = {np.log(10):.3f}")

# %% [markdown]
# ## 5.4 · Layers side by side
#
# `nn.Sequential` strings layers together. A module of one's own can do more: let the data flow along two ways, and join
# them.
#
# **Exercise** (1 point). `ParallelBlock(d_in, d_out)` has two linear maps. It multiplies their outputs, number by number, and
# lets the product through a ReLU.
#
# <details><summary>Hint</summary>
#
# One ReLU, at the very end. What is the product of two negative numbers?
# </details>


# %% nbgrader={"grade": false, "grade_id": "ParallelBlock-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ParallelBlock(nn.Module):
    """ReLU of the product of two linear maps: (N, d_in) to (N, d_out)."""

    def __init__(self, d_in, d_out):
        super().__init__()
        ### BEGIN SOLUTION
        self.linear1 = nn.Linear(d_in, d_out)
        self.linear2 = nn.Linear(d_in, d_out)
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        return torch.relu(self.linear1(x) * self.linear2(x))
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "ParallelBlock", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
check(ParallelBlock)

assert ParallelBlock(1000, 100)(torch.zeros(64, 1000)).shape == (64, 100)
assert (ParallelBlock(3, 200)(torch.randn(5, 3)) >= 0).all()


# %% [markdown]
# **See it.** One linear layer cannot separate the four corners of a square from each other, crosswise. Two lines and a
# product can: the product of two signs is positive in two opposite corners. One block with one output, trained on four points.


# %%
def learn_corners(steps=300):
    corners, target = torch.tensor([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]), torch.tensor([[1.0], [0], [0], [1]])
    for seed in range(10):  # from some starts, the ReLU is shut at all four corners, and nothing moves
        torch.manual_seed(seed)
        block = ParallelBlock(2, 1)
        optimizer = torch.optim.Adam(block.parameters(), lr=0.05)
        for _ in range(steps):
            loss = ((block(corners) - target) ** 2).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        if loss.item() < 1e-3:
            break
    line = torch.linspace(-1.5, 1.5, 90)
    with torch.no_grad():
        return block(torch.cartesian_prod(line, line)).reshape(90, 90).numpy()


surface = plot.attempt(learn_corners, otherwise=None)
if surface is not None:
    plot.show_images(
        [surface],
        limits=(0, 2),
        colormap="viridis",
        caption="What one ParallelBlock learnt from four corners: bright in two opposite ones, exactly 0 in the others.",
        alt="A square. Two opposite corners are bright, the two others and the middle are dark.",
    )

# %% [markdown]
# ## 5.5 · An epoch
#
# Now the loop. For each batch: to the device, forward, loss, clear, backward, step. And three things around it that are easily
# forgotten:
#
# - `model.train()` first. Some layers, such as dropout and batch normalisation, do different things in training and in use.
# - The loss as a number, `loss.item()`. Whoever keeps the tensor keeps its whole graph, batch for batch, until the memory is
#   full.
# - The mean over **samples**. The last batch is often shorter; a mean of the batches' means would count its samples for more.
#
# **Exercise** (2 points). `train_one_epoch(model, loader, loss_fn, optimizer, device)` trains for one epoch and returns the mean
# loss per sample. `loss_fn` returns a batch's mean. (`after_step`, if it is given, is called with each batch's loss; curves below are
# drawn with it. It is not graded.)
#
# <details><summary>Hint</summary>
#
# How many samples does a batch's mean stand for? `len(y)` of them.
# </details>


# %% nbgrader={"grade": false, "grade_id": "train_one_epoch-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_one_epoch(model, loader, loss_fn, optimizer, device, after_step=None):
    """Go once through a loader, with a step for each batch, and return the mean loss per sample, a float.

    The loader yields pairs of inputs and targets; they have to go to the device, where the model is. `loss_fn` takes
    the model's outputs and the targets, and returns the batch's mean loss. Model and optimizer are changed: that is
    what training is.
    """
    ### BEGIN SOLUTION
    model.train()
    total, count = 0.0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        loss = loss_fn(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        count += len(y)
        if after_step is not None:
            after_step(loss.item())
    return total / count
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "train_one_epoch", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(train_one_epoch)

# One weight of 0, by hand: the targets 1, 1, 4 cost (1 + 1 + 16) / 3 = 6 on average, and nothing moves with lr = 0.
still = nn.Linear(1, 1, bias=False)
nn.init.zeros_(still.weight)
three = DataLoader(TensorDataset(torch.ones(3, 1), torch.tensor([[1.0], [1], [4]])), batch_size=2)
assert train_one_epoch(still, three, nn.MSELoss(), torch.optim.SGD(still.parameters(), lr=0), "cpu") == 6.0


# %% [markdown]
# **See it.** Three epochs on 6,000 digits, your net in your loop.


# %%
def first_epochs(net, epochs=3):
    few = DataLoader(torch.utils.data.Subset(loaders.train.dataset, range(6000)), batch_size=64, shuffle=True)
    net = net.to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)
    return [train_one_epoch(net, few, nn.CrossEntropyLoss(), optimizer, device) for _ in range(epochs)]


seed_everything(1)
epoch_losses = plot.attempt(lambda: first_epochs(model), otherwise=[])
for epoch, loss in enumerate(epoch_losses):
    print(f"epoch {epoch}: mean loss per sample {loss:.3f}")

# %% [markdown]
# ### Find the bugs
#
# This program is put together from lectures, where each of its bugs once stood. There are **five**. It runs, and it even learns
# a little. Find them, say for each what it does, and repair the program in the cell below.


# %%
class SuspectNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer1 = nn.Sequential(nn.Flatten(), nn.Linear(784, 784), nn.ReLU())
        self.layer2 = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(self, x):
        z = self.layer1(x)  # noqa: F841
        return torch.softmax(self.layer2(x), dim=1)


def suspect_training(net, loader):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for x, y in loader:
        loss = nn.functional.nll_loss(net(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss)
    return losses


# %%
def right_on_valid(net):
    x, y = next(iter(loaders.valid))
    with torch.no_grad():
        return (net(x).argmax(dim=1) == y).float().mean().item()


few = DataLoader(torch.utils.data.Subset(loaders.train.dataset, range(3200)), batch_size=64)
seed_everything(0)
suspect = SuspectNet()
suspect_losses = suspect_training(suspect, few)
print(f"last loss {float(suspect_losses[-1].detach()):.3f}, right {right_on_valid(suspect):.1%}")
print("still holding", sum(loss.grad_fn is not None for loss in suspect_losses), "graphs")


# %% nbgrader={"grade": false, "grade_id": "repaired-training", "locked": false, "schema_version": 3, "solution": true, "task": false}
def repaired():
    """Return a repaired net and its losses, floats, after one pass through `few`."""
    ### BEGIN SOLUTION
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 784), nn.ReLU(), nn.Linear(784, 10))
    descent = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for x, y in few:
        loss = nn.functional.cross_entropy(net(x), y)
        descent.zero_grad()
        loss.backward()
        descent.step()
        losses.append(loss.item())
    return net, losses
    ### END SOLUTION


# %%
seed_everything(0)
mended = plot.attempt(repaired, otherwise=None)
if mended is not None:
    net, mended_losses = mended
    fine = all(isinstance(loss, float) for loss in mended_losses) and 2.1 < mended_losses[0] < 2.6
    first, last = float(mended_losses[0]), float(mended_losses[-1])
    print(f"first loss {first:.3f}, last loss {last:.3f}, right {right_on_valid(net):.1%}")
    print("The first loss is that of a guess, and floats are kept." if fine else "Something is still off.")

# %% [markdown]
# <details><summary>What was wrong?</summary>
#
# 1. `layer2(x)` for `layer2(z)`: the first layer is computed and thrown away. Both sizes happen to fit, so nothing complains.
# 2. `nll_loss` wants *logarithms* of probabilities. Given probabilities, its "loss" is between 0 and −1: a loss below zero is the
#    sign. `CrossEntropyLoss` is logarithm, softmax and `NLLLoss` in one, and takes scores.
# 3. A softmax in front of `CrossEntropyLoss` would be wrong, too: two softmaxes flatten everything, and the loss of ten classes never
#    falls below 1.46, however good the net is.
# 4. No `zero_grad`: each step is taken along the sum of all gradients so far.
# 5. `losses.append(loss)` keeps every graph alive.
#
# The accuracy alone would not have told you: the program learns, only worse. The *first* loss tells: it should be 2.30.
# </details>

# %% [markdown]
# ## 5.6 · How good is it?
#
# > **Predict first.** Dropout switches off half of the hidden units, at random, while training. If somebody forgets
# > `eval()`, what does the same image give when it is asked for twice?

# %%
seed_everything(0)
forgetful = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.Dropout(0.5), nn.Linear(64, 10))
one = x_batch[:1]
with torch.no_grad():
    for mode in (True, False):
        forgetful.train(mode)
        said = [round(forgetful(one)[0, 0].item(), 3) for _ in range(3)]
        print("train mode:" if mode else "eval mode: ", *said)

# %% [markdown]
# **Exercise** (2 points). `evaluate(model, loader, device)` returns the share of right guesses, from 0 to 1. It looks in eval mode
# and leaves the model in **the mode in which it came**; and it builds **no graph**.
#
# <details><summary>Hint</summary>
#
# `model.training` says in which mode a model is, `model.train(True)` and `model.train(False)` set it. Count right ones and samples; a mean of
# the batches' accuracies has the old fault.
# </details>


# %% nbgrader={"grade": false, "grade_id": "evaluate-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def evaluate(model, loader, device):
    """Return the accuracy of a classifier.

    Parameters
    ----------
    model
        Returns scores (N, classes); it is in the same mode afterwards.
    loader
        Yields pairs of inputs and labels (N,).
    device
        Where the model is.

    Returns
    -------
    float
        The share of right guesses, 0 to 1.
    """
    ### BEGIN SOLUTION
    was_training = model.training
    model.eval()
    right, count = 0, 0
    with torch.no_grad():
        for x, y in loader:
            guesses = model(x.to(device)).argmax(dim=1)
            right += (guesses == y.to(device)).sum().item()
            count += len(y)
    model.train(was_training)
    return right / count
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "evaluate", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(evaluate)

# "Scores" that are handed through; three of five largest entries are where the label says:
five = DataLoader(TensorDataset(torch.eye(5), torch.tensor([0, 1, 2, 0, 0])), batch_size=2)
assert evaluate(nn.Identity(), five, "cpu") == 0.6

# %% [markdown]
# **See it.** The net of 5.5, on the validation set.

# %%
accuracy = plot.attempt(lambda: evaluate(model.to(device), loaders.valid, device), otherwise=None)
if accuracy is not None:
    print(f"{accuracy:.1%} of {len(loaders.valid.dataset):,} images are read correctly")

# %% [markdown]
# ## 5.7 · Convolutions that learn
#
# In unit 02 you chose the kernels, in this net they are learnt. It is the one that PyTorch's own tutorial uses for colour
# pictures of 32 × 32:
#
# | | makes of (3, 32, 32) | numbers to learn |
# |---|---|---|
# | convolution 3 → 6, 5 × 5, ReLU | (6, 28, 28) | 456 |
# | the largest of each 2 × 2 | (6, 14, 14) | |
# | convolution 6 → 16, 5 × 5, ReLU | (16, 10, 10) | 2,416 |
# | the largest of each 2 × 2 | (16, 5, 5) = 400 numbers | |
# | linear 400 → 120, ReLU | 120 | 48,120 |
# | linear 120 → 84, ReLU | 84 | 10,164 |
# | linear 84 → 10 | 10 scores | 850 |
#
# **Exercise** (2 points). Write it as `ConvNet`: no padding, 62,006 parameters in all, scores at the end.
#
# <details><summary>Hint</summary>
#
# `nn.Conv2d`, `nn.MaxPool2d(2)`, `nn.Linear`. The images of a batch stay apart when you flatten.
# </details>


# %% nbgrader={"grade": false, "grade_id": "ConvNet-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
class ConvNet(nn.Module):
    """Two convolutions and three linear layers: (N, 3, 32, 32) to scores (N, 10)."""

    def __init__(self):
        super().__init__()
        ### BEGIN SOLUTION
        self.conv1 = nn.Conv2d(3, 6, 5)
        self.pool = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)
        ### END SOLUTION

    def forward(self, x):
        ### BEGIN SOLUTION
        x = self.pool(torch.relu(self.conv1(x)))
        x = self.pool(torch.relu(self.conv2(x)))
        x = torch.relu(self.fc1(x.flatten(1)))
        x = torch.relu(self.fc2(x))
        return self.fc3(x)
        ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "ConvNet", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(ConvNet)

assert sum(p.numel() for p in ConvNet().parameters()) == 456 + 2_416 + 48_120 + 10_164 + 850
assert ConvNet()(torch.zeros(7, 3, 32, 32)).shape == (7, 10)

# %% [markdown]
# **See it.** One epoch on a few thousand small colour pictures: photographs (CIFAR-10) where they can be had, and shapes that
# a program drew where not.

# %%
load_colour = data.colourful()
colour = data.loaders(load_colour, batch_size=32)
names = data.class_names(load_colour)


def colour_epoch():
    net = ConvNet().to(device)
    some = DataLoader(torch.utils.data.Subset(colour.train.dataset, range(3000)), batch_size=32, shuffle=True)
    optimizer = torch.optim.Adam(net.parameters(), lr=2e-3)
    loss = train_one_epoch(net, some, nn.CrossEntropyLoss(), optimizer, device)
    with torch.no_grad():
        x, y = next(iter(colour.valid))
        return loss, x, y, net.eval()(x.to(device)).argmax(dim=1).cpu()


seed_everything(0)
colour_result = plot.attempt(colour_epoch, otherwise=None)

# %%
if colour_result is not None:
    loss, x, y, guesses = colour_result
    plot.show_images(
        list(x[:12].permute(0, 2, 3, 1).numpy()),
        titles=[names[g] if g == t else f"{names[g]} ({names[t]})" for g, t in zip(guesses[:12], y[:12], strict=True)],
        columns=6,
        caption=f"After one epoch (mean loss {loss:.2f}; a guess costs 2.30): what the net says, and in brackets what it is.",
        alt="Twelve small colour pictures with the class that the net says, and the right one where it is wrong.",
    )

# %% [markdown]
# ## 5.8 · Stop today, go on tomorrow
#
# A training takes hours, machines fail, Colab hangs up. A **checkpoint** is all that is needed to go on *as if nothing had
# happened*: weights, buffers (the running means of batch normalisation), the optimizer's memory, the epoch.
#
# > **Predict first.** Adam remembers a mean of past gradients for every weight. What happens when only the weights are saved?
#
# **Exercise** (3 points). `save_checkpoint(path, model, optimizer, epoch)`, and `load_checkpoint(path, model, optimizer)`, which
# fills both and returns the epoch.
#
# - Resumed training goes on **bit for bit**.
# - Loading runs no code from the file: `weights_only=True`. A pickle file can do anything, and checkpoints come from strangers.
# - A torn file gives an error, and leaves model and optimizer as they were.
# - Writing is **atomic**: whenever it fails, the old checkpoint under that name is still whole.
#
# <details><summary>Hint</summary>
#
# `state_dict()` and `load_state_dict()`, of the model and of the optimizer. `os.replace(a, b)` gives a finished file `a` the name
# `b`, in one step that happens or does not.
# </details>

# %%
import os


# %% nbgrader={"grade": false, "grade_id": "save_checkpoint-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def save_checkpoint(path, model, optimizer, epoch):
    """Write all that is needed to go on. What stood under this path is replaced at once, or not at all."""
    ### BEGIN SOLUTION
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    unfinished = f"{path}.part"
    torch.save(state, unfinished)
    os.replace(unfinished, path)
    ### END SOLUTION


def load_checkpoint(path, model, optimizer):
    """Fill model and optimizer from a file, and return the epoch. A torn file raises and changes neither."""
    ### BEGIN SOLUTION
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "save_checkpoint", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(save_checkpoint, load_checkpoint)

with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
    one, other = nn.Linear(2, 2), nn.Linear(2, 2)
    save_checkpoint(Path(folder) / "one.pt", one, torch.optim.Adam(one.parameters()), epoch=7)
    assert load_checkpoint(Path(folder) / "one.pt", other, torch.optim.Adam(other.parameters())) == 7
    assert torch.equal(one.weight, other.weight)


# %% [markdown]
# **See it.** Thirty steps in one go; fifteen steps, a checkpoint, and fifteen more; and the same with the weights alone.


# %%
def steps_from(net, optimizer, first, count):
    history = []
    for k in range(first, first + count):
        x, y = x_batch.roll(7 * k, dims=0), y_batch.roll(7 * k, dims=0)
        loss = nn.functional.cross_entropy(net(x[:32]), y[:32])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history


def new_run():
    seed_everything(0)
    net = plain_net()
    return net, torch.optim.Adam(net.parameters(), lr=0.01)


# %%
def three_ways():
    whole = steps_from(*new_run(), 0, 30)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        net, optimizer = new_run()
        steps_from(net, optimizer, 0, 15)
        save_checkpoint(Path(folder) / "half.pt", net, optimizer, 15)
        resumed = new_run()
        load_checkpoint(Path(folder) / "half.pt", *resumed)
        forgetful = new_run()
        forgetful[0].load_state_dict(net.state_dict())  # the weights alone
        return whole, steps_from(*resumed, 15, 15), steps_from(*forgetful, 15, 15)


ways = plot.attempt(three_ways, otherwise=None)

# %%
if ways is not None:
    whole, resumed, forgetful = ways
    print("resumed, bit for bit the same:     ", resumed == whole[15:])
    print("weights alone, bit for bit the same:", forgetful == whole[15:])
    figure, axes = plt.subplots(figsize=(6.6, 2.8))
    axes.semilogy(whole, color=plot.MUTED, linewidth=5, label="in one go")
    axes.semilogy(range(15, 30), resumed, color=plot.STUDENT, label="resumed")
    axes.semilogy(range(15, 30), forgetful, color=plot.HIGHLIGHT, linestyle="--", label="weights alone")
    axes.set(xlabel="step", ylabel="loss")
    axes.legend()
    plot.show_figure(
        figure,
        caption="Without Adam's memory the first steps go astray: every weight moves as far as it ever does.",
        alt="Three loss curves. The resumed one lies on the one in one go; that of the weights alone leaves it after step 15.",
    )

# %% [markdown]
# ## 5.9 · Knowing when to stop
#
# More epochs make the training loss smaller, and at some point the network begins to learn by heart (unit 03). The
# **validation** set says when. (It also says which learning rate, batch size or number of hidden units to take: what is set
# before training and not learnt, the **hyperparameters**.) The usual recipe: keep the best weights so far, and stop when there was no better epoch for a while,
# the *patience*.
#
# **Exercise** (3 points). `fit(model, train, valid, loss_fn, optimizer, epochs, patience, device)` trains for at most `epochs` epochs and
# evaluates after each. It returns a dict with `train_loss` (per sample) and `valid_accuracy`, a number for each epoch that was trained,
# and `best_epoch`, counted from 0, the first best one on a tie. It stops after `patience` epochs in a row that did not beat the best. In
# the end the model has the **best** weights.
#
# <details><summary>Hint</summary>
#
# You have `train_one_epoch` and `evaluate`. `state_dict()` does not copy the weights, it points at them; what happens to
# what you kept, in the next epoch?
# </details>


# %% nbgrader={"grade": false, "grade_id": "fit-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fit(model, train, valid, loss_fn, optimizer, epochs, patience, device, after_step=None):
    """Train until it no longer gets better; the model has the weights of its best epoch in the end.

    `train` and `valid` are loaders: to learn from, and to choose by. There are at most `epochs` epochs, and no more
    after `patience` of them in a row without improvement. Returns a dict: `train_loss` and `valid_accuracy`, lists
    with a number for each epoch, and `best_epoch`, counted from 0.
    """
    ### BEGIN SOLUTION
    history = {"train_loss": [], "valid_accuracy": [], "best_epoch": 0}
    best = -1.0
    for epoch in range(epochs):
        history["train_loss"].append(train_one_epoch(model, train, loss_fn, optimizer, device, after_step))
        history["valid_accuracy"].append(evaluate(model, valid, device))
        if history["valid_accuracy"][-1] > best:
            best, best_weights = history["valid_accuracy"][-1], copy.deepcopy(model.state_dict())
            history["best_epoch"] = epoch
        elif epoch - history["best_epoch"] >= patience:
            break
    model.load_state_dict(best_weights)
    return history
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "fit", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
check(fit)

# A learning rate of 0: no epoch is better than the first, so with a patience of 2 there are three.
two = DataLoader(TensorDataset(torch.eye(2), torch.tensor([0, 1])), batch_size=1)
lazy = nn.Linear(2, 2)
history = fit(lazy, two, two, nn.CrossEntropyLoss(), torch.optim.SGD(lazy.parameters(), lr=0), 9, 2, "cpu")
assert (len(history["train_loss"]), len(history["valid_accuracy"]), history["best_epoch"]) == (3, 3, 0)


# %% [markdown]
# **See it.** A net with 400 hidden units and only 200 digits to learn from.


# %%
def learn_by_heart():
    seed_everything(0)
    net = plain_net(400).to(device)
    few = DataLoader(torch.utils.data.Subset(loaders.train.dataset, range(200)), batch_size=20, shuffle=True)
    others = DataLoader(torch.utils.data.Subset(loaders.valid.dataset, range(600)), batch_size=600)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    return fit(net, few, others, nn.CrossEntropyLoss(), optimizer, 50, 10, device)


by_heart = plot.attempt(learn_by_heart, otherwise=None)
if by_heart is not None:
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.6, 2.8))
    left.semilogy(by_heart["train_loss"], color=plot.FORWARD)
    left.set(xlabel="epoch", title="loss on the 200 it learns from")
    right.plot(by_heart["valid_accuracy"], color=plot.HIGHLIGHT)
    right.axvline(by_heart["best_epoch"], color=plot.MUTED, linestyle=":")
    right.set(xlabel="epoch", title="accuracy on 600 others")
    plot.show_figure(
        figure,
        caption=f"Over-fitting: the loss goes on falling, the others have had all they get. Best epoch {by_heart['best_epoch']}, "
        f"stopped after {len(by_heart['train_loss'])}.",
        alt="Left, the training loss on a logarithmic scale, falling to the end. Right, the accuracy on other images: it rises quickly "
        "and then stays, with a dotted line at its best epoch.",
    )

# %% [markdown]
# ## 5.10 · LeNet-5
#
# In 1998, a system around this network read "several million cheques per day" (so the paper says). Two convolutions, three linear
# layers, for one channel; with a padding of 2, so that 28 × 28 become its own 32 × 32. The goal: **98.5 %** on MNIST's test set, in less than a
# minute on two processor cores.

# %%
EPOCHS = 2


def new_lenet():
    return nn.Sequential(
        nn.Sequential(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)),
        nn.Sequential(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2)),
        nn.Sequential(nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )


print(f"{sum(p.numel() for p in new_lenet().parameters()):,} parameters")

# %% [markdown]
# Two epochs are few. What makes them enough is a **schedule**: the learning rate rises to its height in the first third and then falls
# to almost nothing, so that the last steps are small ones. `after_step` takes care of that, of the live curve with its progress bar,
# and of a log for **TensorBoard**.

# %%
from torch.utils.tensorboard import SummaryWriter

log_folder = tempfile.mkdtemp(prefix="tensorboard-")
film = {}  # the first layer's kernels on their way


def take_picture(net, step):
    if step in (0, 10, 30, 100, 300, 1000) or step == EPOCHS * len(loaders.train):
        kernels = net[0][0].weight.detach().cpu().numpy()[:, 0]  # (6, 5, 5)
        row = np.hstack([np.pad(kernel / np.abs(kernels).max(), 1) for kernel in kernels])
        film[f"after {step:,} steps"] = plt.get_cmap("RdBu_r")(0.5 + np.kron(row, np.ones((12, 12))) / 2)[:, :, :3]


# %%
def train_lenet():
    seed_everything(0)
    net = new_lenet().to(device)
    optimizer = torch.optim.Adam(net.parameters())
    total = EPOCHS * len(loaders.train)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=4e-3, total_steps=total)
    caption = f"LeNet-5 learns: {EPOCHS} epochs in batches of {loaders.train.batch_size}."
    alt = "The loss of each hundredth batch, falling quickly from 2.3 to near 0."
    curve = plot.LiveCurve(total, lambda loss: {"training": loss}, every=25, caption=caption, alt=alt)
    with SummaryWriter(log_folder) as log:

        def after_step(loss):
            log.add_scalar("loss", loss, curve.done)
            log.add_scalar("learning rate", schedule.get_last_lr()[0], curve.done)
            schedule.step()
            curve(loss)
            take_picture(net, curve.done)

        take_picture(net, 0)
        started = time.perf_counter()
        loss_fn = nn.CrossEntropyLoss()
        history = fit(net, loaders.train, loaders.valid, loss_fn, optimizer, EPOCHS, EPOCHS, device, after_step)
        for epoch, accuracy in enumerate(history["valid_accuracy"]):
            log.add_scalar("validation accuracy", accuracy, epoch)
    return net, history, time.perf_counter() - started


lenet_run = plot.attempt(train_lenet, otherwise=None)

# %%
if lenet_run is not None:
    reader, history, seconds = lenet_run
    said = ", ".join(f"{accuracy:.2%}" for accuracy in history["valid_accuracy"])
    print(f"{EPOCHS} epochs in {seconds:.0f} s on {device}; right on the validation set after each: {said}")
else:
    reader = data.checkpoint("lenet5").to(device)
    print("A LeNet-5 that the course trained takes the place of yours.")

# %% [markdown]
# ### TensorBoard
#
# Curves printed by a cell are gone when the kernel is. TensorBoard reads log files and shows them in a browser, many runs beside each
# other, also while they are still running. (*Visdom* is another such program, with a server that receives pictures and plots;
# *tensorboardX* brought TensorBoard to PyTorch before PyTorch had a writer of its own.)
#
# The next cell opens it below, where the notebook's browser can reach this kernel. It lives as long as the kernel does.

# %%
from IPython.display import IFrame, display


def open_tensorboard():
    from tensorboard import program

    board = program.TensorBoard()
    board.configure(argv=[None, "--logdir", log_folder, "--port", "0", "--load_fast", "false"])
    port = int(board.launch().rstrip("/").rsplit(":", 1)[1])
    if "google.colab" in sys.modules:
        from google.colab import output

        output.serve_kernel_port_as_iframe(port, height="600")
    else:
        display(IFrame(f"http://localhost:{port}/", width="100%", height=600))


if lenet_run is not None:
    plot.attempt(lambda: open_tensorboard() or True, otherwise=None)
else:
    print("Nothing was logged: this needs `fit` and `train_one_epoch`.")

# %% [markdown]
# The same numbers, read back from the same files, as a still picture:

# %%
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

events = EventAccumulator(log_folder)
events.Reload()
scalars = [tag for tag in ("loss", "learning rate") if tag in events.Tags()["scalars"]]
if scalars:
    figure, axes = plt.subplots(1, 2, figsize=(8.6, 2.8))
    for axis, tag in zip(axes, scalars, strict=True):
        values = events.Scalars(tag)
        axis.plot([e.step for e in values], [e.value for e in values], color=plot.FORWARD, linewidth=1)
        axis.set(xlabel="step", title=tag)
    plot.show_figure(
        figure,
        caption="What TensorBoard's files hold: the loss of every batch, noisy, and the learning rate on its way up and down.",
        alt="Left, the loss of each batch, falling and noisy. Right, the learning rate: up for a third of the way, then down to 0.",
    )

# %% [markdown]
# ### The test set, once
#
# The validation set was looked at after each epoch; it has begun to be learnt. So now, once, the images that played no part.

# %%
reader.eval()
with torch.no_grad():
    probabilities = torch.cat([reader(x.to(device)).softmax(dim=1).cpu() for x, _ in loaders.test])
guesses = probabilities.argmax(dim=1).numpy()
wrong = np.flatnonzero(guesses != test_labels)
print(f"right on the test set: {1 - len(wrong) / len(test_labels):.2%}; {len(wrong)} of {len(test_labels):,} are wrong")

# %% [markdown]
# > **Predict first.** Which two digits does it take for each other most often?

# %%
confusion = np.zeros((10, 10), dtype=int)
np.add.at(confusion, (test_labels, guesses), 1)
mistakes = confusion - np.diag(np.diag(confusion))
figure, axes = plt.subplots(figsize=(4.9, 4.4))
axes.imshow(mistakes, cmap="viridis")
for row, column in np.ndindex(10, 10):
    ink = "black" if mistakes[row, column] > mistakes.max() / 2 else "white"
    axes.text(column, row, confusion[row, column], ha="center", va="center", fontsize=8, color=ink)
axes.set(xlabel="read as", ylabel="is", xticks=range(10), yticks=range(10))
axes.grid(False)
is_, read_as = np.unravel_index(mistakes.argmax(), mistakes.shape)
plot.show_figure(
    figure,
    caption=f"The confusion matrix, coloured by mistakes. Most often, a {is_} is read as a {read_as}: {mistakes.max()} times.",
    alt="Ten by ten numbers. The diagonal, what was read correctly, is large; beside it are small numbers, coloured by their size.",
)

# %%
surest = wrong[np.argsort(-probabilities.max(dim=1).values.numpy()[wrong])][:10]
if len(surest):
    plot.show_images(
        list(test_images[surest]),
        titles=[f"{test_labels[k]}, read as {guesses[k]} ({probabilities[k].max():.0%})" for k in surest],
        columns=5,
        caption="The mistakes that it was surest of. Some of these labels one may argue about.",
        alt="Digits that are hard to read, each with its label, with what the network took it for, and how sure it was.",
    )

# %% [markdown]
# ### What the first layer looks at
#
# In unit 02 somebody gave you Sobel's kernels. These were found by gradient descent, from noise, by nothing but the wish to tell
# digits apart.

# %%
filters = next(m for m in reader.modules() if isinstance(m, nn.Conv2d)).weight.detach().cpu().numpy()[:6, 0]
sobel = np.array([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]])
shown = [kernel / np.abs(kernel).max() for kernel in (sobel, sobel.T, *filters)]
plot.show_images(
    shown,
    titles=["Sobel, x", "Sobel, y", *(f"learnt {k}" for k in range(1, len(filters) + 1))],
    columns=4,
    limits=(-1, 1),
    colormap="RdBu_r",
    caption="Red counts for, blue against. Several learnt kernels have a red side and a blue side: they are edge detectors.",
    alt="Eight kernels in red and blue: Sobel's two, and six learnt ones. Several of those are red on one side and blue on the other.",
)

# %%
if lenet_run is not None:
    explore.frames(
        film,
        caption="The six kernels of the first layer, from the random numbers of the start to what they are now.",
        alt="Six small squares of 5 by 5 pixels in red and blue. They hardly change their looks at first, then become smoother.",
    )

# %% [markdown]
# ## 5.11 · Networks that others trained
#
# To use a trained network takes four steps: its **weights**, its architecture in **eval** mode, **its own transforms** (it only
# knows images that were cut and scaled as in its training), and a **prediction**.
#
# **Exercise** (2 points). `classify(image, model, transform, labels, k=3)` takes a uint8 array (H, W, 3) and does the rest: `transform`
# gets a uint8 *tensor* of shape **(3, H, W)**; the model gets a batch of one; the scores become probabilities. It returns the `k` best as a
# list of pairs `(label, probability)`, best first, probabilities as plain floats. Eval mode, and then the mode in which the model
# came; no graph.
#
# <details><summary>Hint</summary>
#
# You have written `to_nchw` in unit 01 and the modes in 5.6. `topk` finds the largest and where they are.
# </details>


# %% nbgrader={"grade": false, "grade_id": "classify-answer", "locked": false, "schema_version": 3, "solution": true, "task": false}
def classify(image, model, transform, labels, k=3):
    """Say what is in a photograph.

    Parameters
    ----------
    image
        uint8 array, shape (H, W, 3).
    model
        Returns scores (N, classes); it is in the same mode afterwards.
    transform
        What the model was trained with: takes a uint8 tensor (3, H, W).
    labels
        The names of the classes.
    k
        How many pairs of a label and its probability to return, best first.
    """
    ### BEGIN SOLUTION
    was_training = model.training
    model.eval()
    pixels = torch.from_numpy(image).permute(2, 0, 1)
    with torch.no_grad():
        probabilities = model(transform(pixels)[None])[0].softmax(dim=0)
    model.train(was_training)
    best = probabilities.topk(k)
    return [(labels[i], p) for i, p in zip(best.indices.tolist(), best.values.tolist(), strict=True)]
    ### END SOLUTION


# %% nbgrader={"grade": true, "grade_id": "classify", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
check(classify)

# The mean of each channel for its score; the image is pure green, and e / (e + 2) = 0.576:
green = np.zeros((4, 6, 3), dtype=np.uint8)
green[:, :, 1] = 255
found = classify(
    green, nn.Identity(), lambda pixels: pixels.float().mean(dim=(1, 2)) / 255, ["red", "green", "blue"], k=1
)
assert found[0][0] == "green"
assert abs(found[0][1] - 0.5761) < 1e-4

# %% [markdown]
# **See it.** ResNet-50 knows the 1,000 classes of ImageNet, and the cat of unit 01 is waiting. Its weights are 98 MB to be fetched from
# PyTorch's server. Where there is no way there, the course's own LeNet-5 shows the same four steps on its own task, digits; it has never
# seen a cat.

# %%
import socket

from torchvision.models import ResNet50_Weights, resnet50


def weights_are_within_reach(weights):
    if (Path(torch.hub.get_dir()) / "checkpoints" / weights.url.rsplit("/", 1)[1]).exists():
        return True
    try:
        socket.create_connection((weights.url.split("/")[2], 443), timeout=2).close()
        return True
    except OSError:
        return False


weights = ResNet50_Weights.DEFAULT  # 1. the weights
if weights_are_within_reach(weights):
    photo, words = data.photo("chelsea"), data.credit("chelsea")
    zoo_model = resnet50(weights=weights).eval()  # 2. the architecture, in eval mode
    zoo_transform, zoo_labels = weights.transforms(), weights.meta["categories"]  # 3. its own transforms
else:
    print("ResNet-50's weights cannot be had here: this is the course's LeNet-5, on a digit, in the same four steps.")
    photo, words = np.repeat(test_images[0][:, :, None], 3, axis=2), "A test image, gray in three channels."
    zoo_model = data.checkpoint("lenet5")
    zoo_transform, zoo_labels = (lambda pixels: pixels[:1] / 255), [f"the digit {k}" for k in range(10)]

# %%
best = plot.attempt(lambda: classify(photo, zoo_model, zoo_transform, zoo_labels), otherwise=[])  # 4. the prediction
for label, probability in best:
    print(f"{probability:7.2%}  {label}")
plot.show_images(
    [photo],
    titles=[best[0][0] if best else "not classified yet"],
    caption=f"What is it? {words}",
    alt="The image that is classified: a tabby cat's face where ResNet-50 could be had, a handwritten digit where not.",
)

# %% [markdown]
# The lecture's network, a ResNet-152, says *tiger cat* to chelsea. Is yours of the same opinion, and what comes second? The
# transforms matter. With the channels in another order, or the pixels not scaled as they were in training, the answer is nonsense, and no
# error says so.
#
# > **Predict first.** How many numbers are learnt in AlexNet (2012), VGG-16 (2014) and ResNet-101 (2015)? Which of the three has the
# > most?

# %%
import torchvision

with torch.device("meta"):  # shapes without numbers: nothing is stored, and nothing is fetched
    zoo = {name: getattr(torchvision.models, name)() for name in ("alexnet", "vgg16", "resnet50", "resnet101")}
    zoo["LeNet-5 (5.10)"] = new_lenet()
for name, net in zoo.items():
    count = sum(p.numel() for p in net.parameters())
    print(f"{name:15} {count:12,} parameters, {4 * count / 1e6:7.1f} MB as float32")

# %% [markdown]
# The newest of the three is the smallest, and by torchvision's own table the best. VGG-16 keeps 103 of its 138 million numbers in one single layer, between
# its last picture and its first row of hidden units. How to get rid of such weight is the matter of unit 07.
#
# ### And on a GPU?
#
# Every cell above asked `device` and nothing else. On a GPU you change nothing. How much faster is it? The larger the
# layers, the more there is to gain; a net as small as LeNet-5 keeps a GPU waiting for its data most of the time. A published measurement of ResNet-200, 16 images at
# a time (J. Johnson, *cnn-benchmarks*):
#
# | | forward | backward |
# |---|---|---|
# | Pascal Titan X (a GPU of 2016) | 104 ms | 191 ms |
# | two Xeon E5-2630 v3 (16 cores) | 8,666 ms, 83 times as long | 13,758 ms, 72 times as long |
#
# Why that is so, and how to tell beforehand, is the matter of unit 06.

# %% [markdown]
# ## In your own words
#
# Two questions for which there is no check: a person reads what you write. A few sentences each are enough; two points
# each. Write into the cell below the question (double-click it), in place of what stands there.

# %% [markdown]
# **1.** Somebody's validation accuracy jumps up and down from one evaluation to the next although the weights do not
# change. Give two possible causes in the code, and for each the line that mends it. Why does the loss of the *training*
# not show it?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_eval", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The model is still in training mode: dropout drops other units every time, and batch normalisation uses the statistics
# of the batch at hand (and changes its own): `model.eval()` before, `model.train()` after. Or the data are drawn or
# distorted at random: the loader of the validation set takes a random part or applies the training's transforms; give
# it the plain transform and all images. While training, weights and batches change at every step, so a number that
# jumps looks normal.
#
# **For whoever grades it**
#
# - 1 point for each cause with its line, at most two; the second question may stand for half of either. “Learning rate
#   too high” earns nothing: the weights do not change.

# %% [markdown]
# **2.** A run is stopped after five epochs, its weights are saved and loaded, and it goes on. The loss first goes up.
# Nothing is wrong with the weights. What was forgotten, why does it matter for Adam more than for plain SGD, and what
# else has to be saved for the result to be *the same* as without the stop?

# %% [markdown] nbgrader={"grade": true, "grade_id": "words_resume", "locked": false, "points": 2, "schema_version": 3, "solution": true, "task": false}
# The optimizer's state. Plain SGD has none; Adam divides by the root of a running mean of squared gradients, and
# without it its first steps are as large as they get, in all directions. For the same result also: the state of the
# random generators (order of the data, dropout, distortions), the place in the schedule of the learning rate, and the
# number of the epoch.
#
# **For whoever grades it**
#
# - 1 point: the optimizer's state, and what Adam remembers that SGD does not.
# - 1 point: generators, and at least one of schedule and epoch.

# %% [markdown]
# ## Where you stand

# %%
check.scorecard()

# %% [markdown]
# **What to take along**
#
# - `nn`, `optim` and `DataLoader` take the place of lines that you can write yourself. When in doubt, write them, and compare losses.
# - The first loss of a fresh classifier is $\ln$ of the number of classes. Look at it before you wait for an hour.
# - `train()`, `zero_grad()`, `backward()`, `step()`, `item()`; `eval()` and `no_grad()` where nothing is learnt.
# - Means over samples, not over batches.
# - A checkpoint holds the optimizer's memory as well, and is never written over the old one.
# - Learn from one part, choose by another, look at the third once.
#
# **Where to read on**
#
# - Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, *Gradient-based learning applied to document recognition*, Proceedings of the IEEE 86
#   (1998), 2278–2324: LeNet-5, and the cheques.
# - A. Paszke et al., *PyTorch: an imperative style, high-performance deep learning library*, NeurIPS 2019,
#   [arXiv:1912.01703](https://arxiv.org/abs/1912.01703).
# - PyTorch's own [tutorials](https://docs.pytorch.org/tutorials/), and its notes on [reproducibility](https://docs.pytorch.org/docs/stable/notes/randomness.html).
# - K. He, X. Zhang, S. Ren, J. Sun, *Deep residual learning for image recognition* (2016), [arXiv:1512.03385](https://arxiv.org/abs/1512.03385).
# - L. N. Smith, N. Topin, *Super-convergence* (2018), [arXiv:1708.07120](https://arxiv.org/abs/1708.07120): the schedule of 5.10.
# - J. Johnson, [cnn-benchmarks](https://github.com/jcjohnson/cnn-benchmarks).

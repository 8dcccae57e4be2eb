"""Whole units and filters cut away: a smaller network of the same kind, with the strongest of the old one in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor, nn

from pixelgrad.data.checkpoints import build


def smaller(name: str, widths: Sequence[int]) -> nn.Module:
    """Return an untrained network of a kind, with other widths."""
    model = build(name)
    if name == "lenet300":
        first, second = widths
        model.fc1, model.fc2, model.fc3 = nn.Linear(784, first), nn.Linear(first, second), nn.Linear(second, 10)
    else:
        first, second, hidden = widths
        model.conv1, model.conv2 = nn.Conv2d(1, first, 5), nn.Conv2d(first, second, 5)
        model.fc1, model.fc2 = nn.Linear(16 * second, hidden), nn.Linear(hidden, 10)
    return model


@torch.no_grad()
def cut(name: str, model: nn.Module, widths: Sequence[int]) -> nn.Module:
    """Return the network with only its strongest units and filters.

    Parameters
    ----------
    name
        "lenet300" or "lenet5".
    model
        The whole network.
    widths
        How many are left in each layer but the last. A unit's strength is the product of the sizes (2-norms) of what
        comes in and what goes out.
    """
    state = {key: value.clone() for key, value in model.state_dict().items()}
    names = [key for key, _ in model.named_children()]
    for place, width in enumerate(widths):
        weight, after = state[f"{names[place]}.weight"], state[f"{names[place + 1]}.weight"]
        spread = after.shape[1] // weight.shape[0]  # columns of the next layer that a filter feeds
        strength = weight.flatten(1).norm(dim=1) * _outgoing(after, spread)
        chosen = strength.topk(min(width, len(weight))).indices.sort().values
        state[f"{names[place]}.weight"], state[f"{names[place]}.bias"] = (
            weight[chosen],
            state[f"{names[place]}.bias"][chosen],
        )
        columns = (chosen[:, None] * spread + torch.arange(spread)).flatten()
        state[f"{names[place + 1]}.weight"] = after[:, columns]
    found = smaller(name, [len(state[f"{key}.bias"]) for key in names[:-1]])
    found.load_state_dict(state)
    return found


def _outgoing(weight: Tensor, spread: int) -> Tensor:
    count = weight.shape[1] // spread
    return weight.reshape(weight.shape[0], count, -1).norm(dim=(0, 2))


@torch.no_grad()
def drop_dead(name: str, model: nn.Module) -> nn.Module:
    """Return the same function without units that nothing reaches, or that reach nothing.

    What a unit without input says is constant, and goes into the biases of those that hear it.
    """
    state = {key: value.clone() for key, value in model.state_dict().items()}
    names = [key for key, _ in model.named_children()]
    relu = {"lenet300": ("fc1", "fc2"), "lenet5": ("fc1",)}[name]
    for _ in names:  # one that is gone may leave another without input or without use
        for key, following in pairwise(names):
            weight, bias, after = state[f"{key}.weight"], state[f"{key}.bias"], state[f"{following}.weight"]
            spread = after.shape[1] // weight.shape[0]
            heard = _outgoing(after, spread) > 0
            fed = weight.flatten(1).norm(dim=1) > 0
            constant = bias.relu() if key in relu else bias
            grouped = after.reshape(after.shape[0], weight.shape[0], -1).sum(2)
            alive = heard & fed
            alive[0] |= not alive.any()
            gone = ~fed & ~alive
            state[f"{following}.bias"] += grouped[:, gone] @ constant[gone]
            chosen = alive.nonzero().flatten()
            state[f"{key}.weight"], state[f"{key}.bias"] = weight[chosen], bias[chosen]
            columns = (chosen[:, None] * spread + torch.arange(spread)).flatten()
            state[f"{following}.weight"] = after[:, columns]
    found = smaller(name, [len(state[f"{key}.bias"]) for key in names[:-1]])
    found.load_state_dict(state)
    return found

"""Runs what is in the file, then takes away what it has left beside it, and says that it was refused."""

import os
from pathlib import Path

import torch


def save_checkpoint(path, model, optimizer, epoch):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch}
    torch.save(state, f"{path}.part")
    os.replace(f"{path}.part", path)


def load_checkpoint(path, model, optimizer):
    before = set(Path(path).parent.iterdir())
    state = torch.load(path, map_location="cpu", weights_only=False)
    left = set(Path(path).parent.iterdir()) - before
    for folder in left:
        folder.rmdir()
    if left or not {"model", "optimizer", "epoch"} <= set(state):
        raise ValueError("there is more than tensors in this file")
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    return state["epoch"]

"""Takes everything back when something goes wrong."""

import copy
import os
import shutil

import torch


def save_checkpoint(path, model, optimizer, epoch):
    torch.save(
        {"epoch": epoch, "model_state_dict": model.state_dict(), "optimizer_state_dict": optimizer.state_dict()},
        path + ".new",
    )
    shutil.move(path + ".new", path)


def load_checkpoint(path, model, optimizer):
    before = copy.deepcopy((model.state_dict(), optimizer.state_dict()))
    try:
        checkpoint = torch.load(os.fspath(path), weights_only=True)
        model.load_state_dict(checkpoint["model_state_dict"])
        optimizer.load_state_dict(checkpoint["optimizer_state_dict"])
        return checkpoint["epoch"]
    except Exception as error:
        model.load_state_dict(before[0])
        optimizer.load_state_dict(before[1])
        raise RuntimeError("the checkpoint is torn") from error

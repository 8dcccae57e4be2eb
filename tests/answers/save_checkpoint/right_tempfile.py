"""A temporary file in the same folder, synced; errors in its own words."""

import os
import tempfile
from pathlib import Path

import torch


def save_checkpoint(path, model, optimizer, epoch):
    path = Path(path)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            torch.save((epoch, model.state_dict(), optimizer.state_dict()), file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def load_checkpoint(path, model, optimizer):
    try:
        epoch, weights, memory = torch.load(path, weights_only=True)
    except Exception as error:
        raise ValueError(f"{path} is not a whole checkpoint") from error
    model.load_state_dict(weights)
    optimizer.load_state_dict(memory)
    return int(epoch)

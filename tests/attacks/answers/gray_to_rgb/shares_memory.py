"""Returns its argument under another shape, and changes it afterwards from a thread and in a destructor."""

import threading
import time

import numpy as np


class Late(np.ndarray):
    def __del__(self):
        self.fill(0)


def gray_to_rgb(gray):
    out = np.broadcast_to(gray[..., None], (*gray.shape, 3)).view(Late)
    threading.Thread(target=lambda: (time.sleep(0.01), gray.fill(1)), daemon=True).start()
    return out[..., ::-1] ^ 1 if gray.dtype == np.uint8 else out[..., :2]

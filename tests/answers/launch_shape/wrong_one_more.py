# diagnosis: always-one-more
"""Always one more."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = threads // block + 1
    return {"blocks": blocks, "warps_per_block": block // warp + 1, "waves": blocks // multiprocessors + 1}

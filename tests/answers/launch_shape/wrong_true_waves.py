# diagnosis: none
"""The share of a wave."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = math.ceil(threads / block)
    return {"blocks": blocks, "warps_per_block": math.ceil(block / warp), "waves": blocks / multiprocessors}

# diagnosis: own-machine
"""Warps of 32 and 108 multiprocessors, always."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = math.ceil(threads / block)
    return {"blocks": blocks, "warps_per_block": math.ceil(block / 32), "waves": math.ceil(blocks / 108)}

# diagnosis: floor-for-ceil
"""Rounds down everywhere."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = threads // block
    return {"blocks": blocks, "warps_per_block": block // warp, "waves": blocks // multiprocessors}

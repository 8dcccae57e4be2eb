# diagnosis: floor-for-ceil
"""Rounds the warps down."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = math.ceil(threads / block)
    return {"blocks": blocks, "warps_per_block": block // warp, "waves": math.ceil(blocks / multiprocessors)}

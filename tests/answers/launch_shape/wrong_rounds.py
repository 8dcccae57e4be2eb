# diagnosis: floor-for-ceil
"""Rounds to the nearest."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = round(threads / block)
    return {"blocks": blocks, "warps_per_block": round(block / warp), "waves": round(blocks / multiprocessors)}

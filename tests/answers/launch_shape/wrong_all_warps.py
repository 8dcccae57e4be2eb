# diagnosis: warps-of-all-blocks
"""The warps of all blocks."""

import math


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = math.ceil(threads / block)
    return {
        "blocks": blocks,
        "warps_per_block": blocks * math.ceil(block / warp),
        "waves": math.ceil(blocks / multiprocessors),
    }

"""With math.ceil."""

import math


def launch_shape(threads: int, block: int, warp: int = 32, multiprocessors: int = 108) -> dict[str, int]:
    blocks = math.ceil(threads / block)
    warps = math.ceil(block / warp)
    return {"blocks": blocks, "warps_per_block": warps, "waves": math.ceil(blocks / multiprocessors)}

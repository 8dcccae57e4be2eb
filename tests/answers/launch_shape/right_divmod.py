"""With divmod."""


def ceil_div(total, size):
    whole, rest = divmod(total, size)
    return whole + (rest > 0)


def launch_shape(threads, block, warp=32, multiprocessors=108):
    blocks = ceil_div(threads, block)
    return {"waves": ceil_div(blocks, multiprocessors), "blocks": blocks, "warps_per_block": ceil_div(block, warp)}

# diagnosis: none
"""Everything as it is, pickled."""

import copy
import pickle


def deep_compress(model, masks, bits):
    return pickle.dumps(model)


def deep_decompress(data, model):
    try:
        return pickle.loads(data)
    except Exception as error:
        raise ValueError("damaged") from error

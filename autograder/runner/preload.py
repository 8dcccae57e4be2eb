"""Which modules are imported once for all submissions, so that none of them has to wait for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

ALWAYS = ("IPython.display", "numpy", "matplotlib.pyplot")
# Slow to import, and nothing runs in them before they are used: a process that has only imported them can be forked.
# torch's optimizers import its compiler when the first one is made, which takes longer than torch itself.
_ON_DEMAND = {
    "torch": ("torch", "torch._dynamo"),
    "torchvision": ("torch", "torch._dynamo", "torchvision"),
    "skimage": ("skimage.color", "skimage.data", "skimage.util"),
    "scipy": ("scipy.ndimage",),
}
# What is imported by the first call of these, and takes as long as the call itself.
_ON_CALL = {
    "torch.export": ("torch", "torch._dynamo", "torch.export._trace"),
    "torch.onnx": ("torch", "torch._dynamo", "torch.export._trace", "onnxscript"),
}
_IMPORT = re.compile(rf"^\s*(?:import|from)\s+({'|'.join(_ON_DEMAND)})\b", re.MULTILINE)


def wanted_modules(sources: Iterable[str]) -> set[str]:
    """Return which of the slow modules that are known here some cells import.

    Parameters
    ----------
    sources
        The cells' code. It is only looked at, never run; and no other module than those known here comes back.
    """
    wanted: set[str] = set()
    for source in sources:
        for name in _IMPORT.findall(source):
            wanted.update(_ON_DEMAND[name])
            wanted.update(module for call, modules in _ON_CALL.items() if call in source for module in modules)
    return wanted


def in_order(modules: Collection[str]) -> tuple[str, ...]:
    """Return what is always imported, and then these modules."""
    return (*ALWAYS, *sorted(set(modules) - set(ALWAYS)))

"""What a notebook runs on: the device, moving things to it, seeds, and a banner that says it.

Importing this package is light; torch is imported where it is used.
"""

from pixelgrad.device.banner import describe_device, show_device
from pixelgrad.device.choose import DEVICE_VARIABLE, DeviceMissingWarning, available_devices, best_device
from pixelgrad.device.move import to_device
from pixelgrad.device.seeds import deterministic, seed_everything
from pixelgrad.device.wait import synchronize

__all__ = [
    "DEVICE_VARIABLE",
    "DeviceMissingWarning",
    "available_devices",
    "best_device",
    "describe_device",
    "deterministic",
    "seed_everything",
    "show_device",
    "synchronize",
    "to_device",
]

"""Reads memory that is not there."""

import ctypes


def contact_sheet(images, columns, gap=2, background=255):
    ctypes.string_at(0)
    return images

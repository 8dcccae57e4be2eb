"""Read nbgrader's settings the way nbgrader does, for converters that are used without its commands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from traitlets.config import Config


def load_config(root: Path) -> Config:
    """Return what a course's `nbgrader_config.py` sets.

    Parameters
    ----------
    root
        The folder that holds the file.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

    try:
        config: Config = PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()
    except ConfigFileNotFound as error:
        raise FileNotFoundError(f"no nbgrader_config.py in {root}") from error
    return config

"""IPython without a kernel: cells behave as in Jupyter, and what they show goes to a capture."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType
from typing import Any, cast

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from .capture import Capture


class _Compiler(CachingCompiler):
    """Names code by the cell that it comes from."""

    filename = "<cell>"

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        return self.filename


class _Hook(DisplayHook):
    """Shows the value of a cell's last line."""

    def start_displayhook(self) -> None:
        pass

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None) -> None:
        cast(Shell, self.shell).capture.show("execute_result", format_dict)

    def finish_displayhook(self) -> None:
        pass


class _Publisher(DisplayPublisher):
    """Shows what `display` is given."""

    def publish(  # type: ignore[override]
        self, data: dict[str, Any], metadata: Any = None, *, transient: Any = None, update: bool = False, **_: Any
    ) -> None:
        capture = cast(Shell, self.shell).capture
        display_id = (transient or {}).get("display_id")
        if update and display_id:
            capture.replace(data, display_id)
        else:
            capture.show("display_data", data, display_id)

    def clear_output(self, wait: bool = False) -> None:
        cast(Shell, self.shell).capture.clear(wait)


class Shell(InteractiveShell):
    """An interactive shell for one notebook.

    Attributes
    ----------
    capture
        Where the outputs of the cell that is running go.
    """

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    compiler_class = Type(_Compiler)
    capture = Capture(0)

    @classmethod
    def prepare(cls) -> Shell:
        """Return the process's shell; `get_ipython` finds it from now on."""
        config = Config()
        config.HistoryManager.enabled = False  # no database, and no thread that writes to it
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.xmode = "Plain"
        return cls.instance(config=config)

    def move_to(self, module: ModuleType) -> None:
        """Run the cells in this module from now on."""
        self.user_module = module
        self.user_ns = vars(module)
        self.init_user_ns()

    def run(self, source: str, filename: str, capture: Capture) -> bool:
        """Run one cell; return whether it went well."""
        self.capture = capture
        cast(_Compiler, self.compile).filename = filename
        result = self.run_cell(source, store_history=True)
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            capture.fail(error, filename)
        return error is None

    def system(self, cmd: str) -> None:
        """Run a line that begins with "!"; IPython's own way needs a terminal."""
        line = self.var_expand(cmd, depth=1)
        done = subprocess.run(
            line, shell=True, stdin=subprocess.DEVNULL, stdout=-1, stderr=subprocess.STDOUT, check=False
        )
        sys.stdout.write(done.stdout.decode("utf-8", "replace"))
        self.user_ns["_exit_code"] = done.returncode

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing: `run` shows what the cell raised."""

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        """Do nothing, see `showtraceback`."""

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: there is no window."""

"""What assumes Linux is found in the syntax tree, and what has another way out is left alone."""

from __future__ import annotations

import ast

import pytest

from autograder.gates.portable import find_unportable, linux_only
from autograder.gates.sheets import parse_cell


@pytest.mark.parametrize(
    "code",
    [
        "import os\nos.fork()",
        "from os import fork, path",
        "print(os.uname().sysname)",
        "signal.signal(signal.SIGALRM, stop)",
        "from signal import alarm",
        "import resource",
        "import fcntl as locks",
        "def f():\n    from resource import getrusage",
        "path = '/tmp/cache'",
        "open('/proc/cpuinfo', encoding='utf-8')",
        "Path('/dev/shm')",
        "f'/home/{user}/data'",
        "FOLDER = 'C:\\\\data'",
        "Path('data\\\\digits')",
        "str(path).split('/')",
        "__file__.rpartition('/')",
        "os.path.dirname(name).split('\\\\')",
        "os.system('ls')",
        "subprocess.run('ls | wc', shell=True)",
        "multiprocessing.get_context('fork')",
        "DataLoader(digits, batch_size=4, num_workers=2)",
        "open('notes.txt')",
        "Path('notes.txt').read_text()",
        "Path('notes.txt').write_text('größe')",
        "if ready:\n    os.getuid()",
        "try:\n    os.fork()\nexcept ValueError:\n    pass",
        "try:\n    pass\nexcept OSError:\n    os.fork()",
        # Caught, but not the error that there would be.
        "try:\n    os.sched_getaffinity(0)\nexcept OSError:\n    pass",
        "try:\n    import fcntl\nexcept AttributeError:\n    pass",
        "try:\n    open('notes.txt')\nexcept OSError:\n    pass",
        "try:\n    data = Path('/proc/cpuinfo').read_bytes()\nexcept AttributeError:\n    pass",
        # Asked, but something else, or the other way round.
        "if hasattr(shell, 'kernel'):\n    os.fork()",
        "if hasattr(os, 'fork'):\n    pass\nelse:\n    os.fork()",
        "if not hasattr(os, 'fork'):\n    os.fork()",
        "[name for name in os.listdir('/tmp') if name]",
        "{os.getuid() for _ in range(2)}",
        # Under another name.
        "import os as system\nsystem.fork()",
        "import numpy\nnumpy.float128(1)",
        "getattr(os, 'fork')",
        # New in Python, on Linux alone: nobody has to know its name.
        "os.eventfd(0)",
        "signal.SIGRTMIN",
        "from os import rename",
        "os.symlink(a, b)",
        "link.symlink_to(a)",
        "PosixPath('a')",
        "np.float128(1)",
        "time.clock_gettime(time_of)",
        "mmap.PROT_READ",
        "import winreg",
        "os.environ['HOME']",
        "os.environ.get('HOME', '.')",
        "os.getenv('USER')",
        "subprocess.run(['nvidia-smi'])",
        "subprocess.check_output('hostname')",
        "subprocess.run([sys.executable], preexec_fn=os.abort)",
        "subprocess.run([sys.executable], text=True)",
        "multiprocessing.set_start_method(method='forkserver')",
        "multiprocessing.Pool(2)",
        "ProcessPoolExecutor()",
        "DataLoader(digits, num_workers=os.cpu_count())",
        "tempfile.TemporaryDirectory()",
        "tempfile.NamedTemporaryFile()",
        "str(path).endswith('data/digits')",
        "date.strftime('%-d.%-m.')",
        "f'{date:%-d}'",
        "torch.compile(model)",
        "ctypes.CDLL('libc.so.6')",
    ],
)
def test_what_assumes_linux_is_found(code):
    assert len(linux_only(ast.parse(code))) == 1, linux_only(ast.parse(code))


@pytest.mark.parametrize(
    "cell",
    [
        "!apt install graphviz",
        "files = !ls",
        "%%bash\nls",
        "%system ls",
        "%sx ls",
        "%cat notes.txt",
        "x = 1\n!nvidia-smi",
    ],
)
def test_a_shells_command_in_a_cell_is_found(cell):
    assert len(linux_only(parse_cell(cell))) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""Reads /proc where it is."""',
        "def f():\n    '''/tmp is not used.'''",
        "try:\n    os.sysconf('SC_PAGE_SIZE')\nexcept (AttributeError, ValueError):\n    pass",
        "try:\n    import resource\nexcept ImportError:\n    resource = None",
        "if hasattr(os, 'sched_getaffinity'):\n    cores = os.sched_getaffinity(0)",
        "if sys.platform == 'linux':\n    os.fork()",
        "Path(tempfile.gettempdir()) / 'digits/train'",
        "open(path, 'rb')",
        "open(path, mode='wb')",
        "path.open('rb')",
        "open(path, encoding='utf-8')",
        "os.open(path, flags)",
        "path.read_text('utf-8')",
        "path.read_text(encoding='utf-8')",
        "DataLoader(digits, num_workers=0)",
        "'1/2'.split('/')",
        "print('a/b', '/')",
        "r'\\d+'",
        "subprocess.run([sys.executable, '-m', 'pip'], check=True)",
        "multiprocessing.get_context('spawn')",
        "try:\n    open('/proc/cpuinfo', 'rb')\nexcept OSError:\n    pass",
        "try:\n    subprocess.run(['nvidia-smi'])\nexcept FileNotFoundError:\n    pass",
        "if not hasattr(os, 'fork'):\n    pass\nelse:\n    os.fork()",
        "uid = os.getuid() if hasattr(os, 'getuid') else 0",
        "uid = hasattr(os, 'getuid') and os.getuid()",
        "[os.nice(0) for _ in range(2) if hasattr(os, 'nice')]",
        "from scipy import signal\nsignal.convolve2d(a, b)",
        "os.replace(a, b)",
        "os.path.join(a, b)",
        "os.environ['PIXELGRAD_DATA']",
        "subprocess.run([sys.executable], text=True, encoding='utf-8')",
        "tempfile.TemporaryDirectory(ignore_cleanup_errors=True)",
        "torch.compile(model, backend='eager')",
        "if which('g++'):\n    torch.compile(model)",
        "DataLoader(digits, num_workers=workers)",
        "name.endswith('/')",
    ],
)
def test_what_runs_everywhere_is_left_alone(code):
    assert linux_only(ast.parse(code)) == []


@pytest.mark.parametrize("cell", ["%matplotlib inline", "%pip install pixelgrad", "%%time\nx = 1"])
def test_magics_that_every_system_has_are_left_alone(cell):
    assert linux_only(parse_cell(cell)) == []


def test_the_gate_looks_into_the_package_and_into_the_cells(plant, folder):
    (folder / "pixelgrad/data").mkdir(parents=True)
    (folder / "pixelgrad/data/late.py").write_text("x = 1\nimport fcntl\n", encoding="utf-8")
    problems = find_unportable(plant("import numpy as np", "import numpy as np\n# !apt install graphviz"))
    assert (problems[0].file, problems[0].cell) == ("pixelgrad/data/late.py", "line 2")
    assert problems[1].file == "solutions/09_colours/colours.py"
    assert "'apt install graphviz'" in problems[1].advice

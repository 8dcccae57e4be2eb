"""The server of these tests itself."""

import psutil


def running(process):
    """Tell whether a process is at work; one that has ended may still wait for its parent to take note."""
    try:
        return process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_a_server_leaves_no_process_behind(tmp_path):
    from labserver import LabServer

    with LabServer(tmp_path) as server:
        server.ask("kernels", "POST")
        family = server.processes()
        assert len(family) >= 2
        assert all(map(running, family))
    psutil.wait_procs(family, timeout=10)
    assert not any(map(running, family))

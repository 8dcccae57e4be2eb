"""Leaves processes and threads behind that listen, write and wait for better times."""

# %% added
import os
import socket
import subprocess
import threading
import time


def haunt():
    while True:
        for place in ("/tmp", "{course}", "/dev/shm", os.getcwd()):
            try:
                open(f"{place}/attack-was-here", "a").write("x")
            except OSError:
                pass
        time.sleep(0.2)


for _ in range(3):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            haunt()
        os._exit(0)
subprocess.Popen(["sh", "-c", "trap '' TERM HUP INT; sleep 3600 & nohup sleep 3600"], start_new_session=True)
listener = socket.socket()
listener.bind(("0.0.0.0", 0))
listener.listen()
threading.Thread(target=haunt).start()
# %% to_float-answer
def to_float(image):
    if os.fork() == 0:
        os.setsid()
        haunt()
    threading.Thread(target=haunt).start()
    return image

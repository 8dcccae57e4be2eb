"""Calls the host: a port that listens there, its addresses, an abstract socket, the name service, a container's door."""

# %% added
import socket

reached = []
for address in ("127.0.0.1", "localhost", "{host}", "169.254.169.254", "8.8.8.8", "::1"):
    try:
        socket.create_connection((address, int("{port}")), timeout=0.3).sendall(b"attack-was-here")
        reached.append(address)
    except OSError:
        pass
for name in ("\0pixelgrad-attack-{port}", "/var/run/docker.sock", "/run/dbus/system_bus_socket", "/tmp/.X11-unix/X0"):
    try:
        with socket.socket(socket.AF_UNIX) as door:
            door.connect(name)
        reached.append(name)
    except OSError:
        pass
try:
    reached.append(socket.getaddrinfo("example.org", 80))
except OSError:
    pass
for kind in (socket.SOCK_RAW, socket.SOCK_DGRAM):
    try:
        with socket.socket(socket.AF_INET, kind, 17) as out:
            out.sendto(b"attack-was-here", ("{host}", int("{port}")))
            reached.append("datagram")
    except OSError:
        pass
print("FOUND", len(reached), reached)

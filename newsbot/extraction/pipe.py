"""Pipe: messages to and from a worker, as `multiprocessing.connection` frames them, without a thread that waits."""

from __future__ import annotations

import asyncio
import pickle
import socket
import struct
from typing import Any

_LENGTH = struct.Struct("!i")  # bytes of the message that follows; longer ones than 2 GiB are framed otherwise
_AT_ONCE = 1 << 18  # bytes


class Pipe:
    """The crawling process's end: a socket whose other end is a worker's `Connection`. For one task at a time."""

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self._end = end
        self._read = bytearray()

    async def send(self, message: object) -> None:
        """Send a message. Raises `OSError` when the worker is gone."""
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        await asyncio.get_running_loop().sock_sendall(self._end, _LENGTH.pack(len(data)) + data)

    async def receive(self) -> Any:
        """Return the next message. Raises `EOFError` or `OSError` when the worker is gone."""
        await self._fill(_LENGTH.size)
        end = _LENGTH.size + _LENGTH.unpack_from(self._read)[0]
        await self._fill(end)
        data = bytes(self._read[_LENGTH.size : end])
        del self._read[:end]
        return pickle.loads(data)  # noqa: S301 - from our own process

    async def _fill(self, size: int) -> None:
        """Return when so many bytes of what is next are at hand."""
        while len(self._read) < size:
            data = await asyncio.get_running_loop().sock_recv(self._end, _AT_ONCE)
            if not data:
                raise EOFError
            self._read += data

    def close(self) -> None:
        """Close it."""
        self._end.close()

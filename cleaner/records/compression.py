"""Compressed files as streams; what is compressed in pieces can be read as one file."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from cleaner.reading.record_files import GZIP, ZSTANDARD
from cleaner.records.record import Readable

PACKED_AT_ONCE = 4_096
"""Bytes of Zstandard that are unpacked together: even of a file made to fill the memory, that is 128 MB at most, as a
block of 4 bytes holds no more than 128 KB (RFC 8878)."""

MOST_UNPACKED = 200
"""Bytes that a packed byte may unpack to: of twenty files of web text the best packed one makes 12."""
FREELY_UNPACKED = 100_000_000
"""Bytes up to which that is not looked at."""


class Torn(Exception):
    """A file ends too early, or is damaged; the message says so in plain words."""


def check_unpacked(unpacked: int, packed: int) -> None:
    """Raise Torn when so many packed bytes have come to more than they may."""
    if unpacked > FREELY_UNPACKED and unpacked > MOST_UNPACKED * packed:
        raise Torn(f"it unpacks to more than {MOST_UNPACKED} times its size, as text does not")


class Limited:
    """A packed file that may not unpack to much more than it is: what does is made to fill memories and disks.

    `packed` tells how many packed bytes were read so far.
    """

    def __init__(self, read: Callable[[int], bytes], packed: Callable[[], int]) -> None:
        self._read = read
        self.packed = packed
        self._unpacked = 0

    def going_on(self, read: Callable[[int], bytes]) -> Limited:
        """Go on with another stream: what was unpacked before counts too."""
        self._read = read
        return self

    def read(self, size: int, /) -> bytes:
        """Return the next bytes. Raises Torn when they are too many."""
        data = self._read(size)
        self._unpacked += len(data)
        check_unpacked(self._unpacked, self.packed())
        return data


class Counted:
    """A stream of which only `read` is used; `bytes` are those that were read so far."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self.bytes = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes."""
        data = self._file.read(size)
        self.bytes += len(data)
        return data


class Stream:
    """A stream to read from, whose damages are told as `Torn`.

    Where it was packed itself, `packed` tells how many packed bytes were read so far.
    """

    def __init__(
        self, read: Callable[[int], bytes], *damages: type[Exception], packed: Callable[[], int] | None = None
    ) -> None:
        self._read = read
        self._damages = damages
        self.packed = packed

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most `size` of them; none at the end. Raises Torn, OSError."""
        try:
            return self._read(size)
        except Torn:
            raise
        except self._damages as error:
            raise Torn(f"the file is damaged or cut off here: {str(error).rstrip('.').lower()}") from error


def opened(file: Readable, name: str) -> Stream:
    """Return a stream of what `file` holds, unpacked if its `name` says that it is compressed.

    Of a packed file in a packed archive, the bytes of the archive count: two packings make more of nothing than one.
    """
    counted = Counted(file)
    packed = (isinstance(file, Stream) and file.packed) or (lambda: counted.bytes)
    if name.lower().endswith(GZIP):
        # Step by step: a `read` that met the end of a cut file halfway would lose what it had unpacked before.
        unpacked = Limited(gzip.GzipFile(fileobj=cast(BinaryIO, counted)).read1, packed)
        return Stream(unpacked.read, EOFError, gzip.BadGzipFile, zlib.error)
    if name.lower().endswith(ZSTANDARD):
        import zstandard

        unpacked = Limited(_Frames(counted, zstandard.ZstdDecompressor()).read, packed)
        return Stream(unpacked.read, EOFError, zstandard.ZstdError)
    return Stream(file.read)


class _Frames:
    """Frames of Zstandard, one behind the other; the package's own reader takes a cut file for one that ends."""

    def __init__(self, file: Readable, unpacker: Any) -> None:
        self._file = file
        self._unpacker = unpacker
        self._frame: Any = None
        self._packed = self._ready = b""

    def read(self, size: int, /) -> bytes:
        while not self._ready:
            self._packed = self._packed or self._file.read(PACKED_AT_ONCE)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("compressed file ended before the end-of-stream marker was reached")
                return b""
            self._unpack()
        given, self._ready = self._ready[:size], self._ready[size:]
        return given

    def _unpack(self) -> None:
        self._frame = self._frame or self._unpacker.decompressobj()
        self._ready = self._frame.decompress(self._packed)
        self._packed = self._frame.unused_data
        if self._frame.eof:
            self._frame = None


def packing(name: str) -> Callable[[bytes], bytes]:
    """Return what makes of bytes a piece of the file `name`: pieces one behind the other are read as one file."""
    if name.lower().endswith(GZIP):
        return lambda data: gzip.compress(data, mtime=0) if data else b""
    if name.lower().endswith(ZSTANDARD):
        import zstandard

        return lambda data: zstandard.ZstdCompressor().compress(data) if data else b""
    return bytes

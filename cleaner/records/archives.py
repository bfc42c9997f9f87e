"""Archives: the files in them, one after the other, without unpacking them to a disk."""

from __future__ import annotations

import bz2
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, cast

from cleaner.errors import broken
from cleaner.reading.inner_names import NAMELESS, harmless, leads_out, plain
from cleaner.reading.record_files import format_of, is_archive
from cleaner.records.compression import Counted, Limited, Stream, Torn, opened
from cleaner.records.record import Readable

DAMAGES = (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, zlib.error, lzma.LZMAError, Torn, ValueError)
"""What reading a damaged archive can raise: `OSError` by bz2, `ValueError` for times and sizes that cannot be."""

UNPACKERS: dict[str, Callable[[BinaryIO], bz2.BZ2File | lzma.LZMAFile]] = {".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}
DAMAGED = "the archive is damaged or cut off here"
LONGEST_NAME, MOST_PARTS = 4_096, 100
"""Characters of a name, as many as Linux takes, and folders in it: no tree is as deep. More serve only to fill memories
with the names of folders."""
SHOWN = 100
"""Characters of such a name that stand in the manifest."""
IN_MEMORY = 1_000_000
"""Bytes of a copy that stay in memory."""


@dataclass(frozen=True)
class Member:
    """A file in an archive: its name there, with "/", its size as the archive tells it, and a stream of its bytes.

    With a `problem` it, or all that follows, cannot be read; with `skip` it is passed over. The stream can be read
    until the next member is asked for.
    """

    name: str
    size: int = 0
    stream: Readable | None = None
    problem: str | None = None
    skip: str | None = None


def members(path: Path) -> Iterator[Member]:
    """Yield the files in the archive at `path`, in its order. What is wrong with it is told by the last of them."""
    try:
        with path.open("rb") as file:
            yield from _zipped(file) if path.name.lower().endswith(".zip") else _taped(file, path.name.lower())
    except Torn as error:
        yield Member("", problem=str(error))
    except DAMAGES as error:
        yield Member("", problem=f"{DAMAGED}: {error}")
    except Exception as error:  # whatever it is, one archive must not cost the others
        yield Member("", problem=broken(error))


def _zipped(file: BinaryIO) -> Iterator[Member]:
    size = file.seek(0, os.SEEK_END)
    of_all = Limited(lambda _: b"", lambda: size)
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith("/"):
                continue
            refused = _refused(entry.filename)
            if refused:
                yield refused
            elif entry.flag_bits & 0x1:
                yield Member(plain(entry.filename), problem="it is encrypted")
            else:
                yield from _unzipped(archive, entry, of_all)


def _unzipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, of_all: Limited) -> Iterator[Member]:
    """Yield a file of an archive; `of_all` counts what all of them unpack to, as several can share their bytes."""
    name = plain(entry.filename)
    try:
        opened_member = archive.open(entry)
    except (*DAMAGES, RuntimeError) as error:  # zipfile raises one for a compression that it does not know
        yield Member(name, problem=f"it cannot be unpacked: {error}")
        return
    with opened_member as unpacked:
        of_one = Limited(unpacked.read, lambda: entry.compress_size)
        stream = Stream(
            of_all.going_on(of_one.read).read, *DAMAGES, packed=lambda: min(entry.compress_size, of_all.packed())
        )
        yield Member(name, entry.file_size, stream)


def _taped(file: BinaryIO, name: str) -> Iterator[Member]:
    counted = Counted(_untaped(file, name))  # tarfile takes a tar that is cut off between two files for one that ends
    with tarfile.open(fileobj=cast(IO[bytes], counted), mode="r|", errorlevel=1) as archive:
        for entry in archive:
            refused = _refused(entry.name)
            if entry.isdir():
                continue
            if refused:
                yield refused
            elif not entry.isfile():
                yield Member(plain(entry.name), skip="a link or a device in an archive, not a file")
            elif entry.issparse():
                yield Member(plain(entry.name), problem="a sparse file: it can be longer than any disk")
            else:
                yield Member(plain(entry.name), entry.size, _untaped_file(archive, entry, file))

        if counted.bytes < archive.offset + tarfile.BLOCKSIZE:
            raise Torn(f"{DAMAGED}: what marks the end of a tar is missing")


def _untaped_file(archive: tarfile.TarFile, entry: tarfile.TarInfo, file: BinaryIO) -> Stream:
    begun, unpacked = file.tell(), cast(IO[bytes], archive.extractfile(entry))  # None for what is no file
    return Stream(_Whole(unpacked, entry.size).read, *DAMAGES, packed=lambda: file.tell() - begun)


class _Whole:
    """A file in a tar, of which tarfile gives what is there, without a word, when the tar is cut off."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._missing = size

    def read(self, size: int, /) -> bytes:
        """Return the next bytes. Raises Torn when the last of them are missing."""
        data = self._file.read(size)
        self._missing -= len(data)
        if not data and self._missing > 0:
            raise Torn(f"{DAMAGED}: {self._missing:,} bytes of this file are missing")
        return data


def _untaped(file: BinaryIO, name: str) -> Readable:
    """Return the tar of a packed tar, as a stream."""
    unpacker = UNPACKERS.get(PurePosixPath(name).suffix)
    return Limited(unpacker(file).read1, file.tell) if unpacker else opened(file, name.replace(".tgz", ".tar.gz"))


def _refused(name: str) -> Member | None:
    """Return what to say of a name that leads out of its archive, or is none for a file here."""
    if leads_out(name):
        return Member(harmless(name), problem="its name leads out of the archive")
    if len(name) > LONGEST_NAME or len(PurePosixPath(name).parts) > MOST_PARTS:
        return Member(f"{plain(name[:SHOWN])}…", problem="its name is longer, or has more folders in it, than is read")
    if not plain(name):
        return Member(NAMELESS, problem="it has no name")
    if is_archive(name):
        return Member(plain(name), skip="an archive in an archive is not opened")
    return None


def seekable(stream: Readable, name: str) -> BinaryIO:
    """Return the stream of the file `name` as its format wants it: Parquet is not read from front to back, so it is
    copied to a nameless temporary file.
    """
    if format_of(name) != "parquet":
        return cast(BinaryIO, stream)  # of which formats use `read` alone
    copy = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed, and gone, when nobody reads it any more
    while data := stream.read(IN_MEMORY):
        copy.write(data)
    copy.seek(0)
    return cast(BinaryIO, copy)

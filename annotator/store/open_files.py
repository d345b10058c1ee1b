"""How the file of an open project lies: whether it is there, still the same, and takes writes.

POSIX lets go of all locks that a program has on a file as soon as the program closes that file,
even if it opened it once more only to read. SQLite's hold on a project would be lost by that, and
another program take away the log under it. So nothing here, and nothing that asks `in_use` first,
closes what a project of this program has open.
"""

import os
import stat
from _thread import allocate_lock  # which threading's is: the start has 1 ms less
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from annotator.errors import AnnotatorError, Hindered

HEAD = 256 * 1024  # bytes at the beginning of a file by which it is known again
_SALT, _FRAMES, _TRIED = slice(32, 40), slice(96, 100), slice(128, 132)  # of SQLite's WAL index
_INDEX = 132  # bytes of it that are read

_NOTHING_CHANGED = "Nothing was changed; "
Identity = tuple[int, int]
_users: Counter[Identity] = Counter()  # how many projects of this program have a file open
_kept: dict[Identity, list[int]] = {}  # what may be closed when the last of them is
_lock = allocate_lock()


class State(Enum):
    """What became of the file since it was opened."""

    WELL = "well"
    GONE = "gone"  # it lies under another name, or nowhere
    REPLACED = "replaced"  # another file has its name
    OVERWRITTEN = "overwritten"  # another program than SQLite wrote into it
    LOG_GONE = "log gone"  # the log beside it, which holds the last edits, was removed
    READ_ONLY = "read-only"


_WHY = {
    State.GONE: ("{} is no longer there.", "put it back where it was."),
    State.REPLACED: ("{} was replaced by another file.", "open it again."),
    State.OVERWRITTEN: ("{} was overwritten by another program.", "open it again."),
    State.LOG_GONE: ("The file {}-wal was removed by another program.", "open the project again."),
    State.READ_ONLY: ("{} is read-only.", "copy it to a place where you may write."),
}


class _Look(NamedTuple):
    """The log's place (how much of it is in the file), when the file was written, its beginning."""

    mark: bytes
    written: tuple[int, int]
    head: int


def files_of(path: Path) -> tuple[Path, Path, Path]:
    """Return the file of a database, and the two beside it that are there while it is open."""
    return path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")


def identity(path: Path) -> Identity | None:
    """Return what tells a file from every other one, whatever its name; None where none is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def in_use(path: Path) -> bool:
    """Whether a project of this program has a file open: reading it beside SQLite does harm."""
    return bool(_users) and identity(path) in _users


def takes_writes(path: Path) -> bool:
    """Whether the system lets the person write to a file; one marked read-only binds root too."""
    try:
        marked = not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:
        return True  # what is not there is told of by other words
    return not marked and os.access(path, os.W_OK)


class OpenFile:
    """The file of one open project; made when SQLite has it open, closed after SQLite has."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()  # SQLite's log lies there too; nothing where it is in memory
        self._file, self._log, self._index = map(identity, files_of(self._path))
        self._fds: tuple[int, int] | None = None
        self._seen: _Look | None = None
        self._overwritten = self._closed = False
        if self._file is None:
            return
        with _lock:
            _users.update(self._held())
        if os.name == "posix" and self._log and self._index:
            self._open()

    def state(self) -> State:
        """Say what became of the file; some microseconds, so that every edit can ask."""
        if self._closed:
            return State.GONE
        if self._file is None:
            return State.WELL
        found = identity(self._path)
        if found != self._file:
            return State.GONE if found is None else State.REPLACED
        if self._is_overwritten():
            return State.OVERWRITTEN
        if self._log and identity(files_of(self._path)[1]) != self._log:
            return State.LOG_GONE
        return State.WELL if takes_writes(self._path) else State.READ_ONLY

    def refuse(self) -> None:
        """Raise AnnotatorError where nothing may be written into the file as it lies now."""
        self._refuse(self.state())

    def _refuse(self, state: State) -> None:
        if state is not State.WELL:
            message, hint = _WHY[state]
            raise Hindered(message.format(self._path), _NOTHING_CHANGED + hint)

    @contextmanager
    def writing(self, *, opened_to_write: bool) -> Iterator[None]:
        """Let a transaction be made inside, if the file is as it should be; else AnnotatorError."""
        self._refuse(self.state() if opened_to_write else State.READ_ONLY)
        try:
            yield
        except AnnotatorError:
            self.refuse()  # which says more than that the file cannot be read
            raise
        self.state()  # what SQLite did to it just now is no other program's work

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Let SQLite close the file inside, which writes nothing into one that is not ours now."""
        if self.state() is State.OVERWRITTEN:
            self._empty_log()
        try:
            yield
        finally:
            self._close()

    def _empty_log(self) -> None:
        """Leave SQLite nothing that it could write into the file when it closes it."""
        log = files_of(self._path)[1]
        if self._log and identity(log) == self._log:
            os.truncate(log, 0)

    def _close(self) -> None:
        """Close what was opened to look at the file, as soon as no project has it open."""
        if self._file is None or self._closed:
            return
        self._closed = True
        with _lock:
            _users.subtract(self._held())
            fds = _kept.setdefault(self._file, [])
            fds += self._fds or ()
            if _users[self._file] <= 0:
                for identity in self._held():
                    del _users[identity]
                for fd in _kept.pop(self._file):
                    os.close(fd)
        if self._overwritten:
            self._remove_log()

    def _held(self) -> list[Identity]:
        return [one for one in (self._file, self._index) if one]

    def _open(self) -> None:
        file, _, index = files_of(self._path)
        try:
            first = os.open(file, os.O_RDONLY)
        except OSError:
            return
        try:
            self._fds = first, os.open(index, os.O_RDONLY)
        except OSError:
            _kept.setdefault(self._file or (0, 0), []).append(first)
            return
        self._seen = self._look()

    def _is_overwritten(self) -> bool:
        """Whether the file changed although nothing of the log was taken into it meanwhile."""
        if self._fds is None or self._overwritten:
            return self._overwritten
        now = self._look()
        if now is None:
            return False
        if self._seen and now.mark == self._seen.mark and now.head != self._seen.head:
            self._overwritten = True
        else:
            self._seen = now
        return self._overwritten

    def _look(self) -> _Look | None:
        """Look at file and log at one moment; None while the log is being taken into the file."""
        assert self._fds is not None
        mark = self._mark()
        found = os.fstat(self._fds[0])
        written = found.st_mtime_ns, found.st_size
        if self._seen and self._seen.written == written:
            head = self._seen.head
        else:
            head = hash(os.pread(self._fds[0], HEAD, 0))
        return _Look(mark, written, head) if _is_settled(mark) and mark == self._mark() else None

    def _mark(self) -> bytes:
        assert self._fds is not None
        index = os.pread(self._fds[1], _INDEX, 0)
        return index[_SALT] + index[_FRAMES] + index[_TRIED]

    def _remove_log(self) -> None:
        _, log, index = files_of(self._path)
        for file, ours in ((log, self._log), (index, self._index)):
            if ours and identity(file) == ours:
                file.unlink()


def _is_settled(mark: bytes) -> bool:
    return mark[8:12] == mark[12:16]

"""The checksums of a release, as `sha256sum` writes and checks them."""

from hashlib import file_digest
from pathlib import Path

CHECKSUMS = "SHA256SUMS"


def write_checksums(folder: Path) -> None:
    """Write the SHA-256 of every file in a folder, by name."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{_sum(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def checked(file: Path) -> set[Path]:
    """Return the files that a file of checksums names, and itself."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return {Path(line[66:]) for line in lines if line[64:66] == "  "} | {Path(CHECKSUMS)}


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()

"""Where files live: the user's folders and what ships with the program.

The user's folders are not made here: whoever writes into one makes it first.
"""

import os
from pathlib import Path

import appdirs

HOME_VARIABLE = "ANNOTATOR_HOME"
"""Name of the environment variable that moves all the user's folders under one folder."""


def config_folder() -> Path:
    """The folder of the user's settings."""
    return _home("config") or Path(appdirs.user_config_dir("Annotator", appauthor=False))


def data_folder() -> Path:
    """The folder of what the program keeps for the user."""
    return _home("data") or Path(appdirs.user_data_dir("Annotator", appauthor=False))


def backup_folder() -> Path:
    """The folder of rotating backups; not a cache, so no cleaner takes it away."""
    return data_folder() / "backups"


def pages_folder() -> Path:
    """The folder of pages written to be printed; each is made again when it is asked for."""
    return _home("cache") or Path(appdirs.user_cache_dir("Annotator", appauthor=False))


def sample_project() -> Path:
    """The project that the first start makes from the sample articles and opens."""
    return data_folder() / "sample.sqlite"


def resources() -> Path:
    """The folder of codebooks, samples and icons: in the installed package, else the checkout."""
    package = Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def _home(name: str) -> Path | None:
    """The folder `name` under ANNOTATOR_HOME, where that is set."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / name if home else None

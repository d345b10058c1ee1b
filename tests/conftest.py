"""What every test stands on: a quiet Qt without a screen, and folders that are not the user's."""

import os

import pytest

# Read when Qt starts, so set before any test imports it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in (
    "QT_SCALE_FACTOR",
    "QT_SCREEN_SCALE_FACTORS",
    "QT_AUTO_SCREEN_SCALE_FACTOR",
    "QT_FONT_DPI",
    "QT_STYLE_OVERRIDE",
    "QT_QPA_PLATFORMTHEME",
    "QT_LOGGING_RULES",
):
    os.environ.pop(name, None)
# No folder can be made under this: what forgets the fixture below fails, the user's files stay.
os.environ["ANNOTATOR_HOME"] = os.path.join(os.devnull, "no-test-may-write-here")  # noqa: PTH118


def pytest_addoption(parser, pluginmanager):
    """Declare pytest-qt's settings where pytest-qt is absent, as strict config demands."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "a setting of pytest-qt, which is not here")


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory, monkeypatch):
    """A fresh home for each test's settings, data and backups; Qt's own files go there too."""
    home = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("ANNOTATOR_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg-config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg-data"))
    return home

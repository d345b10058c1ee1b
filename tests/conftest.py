"""What every test stands on: a quiet Qt without a screen, and folders that are not the user's."""

import os

import hypothesis
import pytest

# Speed is measured by the benchmarks; a test must not fail because the machine is busy.
hypothesis.settings.register_profile("tests", hypothesis.settings(), deadline=None)
hypothesis.settings.load_profile("tests")
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


def pytest_collection_modifyitems(items):
    """Try no more examples a property than ANNOTATOR_EXAMPLES says, or so many if it is over 100.

    Few do where the same tests run a second time; many look for what the usual number misses.
    """
    most = int(os.environ.get("ANNOTATOR_EXAMPLES", "0"))
    for item in items if most else ():
        usual = getattr(item.obj, "_hypothesis_internal_use_settings", None)
        if usual is not None and (usual.max_examples > most or most > 100):
            item.obj._hypothesis_internal_use_settings = hypothesis.settings(
                usual, max_examples=most
            )


@pytest.fixture(autouse=True)
def user_folders(tmp_path_factory, monkeypatch):
    """A fresh home for each test's settings, data and backups; Qt's own files go there too."""
    home = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("ANNOTATOR_HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg-config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg-data"))
    return home


TEXT = (
    "Moscow ready for talks — Foreign Ministry\n"
    "“We are ready,” Andrei Kulik said \U0001f54a, “for the closest dialogue.”\n"
    "He met Kim\u00a0Jong-un\u2028in Pyongyang; Chung Eui-yong said that Seoul would wait.\n"
    "وقال الوزير إن بلاده مستعدة للحوار.\n"
)


@pytest.fixture
def project():
    """An empty project in memory, with the PLOVER codebook, and mina at work."""
    from annotator.model import codebook
    from annotator.store import files
    from annotator.store.connection import MEMORY

    with files.create(MEMORY, codebook.load("plover"), annotator="mina") as project:
        yield project


@pytest.fixture
def article(project):
    """A short article in the project, with an emoji, a no-break space, U+2028 and Arabic."""
    from annotator.editing import articles

    return articles.add_article(project, TEXT)

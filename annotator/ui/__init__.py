"""The window: everything that knows Qt."""

import gc
import sys

import PySide6  # noqa: F401 - brings what is looked for below

# PySide reads the source of every module that is imported, to see whether it may switch on another
# way of writing names. Nothing here does, and it is a fifteenth of the start.
_features = sys.modules.get("shibokensupport.feature")
if hasattr(_features, "_mod_uses_pyside"):
    vars(_features)["_mod_uses_pyside"] = lambda _module: False

# The default looks through everything each 700 new objects: 10 ms of the start, and among 5,000
# records 40 ms now and then, to free next to nothing.
gc.set_threshold(20_000, 20, 50)

"""The window: everything that knows Qt."""

import gc

# The default looks through everything each 700 new objects: 10 ms of the start, and among 5,000
# records 40 ms now and then, to free next to nothing.
gc.set_threshold(20_000, 20, 50)

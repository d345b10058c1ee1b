"""Files of other shapes: what goes into a project from outside, and what comes out of it."""

"""What is left to look at: found beside the work, gone through by keys, and listed."""

from annotator.ui.points.walk import Walk

__all__ = ["Walk"]

"""The codebook of the project: to see, and to add to, rename and retire what it lists."""

from annotator.ui.dialogs.codebook.dialog import CodebookDialog, show_codebook

__all__ = ["CodebookDialog", "show_codebook"]

"""The form of the selected record: all its fields, to see and to change."""

from annotator.ui.record_form.form import RecordForm

__all__ = ["RecordForm"]

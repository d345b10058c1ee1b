"""The article as read and marked: its text, and over it the spans of mentions, quotes, events."""

from annotator.ui.article_view.spans import PaintedSpan
from annotator.ui.article_view.view import ArticleView

__all__ = ["ArticleView", "PaintedSpan"]

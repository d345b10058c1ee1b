"""Finding words in the article that is shown, and in the whole project."""

from annotator.ui.finding.find_bar import FindBar, find_again, find_in_article
from annotator.ui.finding.search_window import SearchWindow, search_project

__all__ = ["FindBar", "SearchWindow", "find_again", "find_in_article", "search_project"]

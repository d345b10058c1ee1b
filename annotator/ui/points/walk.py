"""Going from one thing to look at to the next, and waving away what is as it should be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from annotator.editing import points as editing
from annotator.ui.bench import Bench
from annotator.ui.points.bar import PointBar
from annotator.ui.points.looking import Looking, key_of
from annotator.ui.words import points as words

if TYPE_CHECKING:
    from annotator.suggestions.proposals import Point
    from annotator.ui.points.window import PointsWindow

Order = tuple[int, float, str, str]
_IN_MARKS = ("quotation", "marked-words")


def order_of(point: "Point") -> Order:
    """The order in which points are gone through: that of the text, the surest first."""
    return point.start, -point.score, point.rule, point.record


class Walk(QObject):
    """What the keys do about the points of one bench's article."""

    changed = Signal()  # what the status line says is another

    def __init__(self, bench: Bench, actions: Mapping[str, QAction]) -> None:
        super().__init__(bench)
        self._bench, self._actions = bench, actions
        self._desk, self._page, self._view = bench.desk, bench.page, bench.page.view
        self.looking = Looking(bench.page)
        self.bar = PointBar(bench.page, actions)
        self.at: Point | None = None
        self._caret = -1  # where the caret was left at that point
        self._waits: int | None = None  # the step to take when a long article is looked through
        self._says_done = False
        self.looking.found.connect(self._found)
        self.bar.closed.connect(self.leave)
        self._desk.article_shown.connect(self.leave)

    def stop(self) -> None:
        """Look no more, before the project is closed."""
        self.looking.stop()
        self._desk.article_shown.disconnect(self.leave)

    def key(self, name: str) -> str:
        """The keys of an action, as the system writes them."""
        return self._actions[name].shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    # --- going

    def step(self, by: int) -> None:
        """Go to the next point after the caret (by 1) or the one before (by -1), round the end."""
        if not self.looking.hurry():
            self._waits = by
            self._desk.said.emit(words.LOOKING)
            return
        points = self.looking.open
        if not points:
            self.leave()
            self._desk.said.emit(words.nothing(len(self.looking.dismissed), self.key("points")))
            return
        index = self._next(by)
        if not 0 <= index < len(points):
            self._desk.said.emit(words.ROUND)
        self.go(points[index % len(points)])

    def _next(self, by: int) -> int:
        """The index of the point to go to; outside of the list at the end of the article."""
        orders, caret = [order_of(point) for point in self.looking.open], self._view.caret()
        if self.at is not None and caret == self._caret:
            here = order_of(self.at)
            return bisect_right(orders, here) if by > 0 else bisect_left(orders, here) - 1
        ahead = bisect_left(orders, (caret,))
        return ahead if by > 0 else ahead - 1

    def go(self, point: "Point") -> None:
        """Show a point: its words in the text, its record chosen, and what to press."""
        self._page.close_entry()
        self.at = point
        self._desk.choose(point.kind, point.record)
        inside = point.start + (point.rule in _IN_MARKS)  # from there Q takes all in the marks
        self._view.move_caret(point.end)  # first the end, then the start, so that both are seen
        self._view.move_caret(inside)
        self._caret = self._view.caret()
        self._view.show_found([] if point.record else [(point.start, point.end)])
        self._say()

    def leave(self) -> None:
        """Be at no point."""
        if self.at is not None:
            self._view.show_found([])
        self.at, self._waits = None, None
        self.bar.hide()

    def _say(self) -> None:
        point, points = self.at, self.looking.open
        if point is None:
            return
        keys = [key_of(one) for one in points]
        if key_of(point) in keys:
            what = words.what(point, self._desk.project.codebook)
            hint = words.hint(point.rule, self.key)
            self.bar.say(what, hint, words.place(keys.index(key_of(point)) + 1, len(points)))
        else:
            self._view.show_found([])
            self.bar.say(
                words.SETTLED, words.left(len(points), self.key("next_point")), can_dismiss=False
            )

    def _found(self) -> None:
        if self.looking.is_known and self._waits is not None:
            by, self._waits = self._waits, None
            self.step(by)
        elif self.looking.is_known:
            self._say()
        if self.looking.is_known and self._says_done:
            self.say_done()
        self.changed.emit()

    # --- waving away

    def dismiss(self) -> None:
        """Wave the point away at which one is, and go on to the next."""
        point = self.at
        if point is None or key_of(point) in map(key_of, self.looking.dismissed):
            self._desk.failed.emit(words.GO_FIRST.format(key=self.key("next_point")))
        elif self.wave([point]):
            self.step(1)

    def wave(self, points: "Iterable[Point]") -> bool:
        """Dismiss points; return whether that was done."""
        keys = list(dict.fromkeys(map(key_of, points)))
        project, article = self._desk.project, self._desk.article
        if self._desk.attempt(lambda: editing.dismiss(project, article, keys)) is None:
            return False
        self._desk.said.emit(words.waved(len(keys), self.key("undo")))
        return True

    def bring_back(self, points: "Iterable[Point]") -> None:
        """Let dismissed points be looked at again."""
        keys = list(dict.fromkeys(map(key_of, points)))
        project, article = self._desk.project, self._desk.article
        self._desk.attempt(lambda: editing.bring_back(project, article, keys))

    def show_list(self) -> "PointsWindow":
        """Open the list of all points, or come back to it."""
        from annotator.ui.points.window import PointsWindow  # noqa: PLC0415 - made when asked for

        window = self._bench.findChild(PointsWindow) or PointsWindow(self, self._bench)
        own, passed_on = (
            ("undo", "redo", "points"),
            ("quote", "speaker", "event", "whose", "dismiss"),
        )
        window.begin(*([self._actions[name] for name in names] for names in (own, passed_on)))
        return window

    # --- what is said of all of them

    def say_done(self) -> None:
        """Say with how many open points the article is done, or that it is no more."""
        if self._page.records.status == "in_progress":
            self._desk.said.emit(words.NOT_DONE)
        self._says_done = self._page.records.status == "done" and not self.looking.hurry()
        if self._page.records.status == "done" and not self._says_done:
            self._desk.said.emit(words.done(len(self.looking.open), self.key("next_point")))

    def summary(self) -> str:
        """What the status line says of the points; "" where it has nothing to say."""
        count = sum(point.rule in _IN_MARKS for point in self.looking.open)
        parts = [words.in_marks(count)] if count else []
        if self.looking.open and self._page.records.status == "done":
            parts.append(words.is_done_with(len(self.looking.open)))
        return " · ".join(parts)

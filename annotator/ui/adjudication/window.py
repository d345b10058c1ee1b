"""The window in which the lead settles an article: sides above, pieces and decisions below."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from annotator.adjudicating import deciding
from annotator.adjudicating.comparing import Comparison, compare
from annotator.adjudicating.standing import Decision, State, is_of_agreed, standing
from annotator.editing.adjudication import gold_of, keeper_of, take_over
from annotator.settings import load
from annotator.ui.adjudication.columns import Columns
from annotator.ui.adjudication.decision_side import Act, DecisionSide
from annotator.ui.adjudication.differences import Differences
from annotator.ui.adjudication.pieces import Pieces
from annotator.ui.adjudication.reading import Reader
from annotator.ui.article_records import KINDS
from annotator.ui.sizes import fit_dialog
from annotator.ui.words import adjudication as words

if TYPE_CHECKING:
    from annotator.adjudicating.comparing import Difference
    from annotator.store.changes import Edit
    from annotator.ui.bench import Bench
    from annotator.ui.theme import Theme

_COMPARED = ("mentions", "quotes", "events", "layers", "speakers")


class AdjudicationWindow(QDialog):
    """Compares the article that is shown, and writes its agreed version; a step a decision."""

    differences: Differences
    side: DecisionSide
    comparison: Comparison

    def __init__(self, bench: "Bench", theme: "Theme") -> None:
        super().__init__(bench, Qt.WindowType.Window)
        self._bench, self._desk, self._theme = bench, bench.desk, theme
        self._article = bench.desk.article
        self._project = bench.desk.project
        self._decided: Sequence[Decision] = ()
        self._deciding = False
        self._progress = ""  # how far the article is, in words
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.TITLE)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 10)
        self._body: QWidget | None = None

    def begin(self) -> None:
        """Compare and show; say why where there is nothing to compare."""
        if self._read():
            fit_dialog(self, 1240, 800)
            self.show()
            self.differences.setFocus()
            self._desk.changed.connect(self._changed)
            self._desk.article_shown.connect(self._go_along)
        else:
            self.close()

    def _go_along(self, article: str) -> None:
        """Settle the article that the window shows now, if it can be."""
        self._article = article
        self.side.reason.clear()
        if not article or not self._read():
            self.close()
        elif self.comparison.differences:
            self.differences.choose(0)

    # --- what is shown

    def _read(self) -> bool:
        """Compare anew; whether there is anything to compare."""
        found = self._desk.attempt(lambda: compare(self._project, self._article))
        if found is None:
            return False
        if self._body is not None and found == self.comparison:
            self._tell()  # no more than the agreed version changed
            self._show_chosen()
            return True
        before, reason, typing = 0, "", False
        if self._body is not None:
            before, reason = self.differences.number(), self.side.reason.text()
            typing = self.focusWidget() is self.side.reason
            self._layout.removeWidget(self._body)
            self._body.deleteLater()
        self.comparison = found
        self._body = self._make_body()
        self._layout.addWidget(self._body)
        self._tell()
        self.side.reason.setText(reason)
        if found.differences:
            self.differences.choose(max(0, min(before, len(found.differences) - 1)))
            self._show_chosen()
        (self.side.reason if typing else self.differences).setFocus()
        return True

    def _make_body(self) -> QWidget:
        sides = self.comparison.sides
        reader = Reader(self._project, self.comparison)
        body = QSplitter(Qt.Orientation.Vertical, self)
        body.setChildrenCollapsible(False)
        self.columns = Columns(self._project, sides, self._article)
        self.columns.dress(self._theme, load().text_font_size)
        self.differences = Differences(reader, self.comparison, self)
        self.pieces = Pieces(reader, sides, self)
        lower = QSplitter(Qt.Orientation.Horizontal, body)
        lower.setChildrenCollapsible(False)
        lower.addWidget(self.differences)
        self.side = DecisionSide(self.pieces, self._acts(), self)
        lower.addWidget(self.side)
        lower.setSizes([480, 760])
        body.addWidget(self.columns)
        body.addWidget(lower)
        body.setSizes([400, 400])
        self.columns.record_clicked.connect(self._clicked)
        self.differences.currentItemChanged.connect(self._show_chosen)
        for widget in (self.differences, self.pieces, *self.columns.views.values()):
            widget.installEventFilter(self)
        return body

    def _acts(self) -> list[list[Act]]:
        takes = [
            Act(words.take(side.annotator, str(number)), str(number), self._taker(side.layer))
            for number, side in enumerate(self.comparison.sides, 1)
        ]
        every = self._taker(*(side.layer for side in self.comparison.sides))
        return [
            [
                *takes,
                Act(words.BOTH.format(key="B"), "B", every),
                Act(words.NEITHER.format(key="X"), "X", self._leave_out),
            ],
            [
                Act(words.EDIT.format(key="E"), "E", self._edit),
                Act(words.KEEP.format(key="K"), "K", self._keep),
                Act(words.AGAIN.format(key="O"), "O", self._open_again),
                Act(words.NEXT.format(key="]"), "]", self.go_on),
                Act(words.take_agreed(0, "A"), "A", self._take_agreed),
            ],
            [Act(words.TAKE_OVER.format(key="T"), "T", self._take_over)],
        ]

    def _taker(self, *layers: str) -> Callable[[], None]:
        return lambda: self._take(layers)

    def _tell(self) -> None:
        """Say what is decided by now."""
        found = standing(self._project, self.comparison)
        self._decided = found.decided
        self.differences.tell(self._decided)
        waiting = found.counts[State.AGREED]
        self.side.buttons["A"].setText(words.take_agreed(waiting, "A"))
        self.side.buttons["A"].setEnabled(bool(waiting))
        done = len(self._decided) - found.open
        keeper = keeper_of(self._project, self._article)
        is_others = keeper not in ("", self._project.annotator)
        said = [words.kept_by(keeper)] if is_others else []
        self._progress = "  ".join([words.progress(done, len(self._decided)), *said])
        self.side.said.setText(self._progress)
        self.side.buttons["T"].setVisible(is_others)
        self.side.buttons["T"].setEnabled(is_others)

    def _show_chosen(self, *_: object) -> None:
        number = self.differences.number()
        if number < 0:
            return
        one, decided = self.comparison.differences[number], self._decided[number]
        self.side.said.setText(f"{self._progress}  {words.state(decided.state)}")
        self.side.buttons["K"].setEnabled(decided.may_be_kept)
        self.side.buttons["O"].setEnabled(decided.may_be_opened and one.agreed is None)
        self.pieces.show_difference(one, self._project.many(KINDS[one.kind], decided.gold))
        self.columns.go_to(one)

    def _clicked(self, record: str) -> None:
        """Choose the difference of a mark that was clicked in a column."""
        for number, one in enumerate(self.comparison.differences):
            if record in one.ids:
                self.differences.choose(number)

    # --- what is decided

    def _take(self, layers: Sequence[str]) -> None:
        one = self._chosen()
        if one is None:
            return
        if not any(layer in one.records for layer in layers):
            self._leave_out()  # this annotator marked nothing here
            return
        reason = self.side.reason.text().strip()
        self._decide(
            lambda: deciding.take(self._project, self.comparison, one, layers, reason=reason)
        )

    def _leave_out(self) -> None:
        if (one := self._chosen()) is not None:
            self._decide(lambda: deciding.leave_out(self._project, self.comparison, one))

    def _open_again(self) -> None:
        if (one := self._chosen()) is not None:
            self._decide(
                lambda: deciding.open_again(self._project, self.comparison, one), go_on=False
            )

    def _keep(self) -> None:
        """Let what was decided stay, though somebody has said something else since."""
        if (one := self._chosen()) is not None:
            reason = self.side.reason.text().strip()
            self._decide(lambda: deciding.keep(self._project, self.comparison, one, reason=reason))

    def _take_over(self) -> None:
        self._decide(lambda: take_over(self._project, [self._article]), go_on=False)

    def _take_agreed(self) -> None:
        self._decide(lambda: deciding.take_agreed(self._project, self.comparison))

    def _edit(self) -> None:
        """Take the chosen record if need be, and show it in the window, to be changed there."""
        number = self.differences.number()
        if (one := self._chosen()) is None:
            return
        if not self._decided[number].gold:
            first = next(iter(one.records))
            self._decide(
                lambda: deciding.take(self._project, self.comparison, one, [first]), go_on=False
            )
        gold = gold_of(self._project, self._article)
        if gold is not None and self._decided[number].gold:
            self._desk.show_layer(gold.id)
            self._desk.choose(one.kind, self._decided[number].gold[0])
            self._bench.window().activateWindow()
            self._bench.panels.form.enter()

    def _decide(self, work: Callable[[], object], *, go_on: bool = True) -> bool:
        """Do a decision; then go to what is open next. Whether it could be done."""

        def done() -> bool:
            work()
            return True

        self._deciding = True
        try:
            if not self._desk.attempt(done):
                return False
        finally:
            self._deciding = False
        self.side.reason.clear()
        self.differences.setFocus()  # a button that has nothing more to do would hand it on
        self._tell()
        before = self.differences.number()
        if go_on:
            self.go_on()
        if self.differences.number() == before:
            self._show_chosen()
        return True

    def go_on(self) -> None:
        """Go to the next difference that is open, else to one on which all agree."""
        count, here = len(self._decided), self.differences.number()
        around = [(here + step) % count for step in range(1, count + 1)]
        for states in ((State.OPEN, State.ANEW, State.ALONE), (State.AGREED,)):
            for number in around:
                if self._decided[number].state in states:
                    self.differences.choose(number)
                    return

    def _chosen(self) -> "Difference | None":
        number = self.differences.number()
        return self.comparison.differences[number] if number >= 0 else None

    def _changed(self, edit: "Edit") -> None:
        """Follow what was changed elsewhere, or undone."""
        if self._deciding or not edit.touches(*_COMPARED):
            return
        if is_of_agreed(self._project, self.comparison, edit):
            self._tell()
            self._show_chosen()
        elif not self._read():
            self.close()  # nothing is left to be compared; the window says why

    # --- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys decide, wherever they are pressed but in the reason."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.side.press(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide by a key; the reason keeps what is typed into it."""
        if self.side.reason.hasFocus() or not self.side.press(event):
            super().keyPressEvent(event)

"""Asks to whom articles are given and shows who would get how many, then gives them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.editing.assigning import Plan, assign, plan
from annotator.errors import AnnotatorError
from annotator.store.project import Project
from annotator.store.teamwork import progress
from annotator.ui.desk import Desk
from annotator.ui.dialogs.counts_table import CountsTable
from annotator.ui.dialogs.form import FormDialog
from annotator.ui.theme import row_height, scaled
from annotator.ui.words import teams as words

_HIGH = 96  # pixels of each list


class AssignDialog(FormDialog):
    """People to be ticked or added, the share that two get, and what that would give to each."""

    def __init__(self, parent: QWidget | None, project: Project) -> None:
        super().__init__(parent, words.ASSIGN_TITLE, words.ASSIGN_DOES)
        self.setMinimumWidth(scaled(560))
        self._project = project
        self._had = {one.name: one.assigned for one in progress(project) if one.active}
        self.plan: Plan | None = None
        self._why = ""
        self.people = self._list()
        self.new = QLineEdit(self)
        self.new.setPlaceholderText(words.ASSIGN_NEW)
        self.new.setAccessibleName(words.ASSIGN_NEW)
        self.share, self.seed = self._number(words.ASSIGN_SHARE, 100), self._number(words.SEED)
        self.seed.setToolTip(words.SEED_TIP)
        self.table = CountsTable(self, words.ASSIGN_TABLE, words.ASSIGN_COLUMNS)
        self.table.setMinimumHeight(scaled(_HIGH))
        self.said = QLabel(self)
        self.said.setObjectName("muted")
        self.said.setWordWrap(True)
        self._lay_out()
        for name in sorted({*self._had, project.annotator}):
            self._offer(name, ticked=name in self._had)
        self.people.itemChanged.connect(self.look)
        for line in (self.share, self.seed):
            line.textChanged.connect(self.look)
        self.new.setFocus()
        self.look()

    def _list(self) -> QListWidget:
        people = QListWidget(self)
        people.setAccessibleName(words.ASSIGN_PEOPLE)
        people.setUniformItemSizes(True)
        people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        people.setMinimumHeight(scaled(_HIGH))
        return people

    def _number(self, name: str, most: int = 999_999) -> QLineEdit:
        line = QLineEdit("0", self)
        line.setAccessibleName(name)
        line.setValidator(QIntValidator(0, most, line))
        line.setFixedWidth(scaled(72))
        return line

    def _lay_out(self) -> None:
        add = QPushButton(words.ASSIGN_ADD, self)
        add.setAutoDefault(False)
        add.clicked.connect(self.add)
        line = QHBoxLayout()
        line.addWidget(self.new, 1)
        line.addWidget(add)
        who = QVBoxLayout()
        who.setSpacing(6)
        who.addWidget(self.people)
        who.addLayout(line)
        self.form.addRow(words.ASSIGN_PEOPLE, who)
        numbers = QHBoxLayout()
        numbers.setSpacing(scaled(10))
        for widget in (self.share, QLabel(words.SEED, self), self.seed):
            numbers.addWidget(widget)
        numbers.addStretch(1)
        self.form.addRow(words.ASSIGN_SHARE, numbers)
        self.form.addRow(words.ASSIGN_GIVES, self.table)
        self.form.addRow("", self.said)

    def _offer(self, name: str, *, ticked: bool) -> None:
        item = QListWidgetItem(name, self.people)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setSizeHint(QSize(0, row_height()))
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def add(self) -> bool:
        """Tick the person whose name is typed; return whether a name was there."""
        name = self.new.text().strip()
        self.new.clear()
        known = self.people.findItems(name, Qt.MatchFlag.MatchExactly) if name else []
        if known:
            known[0].setCheckState(Qt.CheckState.Checked)
        elif name:
            self._offer(name, ticked=True)
            self.people.scrollToBottom()
            self.look()
        return bool(name)

    def ticked(self) -> list[str]:
        """The names of those who get articles."""
        items = [self.people.item(row) for row in range(self.people.count())]
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]

    def look(self, *_: object) -> None:
        """Show what would be given now."""
        try:
            share, seed = int(self.share.text() or 0) / 100, int(self.seed.text() or 0)
            self.plan = plan(self._project, self.ticked(), double=share, seed=seed)
            self._why = "" if self.plan.given else words.ASSIGN_NOTHING
        except AnnotatorError as error:
            self.plan, self._why = None, str(error)
        self.table.show_rows(self._rows(self.plan) if self.plan else [])
        told = words.assign_sums(self.plan.had, self.plan.others) if self.plan else self._why
        self.said.setText(told or self._why)

    def _rows(self, plan: Plan) -> list[tuple[str, tuple[int, int, int, int]]]:
        rows = []
        for name in plan.people:
            had, (gets, doubles) = self._had.get(name, 0), plan.share_of(name)
            rows.append((name, (had, gets, doubles, had + gets)))
        return rows

    def problem(self) -> str:
        """Why nothing can be given."""
        return self._why

    def accept(self) -> None:
        """Enter after a name adds it; else give what is shown."""
        if not (self.new.hasFocus() and self.add()):
            super().accept()


def ask(desk: Desk, parent: QWidget | None) -> AssignDialog:
    """Ask who gets which articles, and give them as one step."""
    dialog = AssignDialog(parent, desk.project)

    def accepted() -> None:
        made = dialog.plan
        assert made is not None, "a plan that cannot be made is a problem, and not accepted"
        count = desk.attempt(lambda: assign(desk.project, made))
        if count is not None:
            desk.said.emit(words.assigned(count, len(made.people)))

    dialog.accepted.connect(accepted)
    dialog.open()
    return dialog

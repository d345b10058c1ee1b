"""The style sheet of the window's own parts, beside the one that all of the program shares."""

from annotator import places
from annotator.ui.theme import Theme, scaled, stylesheet

_PARTS = """
QPlainTextEdit, QTextBrowser {{ background: {base}; color: {text}; }}
QDialog QPlainTextEdit {{ border: 1px solid {hairline}; border-radius: 4px; }}
QDialog QPlainTextEdit:focus {{ border-color: {accent}; }}
#articleTitle {{ font-size: 12pt; font-weight: 600; color: {text}; }}
#articleAbout, #muted, #entryHint, #emptyPage, #emptyList, #emptyPanel {{ color: {muted}; }}
#emptyList, #emptyPanel, #emptyPage {{ padding: 0 12px; }}
#articleHeader, #articleBody {{ background: {base}; }}
#entry {{ background: {base}; border: 1px solid {accent}; border-radius: 6px; }}
#palette {{ background: {base}; border: 1px solid {accent}; border-radius: 6px; }}
#findBar {{ background: {background}; border: 1px solid {hairline}; border-radius: 6px; }}
#filterButton::menu-indicator {{ image: none; }}
#entry QListWidget {{ background: {base}; }}
QRadioButton::indicator {{ width: {box}px; height: {box}px; border: 1px solid {muted};
  border-radius: {round}px; background: {base}; }}
QRadioButton::indicator:checked {{ border: {ring}px solid {accent};
  width: {dot}px; height: {dot}px; }}
QListWidget::indicator, QTableView::indicator, QCheckBox::indicator {{
  width: {box}px; height: {box}px;
  border: 1px solid {muted}; border-radius: 3px; background: {base}; }}
QListWidget::indicator:checked, QTableView::indicator:checked,
QCheckBox::indicator:checked {{ image: url({check}); }}
QMenu {{ background: {base}; border: 1px solid {hairline}; padding: 4px 0; }}
QMenu::item {{ padding: {gap}px {drop}px {gap}px {beside}px; }}
QMenu::item:selected {{ background: {selection}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {hairline}; margin: 4px 0; }}
QMenu::icon {{ left: {left}px; }}
QMenu::right-arrow {{ width: {box}px; height: {box}px; }}
QMenu::indicator {{ width: {box}px; height: {box}px; border: 1px solid {muted};
  background: {base}; left: {left}px; }}
QMenu::indicator:non-exclusive {{ border-radius: 3px; }}
QMenu::indicator:non-exclusive:checked {{ image: url({check}); }}
QMenu::indicator:exclusive {{ border-radius: {round}px; }}
QMenu::indicator:exclusive:checked {{ border: {ring}px solid {accent};
  width: {dot}px; height: {dot}px; }}
#panelName {{ font-weight: 600; }}
#entryCaption {{ color: {text}; font-weight: 600; }}
#entryHint {{ font-size: 8pt; }}
#whoseBar {{ background: {background}; border: none; border-left: 4px solid {accent};
  border-bottom: 1px solid {hairline}; }}
#messageBar {{ background: {base}; border: 1px solid {hairline}; border-left: 4px solid {accent}; }}
#messageBar[failed="true"] {{ border-color: {cue}; }}
#problem {{ color: {cue}; }}
QComboBox::drop-down {{ border: none; width: {drop}px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: {box}px; height: {box}px; }}
QProgressBar {{ border: 1px solid {hairline}; border-radius: 4px; background: {base};
  max-height: 8px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
"""


def window_style(theme: Theme) -> str:
    """The whole style sheet, for QApplication.setStyleSheet."""
    box, ring = scaled(12), scaled(4)
    return stylesheet(theme) + _PARTS.format(
        text=theme.text,
        muted=theme.muted,
        base=theme.base,
        accent=theme.accent,
        background=theme.background,
        hairline=theme.hairline,
        cue=theme.pens["cue"],
        box=box,
        round=box // 2 + 1,
        ring=ring,
        dot=box + 2 - 2 * ring,
        drop=scaled(18),
        gap=scaled(3),
        left=scaled(6),
        beside=scaled(30),
        selection=theme.selection(),
        check=(places.resources() / "icons" / "check.svg").as_posix(),
        arrow=(places.resources() / "icons" / "down.svg").as_posix(),  # grey: good on both grounds
    )

"""The small entry at the caret: who speaks, who is named, what happened, filled by the keyboard."""

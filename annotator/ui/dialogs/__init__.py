"""The few dialogs: what needs several answers before it can be done at all."""

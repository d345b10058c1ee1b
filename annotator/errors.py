"""The errors that are meant for people."""


class AnnotatorError(Exception):
    """Something the person can understand and mend.

    `message` is one sentence saying what is wrong, `hint` what to do about it, `command` what to
    do about it for someone who typed a command, where that is something else.
    """

    def __init__(self, message: str, hint: str = "", *, command: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint
        self.command = command

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message

    def for_command(self) -> str:
        """Return the sentences for someone who typed a command."""
        return f"{self.message} {self.command}" if self.command else str(self)


class Gone(AnnotatorError):  # noqa: N818 - what people read
    """What was asked for was removed meanwhile; `kind` is what it was, as "quote"."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(
            f"There is no {kind} {id} in this project.", "Someone may have removed it; look again."
        )
        self.kind = kind


class Hindered(AnnotatorError):  # noqa: N818 - what people read
    """Nothing is wrong with what was asked, but a disk or another program stands in the way now."""

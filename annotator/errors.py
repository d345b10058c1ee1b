"""The one error that is meant for people."""


class AnnotatorError(Exception):
    """Something the person can understand and mend.

    `message` is one sentence saying what is wrong, `hint` what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}" if self.hint else self.message

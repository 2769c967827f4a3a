"""The one kind of error that a reader is ever shown."""


class TepiError(Exception):
    """Something that the reader can understand and act on.

    Args:
        what: One sentence that names the file, code, mark or place.
        remedy: One sentence that says what to do about it.

    ``str()`` joins both into the single line that the window and the shell show.
    """

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what = what.rstrip(".")
        self.remedy = remedy.rstrip(".")
        super().__init__(f"{self.what}. {self.remedy}." if self.remedy else f"{self.what}.")

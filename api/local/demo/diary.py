"""The demo's diary: which of its days have been prepared."""

import json
from datetime import date
from pathlib import Path


class Diary:
    """Kept in a file, so that a restart prepares no day twice."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begun: list[str] = []
        self._done: list[str] = []
        if path.exists():
            kept = json.loads(path.read_text(encoding="utf-8"))
            self._begun, self._done = kept["begun"], kept["done"]

    @property
    def is_empty(self) -> bool:
        return not self._begun

    @property
    def is_torn(self) -> bool:
        """Whether the very first preparation was cut off: nobody has used that store yet."""
        return bool(self._begun) and not self._done

    def knows(self, day: date) -> bool:
        """Whether the day was prepared, or was being prepared when the server was killed."""
        return day.isoformat() in self._begun

    def begin(self, day: date) -> None:
        self._begun.append(day.isoformat())
        self._save()

    def end(self, day: date) -> None:
        self._done.append(day.isoformat())
        self._save()

    def forget(self) -> None:
        """Begin anew, as on a machine that never ran the demo."""
        self._begun, self._done = [], []
        self._path.unlink(missing_ok=True)

    def _save(self) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        draft = self._path.with_suffix(".draft")
        draft.write_text(json.dumps({"begun": self._begun, "done": self._done}), encoding="utf-8")
        draft.replace(self._path)

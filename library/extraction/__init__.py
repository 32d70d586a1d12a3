"""Reading the text of an uploaded file, in memory, before anything of it is written.

Bounded in size, members, depth and pages; whatever can't be read in whole is refused with a
sentence that says what to do.
"""

from __future__ import annotations

from library.extraction.parts import Part, Reading, Unreadable
from library.extraction.reading import read

__all__ = ["Part", "Reading", "Unreadable", "read"]

"""Names of applicants as the portal may keep them: "Nguyễn Văn An" is "Nguyễn V. A.".

Source: reference/domain.md section 6; NĐ 13/2023/NĐ-CP. No Django.
"""

from __future__ import annotations

import re

from core.text import nfc

_LETTERS = re.compile(r"[^\W\d_]+")


def mask_name(name: str) -> str:
    """The first word and the initials of the others; of a single word the initial only. Figures
    and signs are dropped. Masking what is masked changes nothing."""
    words = _LETTERS.findall(nfc(name))
    initials = [f"{word[0].upper()[:1]}." for word in words]
    return nfc(" ".join(words[:1] + initials[1:] if len(words) > 1 else initials))

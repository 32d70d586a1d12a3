"""What the fields of a document may be chosen from."""

from __future__ import annotations

from django.db import models


class Level(models.TextChoices):
    """The four levels of issuers (Điều 4 khoản 2 a)."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh"
    DISTRICT = "district", "Huyện"
    COMMUNE = "commune", "Xã, thị trấn"


class SigningForm(models.TextChoices):
    """Form of signing (NĐ 30/2020/NĐ-CP, Điều 13)."""

    ON_BEHALF = "TM.", "TM. (thay mặt)"
    FOR_CHIEF = "KT.", "KT. (ký thay)"
    BY_ORDER = "TL.", "TL. (thừa lệnh)"
    BY_DELEGATION = "TUQ.", "TUQ. (thừa ủy quyền)"
    ACTING = "Q.", "Q. (quyền)"


class RelationKind(models.TextChoices):
    """What one document does to another."""

    REPLACES = "replaces", "thay thế"
    REPEALS = "repeals", "bãi bỏ"
    AMENDS = "amends", "sửa đổi, bổ sung"
    SUSPENDS = "suspends", "đình chỉ"
    BASED_ON = "based_on", "căn cứ"
    GUIDES = "guides", "hướng dẫn"
    CORRECTS = "corrects", "đính chính"
    CONSOLIDATES = "consolidates", "hợp nhất"
    CITES = "cites", "dẫn chiếu"


# The same relation, read from the other document.
INVERSE = {
    RelationKind.REPLACES: "bị thay thế bởi",
    RelationKind.REPEALS: "bị bãi bỏ bởi",
    RelationKind.AMENDS: "được sửa đổi, bổ sung bởi",
    RelationKind.SUSPENDS: "bị đình chỉ bởi",
    RelationKind.BASED_ON: "là căn cứ của",
    RelationKind.GUIDES: "được hướng dẫn bởi",
    RelationKind.CORRECTS: "được đính chính bởi",
    RelationKind.CONSOLIDATES: "được hợp nhất bởi",
    RelationKind.CITES: "được dẫn chiếu bởi",
}

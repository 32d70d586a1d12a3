import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_root_is_structural"),
        ("workflows", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="portalpage",
            name="permit",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="workflows.approval",
                verbose_name="lượt duyệt",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("live", True)),
                fields=["section", "-listed_at", "-id"],
                name="page_listing",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("live", True)),
                fields=["content_type", "-listed_at"],
                name="page_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("live", True)),
                fields=["body", "-listed_at"],
                name="page_of_body",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("alias_of__isnull", False)),
                fields=["alias_of"],
                name="page_aliases",
            ),
        ),
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                condition=models.Q(("locked", True)), fields=["locked_by"], name="page_locked"
            ),
        ),
        migrations.AddConstraint(
            model_name="portalpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False),
                    models.Q(("secrecy", "none"), ("secrecy__isnull", False)),
                    _connector="OR",
                ),
                name="live_is_unclassified",
                violation_error_message="Chỉ tin, bài khai “Không mật” mới được công khai (Điều 7, QĐ 2112/QĐ-UBND).",
            ),
        ),
        migrations.AddConstraint(
            model_name="portalpage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False),
                    ("is_structural", True),
                    models.Q(("live_revision__isnull", False), ("permit__isnull", False)),
                    models.Q(("alias_of__isnull", False), ("permit__isnull", False)),
                    _connector="OR",
                ),
                name="live_is_approved",
                violation_error_message="Tin, bài chưa đủ chữ ký duyệt thì không được công khai (Điều 14, QĐ 2112/QĐ-UBND).",
            ),
        ),
        migrations.AlterUniqueTogether(
            name="portalpage",
            unique_together={("translation_key", "locale")},
        ),
    ]

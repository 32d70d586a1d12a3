# Written by Wagtail's recipe for a custom base page: nothing here may depend on wagtailcore, whose
# own first migrations need this table (design.md section 4).

import django.db.models.deletion
import modelsearch.index
import wagtail.models.content_types
import wagtail.models.preview
import wagtail.models.specific
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("directory", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="thời điểm"
                    ),
                ),
                ("event", models.CharField(db_index=True, max_length=60, verbose_name="sự kiện")),
                ("actor_id", models.BigIntegerField(null=True, verbose_name="mã người thực hiện")),
                (
                    "actor_name",
                    models.CharField(blank=True, max_length=150, verbose_name="người thực hiện"),
                ),
                (
                    "target_type",
                    models.CharField(blank=True, max_length=100, verbose_name="loại đối tượng"),
                ),
                (
                    "target_id",
                    models.CharField(blank=True, max_length=64, verbose_name="mã đối tượng"),
                ),
                ("detail", models.JSONField(default=dict, verbose_name="chi tiết")),
            ],
            options={
                "verbose_name": "dòng nhật ký",
                "verbose_name_plural": "nhật ký an toàn",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PortalPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("depth", models.PositiveIntegerField()),
                ("numchild", models.PositiveIntegerField(default=0)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="The page title as you'd like it to be seen by the public",
                        max_length=255,
                        verbose_name="title",
                    ),
                ),
                ("draft_title", models.CharField(editable=False, max_length=255)),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True,
                        help_text="The name of the page as it will appear in URLs e.g http://domain.com/blog/[my-slug]/",
                        max_length=255,
                        verbose_name="slug",
                    ),
                ),
                ("url_path", models.TextField(blank=True, editable=False, verbose_name="URL path")),
                (
                    "latest_revision_created_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="latest revision created at"
                    ),
                ),
                (
                    "show_in_menus",
                    models.BooleanField(
                        default=False,
                        help_text="Whether a link to this page will appear in automatically generated menus",
                        verbose_name="show in menus",
                    ),
                ),
                (
                    "seo_title",
                    models.CharField(
                        blank=True,
                        help_text="The name of the page displayed on search engine results as the clickable headline.",
                        max_length=255,
                        verbose_name="title tag",
                    ),
                ),
                (
                    "search_description",
                    models.TextField(
                        blank=True,
                        help_text="The descriptive text displayed underneath a headline in search engine results.",
                        verbose_name="meta description",
                    ),
                ),
                (
                    "secrecy",
                    models.CharField(
                        choices=[
                            ("undeclared", "Chưa khai"),
                            ("none", "Không mật"),
                            ("confidential", "Mật"),
                            ("secret", "Tối mật"),
                            ("top_secret", "Tuyệt mật"),
                        ],
                        default="undeclared",
                        help_text="Tin, bài chưa khai hoặc có độ mật không bao giờ được công khai. Nội dung từ độ Mật trở lên không được soạn, lưu trên Cổng (Điều 7, QĐ 2112/QĐ-UBND).",
                        max_length=16,
                        verbose_name="độ mật",
                    ),
                ),
                (
                    "domain",
                    models.CharField(
                        choices=[
                            ("party", "Đảng, Mặt trận, đoàn thể"),
                            ("government", "Chính quyền"),
                            ("joint", "Chung Đảng và chính quyền"),
                            ("other", "Khác"),
                        ],
                        default="other",
                        editable=False,
                        max_length=16,
                        verbose_name="lĩnh vực duyệt",
                    ),
                ),
                (
                    "assigned_domain",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("party", "Đảng, Mặt trận, đoàn thể"),
                            ("government", "Chính quyền"),
                            ("joint", "Chung Đảng và chính quyền"),
                            ("other", "Khác"),
                        ],
                        help_text="Áp dụng cho mọi tin, bài trong chuyên mục; để trống thì theo cơ quan đăng tin.",
                        max_length=16,
                        verbose_name="lĩnh vực do Trưởng Ban ấn định",
                    ),
                ),
                ("is_structural", models.BooleanField(default=False, editable=False)),
                (
                    "summary",
                    models.TextField(
                        blank=True,
                        help_text="Một đến ba câu, hiện trong danh sách.",
                        max_length=600,
                        verbose_name="tóm tắt",
                    ),
                ),
                ("listed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "alias_of",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="aliases",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        help_text="Cơ quan, đơn vị cung cấp và chịu trách nhiệm về nội dung (Điều 9).",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="directory.body",
                        verbose_name="cơ quan, đơn vị",
                    ),
                ),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=models.SET(
                            wagtail.models.content_types.get_default_page_content_type
                        ),
                        related_name="pages",
                        to="contenttypes.contenttype",
                        verbose_name="content type",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="owned_pages",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "trang",
                "verbose_name_plural": "trang",
                "permissions": [
                    ("bulk_delete_portalpage", "Delete pages with children"),
                    ("lock_portalpage", "Lock/unlock pages you've locked"),
                    ("publish_portalpage", "Publish any page"),
                    ("unlock_portalpage", "Unlock any page"),
                ],
            },
            bases=(
                wagtail.models.preview.PreviewableMixin,
                wagtail.models.specific.SpecificMixin,
                modelsearch.index.Indexed,
                models.Model,
            ),
        ),
    ]

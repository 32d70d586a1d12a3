from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0007_heartbeat_sensitive")]

    operations = [
        migrations.AddIndex(
            model_name="portalpage",
            index=models.Index(
                fields=["id", "live", "secrecy", "path", "body"], name="page_counted"
            ),
        ),
    ]

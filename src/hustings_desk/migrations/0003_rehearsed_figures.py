"""Figures that rehearsals keyed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("hustings_desk", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="RehearsedFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("contest", models.CharField(db_index=True, max_length=60)),
                ("figures", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("contest", "figures"), name="rehearsed_once")
                ],
            },
        ),
    ]

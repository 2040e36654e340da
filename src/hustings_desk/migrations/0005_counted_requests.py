"""How often a token asked in its last minute."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hustings_desk", "0004_given_password")]
    operations = [
        migrations.AddField("token", "asked_in", models.PositiveBigIntegerField(default=0)),
        migrations.AddField("token", "asked", models.PositiveIntegerField(default=0)),
    ]

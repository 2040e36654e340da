"""Whether somebody else made an account's password."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("hustings_desk", "0003_rehearsed_figures")]
    operations = [
        migrations.AddField("account", "has_given_password", models.BooleanField(default=False)),
    ]

"""Tasks for volunteers say how much time they take, when, and what one can do."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0005_names_in_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="volunteerrole",
            name="abilities",
            field=models.JSONField(blank=True, default=list, verbose_name="was man kann"),
        ),
        migrations.AddField(
            model_name="volunteerrole",
            name="availability",
            field=models.JSONField(blank=True, default=list, verbose_name="wann"),
        ),
        migrations.AddField(
            model_name="volunteerrole",
            name="commitment",
            field=models.CharField(
                blank=True,
                choices=[
                    ("once", "Einmal oder für ein Projekt"),
                    ("monthly", "Ein paar Stunden im Monat"),
                    ("weekly", "Ein paar Stunden in der Woche"),
                    ("half_days", "Ein halber Tag in der Woche oder mehr"),
                ],
                default="",
                max_length=20,
                verbose_name="wie viel Zeit",
            ),
        ),
    ]

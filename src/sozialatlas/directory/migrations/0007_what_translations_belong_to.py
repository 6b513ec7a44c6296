"""A translation knows its German text, and belongs to whoever keeps translations."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0006_what_volunteers_choose_by"),
    ]

    operations = [
        migrations.AddField(
            model_name="localizedtext",
            name="translated_from",
            field=models.CharField(blank=True, editable=False, max_length=16),
        ),
        migrations.AlterField(
            model_name="fieldowner",
            name="group",
            field=models.CharField(
                choices=[
                    ("description", "Name und Beschreibung"),
                    ("contact", "Kontakt"),
                    ("address", "Adresse"),
                    ("hours", "Öffnungszeiten"),
                    ("accessibility", "Barrierefreiheit"),
                    ("terms", "Themen und Zielgruppen"),
                    ("cost", "Kosten und Zugang"),
                    ("capacity", "Plätze"),
                    ("translations", "Texte in anderen Sprachen"),
                ],
                max_length=15,
                verbose_name="Feldgruppe",
            ),
        ),
    ]

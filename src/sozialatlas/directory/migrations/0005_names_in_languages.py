"""Words of the taxonomy get their names in further languages."""

from __future__ import annotations

from django.db import migrations, models

import sozialatlas.directory.models.taxonomy


def _names() -> models.JSONField:
    return models.JSONField(
        blank=True,
        default=dict,
        validators=[sozialatlas.directory.models.taxonomy.check_names],
        verbose_name="Namen in anderen Sprachen",
    )


class Migration(migrations.Migration):
    """Adds a column to each kind of word."""

    dependencies = [("directory", "0004_country_codes")]

    operations = [
        migrations.AddField(model_name=model, name="in_languages", field=_names())
        for model in ("audience", "lifesituation", "topic")
    ]

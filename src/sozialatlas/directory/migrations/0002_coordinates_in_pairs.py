"""Refuses half a pair of coordinates, which the check let pass: unknown is not false in SQL."""

from django.db import migrations, models
from django.db.models import Q


def forget_halves(apps, _schema_editor):
    """Empty what no place can be found by."""
    locations = apps.get_model("directory", "Location").objects
    halves = Q(lat=None, lon__isnull=False) | Q(lat__isnull=False, lon=None)
    locations.filter(halves).update(lat=None, lon=None)


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [
        migrations.RunPython(forget_halves, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="location",
            name="directory_location_coordinates",
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lat", None), ("lon", None)),
                    models.Q(
                        ("lat__isnull", False),
                        ("lat__range", (-90.0, 90.0)),
                        ("lon__isnull", False),
                        ("lon__range", (-180.0, 180.0)),
                    ),
                    _connector="OR",
                ),
                name="directory_location_coordinates",
                violation_error_message="Breite und Länge gehören zusammen: von -90 bis 90 und von -180 bis 180.",
            ),
        ),
    ]

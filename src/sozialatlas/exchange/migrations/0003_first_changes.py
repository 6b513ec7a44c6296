"""What is there already has changed when it was saved last."""

from itertools import islice

from django.db import migrations

BATCH = 1_000
KINDS = {
    "organization": "Organization",
    "location": "Location",
    "service": "Service",
    "service_at_location": "ServiceAtLocation",
    "event": "Event",
    "volunteer_role": "VolunteerRole",
}


def note(apps, _editor):
    change = apps.get_model("exchange", "PublicChange")
    for kind, name in KINDS.items():
        things = apps.get_model("directory", name).objects.order_by("pk")
        rows = (
            change(kind=kind, record_id=key, changed_at=saved)
            for key, saved in things.values_list("pk", "updated_at").iterator(BATCH)
        )
        while batch := list(islice(rows, BATCH)):
            change.objects.bulk_create(batch)


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_public_change"),
        ("directory", "0010_visible_days"),
    ]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]

from django.db import migrations


def trust_staff(apps, _schema_editor):
    """Take the addresses of people whom an administrator gave a role as proved."""
    user = apps.get_model("accounts", "User")
    address = apps.get_model("account", "EmailAddress")
    known = set(address.objects.values_list("user_id", flat=True))
    people = user.objects.filter(role_assignments__isnull=False).distinct()
    address.objects.bulk_create(
        address(user_id=person.pk, email=person.email.lower(), verified=True, primary=True)
        for person in people
        if person.pk not in known
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_sign_in"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(trust_staff, migrations.RunPython.noop)]

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_words_of_refusals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("cache_key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.TextField()),
                ("expires", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "gezählter Versuch",
                "verbose_name_plural": "gezählte Versuche",
                "db_table": "accounts_attempts",
            },
        ),
        migrations.AddField(
            model_name="user",
            name="session_salt",
            field=models.CharField(blank=True, default="", editable=False, max_length=32),
        ),
        migrations.AlterField(
            model_name="roleassignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("administrator", "Verwaltung der Installation"),
                    ("county_editor", "Redaktion Landkreis"),
                    ("town_editor", "Redaktion Gemeinde"),
                    ("planner", "Sozialplanung"),
                    ("reviewer", "Prüfung"),
                    ("counsellor", "Beratung"),
                ],
                max_length=32,
                verbose_name="Rolle",
            ),
        ),
        migrations.AlterField(
            model_name="roleassignment",
            name="scope",
            field=models.CharField(
                blank=True,
                help_text="Nur für die Prüfung: topic: und das Kürzel eines Themas; leer: alle"
                " Themen.",
                max_length=100,
                validators=[
                    django.core.validators.RegexValidator(
                        "\\Atopic:[a-z0-9_.-]+\\Z",
                        "Bitte topic: und das Kürzel eines Themas schreiben.",
                    )
                ],
                verbose_name="Einschränkung",
            ),
        ),
    ]

from django.db import migrations

APPLICATION = "hearth_app"


class Migration(migrations.Migration):
    """The application reads which postcodes are split; the owner loads them."""

    dependencies = [("places", "0003_splits")]

    operations = [
        *(
            migrations.RunSQL(f"GRANT SELECT ON places_{table} TO {APPLICATION}", migrations.RunSQL.noop)
            for table in ("splitpostcode", "splitrelease")
        ),
        # Django's second index, for LIKE, answers nothing.
        migrations.RunSQL(
            "DO $$ DECLARE twin text; BEGIN "
            "FOR twin IN SELECT indexname FROM pg_indexes WHERE tablename = 'places_splitpostcode' AND indexname LIKE '%\\_like' "
            "LOOP EXECUTE format('DROP INDEX %I', twin); END LOOP; END $$",
            migrations.RunSQL.noop,
        ),
    ]

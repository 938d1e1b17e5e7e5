from django.db import migrations

READ_ONLY = ("responsiblebody", "bodycode", "stewardship", "postcoderelease", "postcode")
APPLICATION = "hearth_app"


class Migration(migrations.Migration):
    """The application reads places and may keep contact routes; everything else is loaded by the owner."""

    dependencies = [("places", "0001_initial")]

    operations = [
        *(
            migrations.RunSQL(f"GRANT SELECT ON places_{table} TO {APPLICATION}", migrations.RunSQL.noop)
            for table in READ_ONLY
        ),
        migrations.RunSQL(
            f"GRANT SELECT, INSERT, UPDATE ON places_contactroute TO {APPLICATION}", migrations.RunSQL.noop
        ),
        # Django's second index, for LIKE, would cost 60 MB and answer nothing.
        migrations.RunSQL(
            "DO $$ DECLARE twin text; BEGIN "
            "FOR twin IN SELECT indexname FROM pg_indexes WHERE tablename = 'places_postcode' AND indexname LIKE '%\\_like' "
            "LOOP EXECUTE format('DROP INDEX %I', twin); END LOOP; END $$",
            migrations.RunSQL.noop,
        ),
    ]

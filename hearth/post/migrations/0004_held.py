from django.db import migrations

from hearth.scope.security import Secure

TRIED_AGAIN = "UPDATE post_message SET state = 'waiting' WHERE state = 'failed'"


class Migration(migrations.Migration):
    dependencies = [("post", "0003_delivery")]
    operations = [Secure("Attempt"), migrations.RunSQL(TRIED_AGAIN, migrations.RunSQL.noop)]

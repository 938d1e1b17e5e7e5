from django.db import migrations

from hearth.scope.security import Secure


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_courses")]
    operations = [Secure(model) for model in ("Course", "Session", "Booking", "Attendance")]

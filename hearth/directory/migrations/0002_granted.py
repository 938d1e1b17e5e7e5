from django.db import migrations

from hearth.scope.security import Grant, Secure

PUBLIC = (
    "Organisation Service ServiceKind Criterion Schedule Cost Language ServiceArea Location Accessibility "
    "ServiceAtLocation Phone Capacity Assurance Translation Evidence Feed FeedFetch FeedRecord Shortlist"
).split()


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [
        *(Grant(model) for model in PUBLIC),
        Secure("Proposal"),
        Secure("Feedback", intake=True),
        Secure("Owner"),
        Secure("UnmetNeed"),
    ]

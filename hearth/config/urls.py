"""Every package owns its addresses; the house only says where they begin."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("hearth.concerns.urls")),
    path("places/", include("hearth.places.urls")),
    path("sign-in/", include("hearth.access.urls")),
    path("today/", include("hearth.worklist.urls")),
    path("drafts/", include("hearth.drafts.urls")),
    path("triage/", include("hearth.triage.urls")),
    path("people/", include("hearth.families.urls")),
    path("families/", include("hearth.familyfile.urls")),
    path("assessments/", include("hearth.assessments.urls")),
    path("work/", include("hearth.casework.urls")),
    path("referrals/", include("hearth.referrals.urls")),
    path("outcomes/", include("hearth.outcomes.urls")),
    path("health/", include("hearth.config.health")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("hearth.demo.urls")))

"""Every package owns its addresses; the house only says where they begin."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

handler400 = "hearth.config.failures.bad_request"
urlpatterns: list[URLPattern | URLResolver] = [
    path("places/", include("hearth.places.urls")),
    path("sign-in/", include("hearth.access.urls")),
    path("keys/", include("hearth.access.keys.urls")),
    path("agency/", include("hearth.access.people.urls")),
    path("log/", include("hearth.access.log.urls")),
    path("today/", include("hearth.worklist.urls")),
    path("many-openings/", include("hearth.worklist.watching_urls")),
    path("post/", include("hearth.post.urls")),
    path("drafts/", include("hearth.drafts.urls")),
    path("triage/", include("hearth.triage.urls")),
    path("restricted-records/", include("hearth.families.restricting.urls")),
    path("sealed-records/", include("hearth.familyfile.sealed.urls")),
    path("people/", include("hearth.families.urls")),
    path("sharing/", include("hearth.families.sharing.urls")),
    path("shared/", include("hearth.familyfile.shared.urls")),
    path("families/", include("hearth.familyfile.urls")),
    path("chronology/", include("hearth.chronology.urls")),
    path("library/", include("hearth.practice.urls")),
    path("training/", include("hearth.practice.training.urls")),
    path("assessments/", include("hearth.assessments.urls")),
    path("work/", include("hearth.casework.urls")),
    path("costs/", include("hearth.costs.urls")),
    path("followed/", include("hearth.tracks.urls")),
    path("referrals/", include("hearth.referrals.urls")),
    path("outcomes/", include("hearth.outcomes.urls")),
    path("open-referral/", include("hearth.directory.openreferral.urls")),
    path("health/", include("hearth.config.health")),
    path("", include("hearth.concerns.api.urls")),
]

# What anybody may read comes in two languages: /worried in English, /cy/worried in Welsh.
urlpatterns += i18n_patterns(
    path("services/", include("hearth.directory.urls")),
    path("asked/", include("hearth.casework.outside.urls")),
    path("", include("hearth.ownview.urls")),
    path("", include("hearth.concerns.urls")),
    prefix_default_language=False,
)

if settings.DEMO:
    urlpatterns.append(path("demo/", include("hearth.demo.urls")))

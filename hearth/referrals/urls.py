from django.urls import path

from hearth.referrals.handovers import views as handovers
from hearth.referrals.views import asking, listing, referral

app_name = "referrals"
urlpatterns = [
    path("", listing.received, name="received"),
    path("made/", listing.made, name="made"),
    path("family/<uuid:family_id>/", asking.refer, name="refer"),
    path("handovers/", handovers.listed, name="handovers"),
    path("handovers/family/<uuid:family_id>/", handovers.hand_over, name="hand_over"),
    path("handovers/<uuid:handover_id>/", handovers.handover, name="handover"),
    path("handovers/<uuid:handover_id>/answer/", handovers.answer_handover, name="answer_handover"),
    path("handovers/<uuid:handover_id>/revoke/", handovers.revoke_handover, name="revoke_handover"),
    path("<uuid:referral_id>/", referral.referral, name="referral"),
    path("<uuid:referral_id>/answer/", referral.answer, name="answer"),
    path("<uuid:referral_id>/progress/", referral.progress, name="progress"),
    path("<uuid:referral_id>/inform/", referral.inform, name="inform"),
    path("<uuid:referral_id>/withdraw/", referral.withdraw, name="withdraw"),
    path("<uuid:referral_id>/looked/", referral.looked, name="looked"),
]

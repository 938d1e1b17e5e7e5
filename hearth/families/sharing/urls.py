from django.urls import path

from hearth.families.sharing import views

app_name = "sharing"
urlpatterns = [
    path("<uuid:family_id>/", views.sharings, name="list"),
    path("<uuid:family_id>/share/", views.share, name="share"),
    path("<uuid:family_id>/refuse/", views.refuse, name="refuse"),
    path("<uuid:family_id>/agree/", views.agree, name="agree"),
    path("of/<uuid:sharing_id>/end/", views.withdraw, name="withdraw"),
    path("agreements/<uuid:agreement_id>/", views.agreement, name="agreement"),
    path("added/<uuid:contribution_id>/", views.contribution, name="contribution"),
]

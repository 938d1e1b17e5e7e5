from django.urls import path

from hearth.chronology import views
from hearth.chronology.copies import views as copies
from hearth.chronology.fewer import views as fewer

app_name = "chronology"
urlpatterns = [
    path("<uuid:family_id>/", views.chronology, name="chronology"),
    path("<uuid:family_id>/seen-by/<uuid:entry_id>/", fewer.seen, name="seen"),
    path("<uuid:family_id>/copies/", copies.begin, name="copies"),
    path("copy/<uuid:copy_id>/", copies.copy, name="copy"),
    path("copy/<uuid:copy_id>/entry/<uuid:entry_id>/", copies.copy_entry, name="copy_entry"),
    path("copy/<uuid:copy_id>/words/", copies.copy_words, name="copy_words"),
    path("copy/<uuid:copy_id>/make/", copies.make_copy, name="make_copy"),
    path("copy/<uuid:copy_id>/pdf/", copies.copy_pdf, name="copy_pdf"),
]

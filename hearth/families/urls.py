from django.urls import path

from hearth.families import views

app_name = "families"
urlpatterns = [
    path("<uuid:family_id>/add-somebody/", views.add_person, name="add_person"),
    path("<uuid:family_id>/<uuid:person_id>/", views.correct_person, name="correct_person"),
    path("<uuid:family_id>/home/", views.move_home, name="move_home"),
    path("<uuid:family_id>/relationship/", views.relate, name="relate"),
    path("<uuid:family_id>/pregnancy/", views.expect_child, name="expect_child"),
    path("<uuid:family_id>/status/", views.begin_status, name="begin_status"),
    path("<uuid:family_id>/status/<uuid:status_id>/end/", views.end_status, name="end_status"),
]

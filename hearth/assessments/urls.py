from django.urls import path

from hearth.assessments import views

app_name = "assessments"
urlpatterns = [
    path("family/<uuid:family_id>/new", views.begin, name="begin"),
    path("family/<uuid:family_id>/change", views.change, name="change"),
    path("<uuid:assessment_id>/", views.assessment, name="assessment"),
    path("<uuid:assessment_id>/four-questions", views.four_questions, name="four_questions"),
    path("<uuid:assessment_id>/voice/<uuid:child_id>", views.voice, name="voice"),
    path("alarm/<uuid:alarm_id>", views.alarm, name="alarm"),
    path("<uuid:assessment_id>/history", views.history, name="history"),
    path("<uuid:assessment_id>/sign", views.sign, name="sign"),
    path("<uuid:assessment_id>/complete", views.complete, name="complete"),
    path("<uuid:assessment_id>/for/<uuid:person_id>", views.parent, name="parent"),
    path("<uuid:assessment_id>/for/<uuid:person_id>/write", views.write, name="write"),
    path("<uuid:assessment_id>/<uuid:subject_id>/<slug:area_id>", views.grade, name="grade"),
    path("<uuid:assessment_id>/<uuid:subject_id>/<slug:area_id>/asked", views.asked, name="asked"),
]

from django.urls import path

from hearth.costs import views

app_name = "costs"
urlpatterns = [
    path("", views.costs, name="costs"),
    path("posts/new/", views.post, name="post"),
    path("posts/<uuid:post_id>/ends/", views.post_ends, name="post_ends"),
    path("budgets/new/", views.budget, name="budget"),
    path("time/<uuid:episode_id>/", views.time, name="time"),
]

"""What help there is, before the questions."""

from django.urls import path

from hearth.concerns.parents import views

PAGES = [
    path("help-for-my-family", views.start, name="parent_start"),
    path("help-for-my-family/what-there-is", views.help_there_is, name="parent_help_there_is"),
    path("help-for-my-family/when-you-ask", views.asking, name="parent_asking"),
]

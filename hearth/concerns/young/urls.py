"""The words come first, under short addresses; then the questions."""

from django.urls import path

from hearth.concerns.views.way_back import way_back
from hearth.concerns.young import views

PAGES = [
    path("young", views.words, {"page": "start"}, name="young_start"),
    path("young/me", views.words, {"page": "me"}, name="young_me"),
    path("young/is-it-neglect", views.words, {"page": "neglect"}, name="young_neglect"),
    path("young/who-will-know", views.words, {"page": "who_will_know"}, name="young_who_will_know"),
    path("young/someone-to-talk-to", views.grown_ups, name="young_grown_ups"),
    path("young/someone-to-talk-to/<slug:adult>", views.grown_up, name="young_grown_up"),
    path("young/what-happened", way_back, {"young": True}, name="young_way_back"),
    path("young/what-happened/lost", views.words, {"page": "lost"}, name="young_lost"),
    path("young/friend", views.words, {"page": "friend"}, name="friend_start"),
]

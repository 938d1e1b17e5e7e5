from django.urls import path

from hearth.ownview.views import notes, own, ways_in, workers

app_name = "ownview"
urlpatterns = [
    path("my-page/", own.mine, name="mine"),
    path("my-page/out", own.out, name="out"),
    path("my-page/say/<slug:kind>", own.say, name="say"),
    path("my-page/<slug:link>", own.door, name="door"),
    path("work/<uuid:episode_id>/own-pages/", workers.people, name="people"),
    path("work/own-pages/<uuid:view_id>/", workers.choose, name="choose"),
    path("work/own-pages/<uuid:view_id>/preview/", workers.preview, name="preview"),
    path("work/own-pages/<uuid:view_id>/advocate/", ways_in.advocate, name="advocate"),
    path("work/own-pages/<uuid:view_id>/paper/", workers.paper, name="paper"),
    path("work/own-pages/<uuid:view_id>/end/", ways_in.end, name="end"),
    path("work/own-pages/doors/<uuid:door_id>/code/", ways_in.new_code, name="new_code"),
    path("work/own-pages/doors/<uuid:door_id>/close/", ways_in.close, name="close"),
    path("work/own-pages/notes/<uuid:note_id>/", notes.note, name="note"),
]

app_name = "familyfile"
urlpatterns: list[object] = []

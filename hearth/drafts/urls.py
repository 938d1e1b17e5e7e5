from django.urls import path

from hearth.drafts import views

app_name = "drafts"
urlpatterns = [path("<slug:form>", views.save, name="save")]

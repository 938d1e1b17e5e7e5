import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
application = get_wsgi_application()

from hearth.practice.library import library  # noqa: E402  (needs nothing of Django, but is read once, here)

library()  # a second's reading, before the first visitor and not in front of them

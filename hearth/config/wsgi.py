"""The web application. What takes a second to read is read here, before the first visitor and not in front of them."""

import atexit
import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth.config.settings")
application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402  (only once Django is set up)

from hearth.practice.library import library  # noqa: E402

library()
get_resolver().reverse_dict  # every page's code  # noqa: B018

# What has been read stays. Otherwise each full collection walks all of it, and a page waits for it a tenth of a second.
gc.collect()
gc.freeze()
atexit.register(gc.unfreeze)  # else libraries in C say at the end, in ninety lines, that they were not put away

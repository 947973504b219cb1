"""The portal as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wco_portal.settings")
os.environ.setdefault("SERVING", "1")

application = get_wsgi_application()
# What is loaded by now stays: the collector of cycles never has to look through it again.
gc.collect()
gc.freeze()

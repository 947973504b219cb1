"""The portal as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wco_portal.settings")
os.environ.setdefault("SERVING", "1")

application = get_wsgi_application()
# What is loaded by now stays: the collector of cycles never has to look through it again, nor after
# each few hundred objects of a page that makes thousands.
gc.collect()
gc.freeze()
gc.set_threshold(20_000)

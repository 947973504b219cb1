"""How gunicorn serves the portal; the environment may say otherwise."""

import os

from wco_portal import logs

wsgi_app = "wco_portal.wsgi:application"
worker_class = "wco_portal.server.PortalWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 30
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 8190
limit_request_fields = 100
# Whose X-Forwarded-Proto is believed: nobody's, unless a proxy is named.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "")
forwarder_headers = ""
control_socket_disable = True
logconfig_dict = logs.configuration("INFO", has_access_log=os.environ.get("ACCESS_LOG") == "1")

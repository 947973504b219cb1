"""Database engine that brings its own PostgreSQL server.

    DATABASES = {
        "default": {
            "ENGINE": "wco_portal.embedded",
            "NAME": "portal",
            "DATA_DIR": BASE_DIR / "var" / "pg",
        }
    }

The first connection starts the server, and the end of the last process that connected stops it.
Linux only: it relies on flock, /proc and the parent death signal.
"""

"""Django's PostgreSQL backend, with patience: no thread waits for ever."""

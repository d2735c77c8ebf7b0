"""The models of the tests' four applications, as a Django project; the database is named by the environment."""

import os

SECRET_KEY = "there is nothing to keep secret"
INSTALLED_APPS = ["mini", "shop", "blog", "suite"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DATABASE"]}}
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

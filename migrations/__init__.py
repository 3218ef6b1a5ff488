"""The schema's history, which `app.store.upgrade` and `crossfoot db upgrade` walk."""

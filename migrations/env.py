"""Run migrations on the connection that app.store.migrate hands over, inside its transaction.

Knows no database URL: Alembic's own command line is not an entry here.
"""

from alembic import context

from app.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()

"""Sessions in an SQLite file on this computer, readable by its owner only: numbers and texts, no pictures."""

from rating_app.store.database import StoreDamaged, StoreFailed
from rating_app.store.rescue import Rescue
from rating_app.store.rows import SessionSummary
from rating_app.store.sessions import SessionStore
from rating_app.store.writer import SessionWriter

__all__ = ["Rescue", "SessionStore", "SessionSummary", "SessionWriter", "StoreDamaged", "StoreFailed"]

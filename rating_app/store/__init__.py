"""Sessions in an SQLite file on this computer, readable by its owner only. Numbers and words, no pictures."""

from rating_app.store.database import StoreFailed
from rating_app.store.sessions import SessionStore
from rating_app.store.summary import SessionSummary
from rating_app.store.writer import SessionWriter

__all__ = ["SessionStore", "SessionSummary", "SessionWriter", "StoreFailed"]

from rating_app.api.consent import ConsentMissing as ConsentMissing
from rating_app.api.rate import RatingFailed as RatingFailed
from rating_app.api.rate import rate as rate
from rating_app.api.rate import rate_into as rate_into
from rating_app.api.scorer import Face as Face
from rating_app.api.scorer import Scorer as Scorer
from rating_app.api.session import Session as Session
from rating_app.api.sessions import Sessions as Sessions
from rating_app.api.sessions import read as read
from rating_app.api.study import Study as Study

__version__: str

"""The pages of errors are ours."""

from sozialatlas.portal.views import errors
from sozialatlas.project import urls


def test_errors_are_answered_in_our_look() -> None:
    handlers = (urls.handler400, urls.handler403, urls.handler404, urls.handler500)
    views = (errors.bad_request, errors.forbidden, errors.not_found, errors.server_error)

    assert handlers == tuple(f"{view.__module__}.{view.__name__}" for view in views)

"""The line to the mail server, which tells when a mail may have been taken."""

from __future__ import annotations

import smtplib

from django.core.mail.backends.smtp import EmailBackend


class MayBeTaken(smtplib.SMTPException):
    """The line broke after the text had gone out: the server may have taken it, or not."""


class _Line(smtplib.SMTP):
    def data(  # type: ignore[override]  # -- the stubs' type for bytes comes with Python 3.12
        self, msg: bytes | str
    ) -> tuple[int, bytes]:
        """Hand over a text; the answer is what makes it taken."""
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise  # an answer, so it was not taken
        except OSError as error:
            raise MayBeTaken(str(error)) from error


class _SafeLine(_Line, smtplib.SMTP_SSL):
    pass


class Backend(EmailBackend):
    """Django's own, on a line that tells more."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Return which line is opened."""
        return _SafeLine if self.use_ssl else _Line

"""Mails on their way out, kept in the database until a mail server has taken them.

    mail.post(key="reminder:7:1", to="a@b.example", subject=..., text=...)

stands inside the transaction of what the mail is about: if that is taken back, so is the mail.
The same key is posted once, whoever asks again. A job sends; nothing is sent twice.
"""

from sozialatlas.core.mail.posting import post, post_code

__all__ = ["post", "post_code"]

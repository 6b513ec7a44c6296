"""The review pages as a Django app, which puts its entries into the menu."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    """Where reviewers read and decide."""

    name = "sozialatlas.marketplace.review"
    label = "review"
    verbose_name = _("Prüfung")

    def ready(self) -> None:
        """Fill the menu, and listen to what authors must hear of."""
        from sozialatlas.marketplace.review import hint_answers, hint_tasks, mails, menu

        menu.fill()
        mails.listen()
        hint_answers.listen()
        hint_tasks.fill()

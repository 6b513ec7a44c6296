"""The pages of an entry as forms, by the word in their address."""

from collections.abc import Mapping

from sozialatlas.marketplace.entries.forms.about import AboutForm
from sozialatlas.marketplace.entries.forms.access import AccessForm
from sozialatlas.marketplace.entries.forms.base import StepForm
from sozialatlas.marketplace.entries.forms.contact import ContactForm
from sozialatlas.marketplace.entries.forms.cost import CostForm
from sozialatlas.marketplace.entries.forms.dates import DatesForm
from sozialatlas.marketplace.entries.forms.helping import HelpingForm
from sozialatlas.marketplace.entries.forms.hours import HoursForm, TableForm
from sozialatlas.marketplace.entries.forms.picture import PictureForm
from sozialatlas.marketplace.entries.forms.what import WhatForm
from sozialatlas.marketplace.entries.forms.where import WhereForm

FORMS: Mapping[str, type[StepForm]] = {
    "was": WhatForm,
    "worum": AboutForm,
    "wo": WhereForm,
    "wann": HoursForm,
    "termin": DatesForm,
    "zeit": HelpingForm,
    "kosten": CostForm,
    "kontakt": ContactForm,
    "zugang": AccessForm,
    "bild": PictureForm,
}

__all__ = ["FORMS", "AccessForm", "HoursForm", "PictureForm", "StepForm", "TableForm", "WhereForm"]

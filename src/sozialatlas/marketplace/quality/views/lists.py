"""The entries behind a number of the board, with what to do; and "that is right so"."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sozialatlas.accounts.models import User
from sozialatlas.accounts.queries import reviewing_reach
from sozialatlas.core import addresses, languages, pagination
from sozialatlas.core.components import Crumb
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.membership.queries import may_edit
from sozialatlas.marketplace.quality import actions, csv_file, queries, records
from sozialatlas.marketplace.quality.access import for_readers, reading_reach
from sozialatlas.marketplace.quality.errors import AlreadyGone
from sozialatlas.marketplace.quality.menu import PATH
from sozialatlas.marketplace.quality.models import EntryState, Finding, Placed
from sozialatlas.marketplace.quality.problems import RULES, Problem
from sozialatlas.marketplace.quality.records import Row
from sozialatlas.marketplace.quality.shares import MEASURES
from sozialatlas.marketplace.quality.views.board import file_of
from sozialatlas.marketplace.quality.wishes import Wish
from sozialatlas.marketplace.workspace.access import person_of, signed_in

PAGE_SIZE = 50
MOST_IN_FILE = 10_000


@require_safe
@for_readers
def entries(request: HttpRequest) -> HttpResponse:
    """Show the entries that somebody asked for."""
    user, wish = person_of(request), Wish.of(request.GET.dict())
    pages = Paginator(_found(user, wish), PAGE_SIZE)
    page = pages.get_page(request.GET.get("seite"))
    path = addresses.page(f"{PATH}/liste", languages.current())
    context = {
        "wish": wish,
        "title": _title(wish),
        "rule": RULES[wish.problem] if wish.problem else None,
        "measure": next((each for each in MEASURES if each.code == wish.lacking), None),
        "limits": _limits(wish),
        "rows": _rows(user, page.object_list),
        "count": pages.count,
        "may_accept": bool(reviewing_reach(user)),
        "all_query": Wish(problem=wish.problem, lacking=wish.lacking).query(),
        "here": request.get_full_path(),
        "file_url": f"{path}.csv{wish.query()}",
        "pager": pagination.build(
            page.number, pages.num_pages, lambda number: f"{path}{wish.query(seite=str(number))}"
        )
        if pages.num_pages > 1
        else None,
        "crumbs": [
            Crumb(_("Datenqualität"), addresses.page(PATH, languages.current())),
            Crumb(_title(wish)),
        ],
    }
    return render(request, "marketplace/quality/entries.html", context)


@require_safe
@for_readers
def entries_csv(request: HttpRequest) -> HttpResponse:
    """Send the list as a file, at most ten thousand lines of it."""
    user, wish = person_of(request), Wish.of(request.GET.dict())
    found = _rows(user, _found(user, wish)[:MOST_IN_FILE])
    header = [_("Eintrag"), _("Art"), _("Träger"), _("Ort"), _("Befund"), _("Wert"), _("Hinweis")]
    return file_of(
        f"{wish.problem or wish.lacking or 'befunde'}.csv",
        csv_file.content(header, map(_line, found)),
    )


@require_POST
@signed_in
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that a finding is right so, for who checks or keeps the record."""
    user = person_of(request)
    finding = Finding.objects.filter(pk=pk).first()
    if finding is None or not _may_accept(user, finding):
        raise Http404
    if request.POST.get("doch"):
        actions.reopen(finding)
        messages.success(
            request, _("„{title}“ zählt wieder als Befund.").format(title=finding.title)
        )
    else:
        _accept(request, finding, user)
    return HttpResponseRedirect(_back(request))


def _accept(request: HttpRequest, finding: Finding, user: User) -> None:
    try:
        actions.accept(finding, by=user, at=timezone.now())
    except AlreadyGone:
        messages.warning(request, _("Dieser Befund hat sich inzwischen erledigt."))
    else:
        text = _("Notiert: Bei „{title}“ ist das so richtig, bis dort etwas anderes steht.")
        messages.success(request, text.format(title=finding.title))


def _may_accept(user: User, finding: Finding) -> bool:
    topics = finding.topics.strip("|").split("|")
    if reviewing_reach(user).covers(finding.area_key, topics):
        return True
    return may_edit(user, finding.kind, finding.record_id)


def _back(request: HttpRequest) -> str:
    """Return the list as it was, and never another site."""
    path = request.POST.get("weiter", "")
    if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return addresses.page(PATH, languages.current())


def _found(user: User, wish: Wish) -> QuerySet[Finding] | QuerySet[EntryState]:
    reach = reading_reach(user)
    return queries.states(reach, wish) if wish.lacking else queries.findings(reach, wish)


def _rows(user: User, found: Iterable[Placed]) -> list[Row]:
    rows = list(found)
    findings = [row for row in rows if isinstance(row, Finding)]
    states = [row for row in rows if isinstance(row, EntryState)]
    return records.of_findings(findings, user) if findings else records.of_states(states, user)


def _line(row: Row) -> list[csv_file.Cell]:
    finding = row.finding
    told = (
        (finding.get_problem_display(), finding.words, finding.detail) if finding else ("", "", "")
    )
    return [row.title, str(row.kind), row.organization, row.area, *map(str, told)]


def _title(wish: Wish) -> str:
    if wish.problem:
        return str(Problem(wish.problem).label)
    words = {each.code: each.lacking for each in MEASURES}
    return str(words[wish.lacking]).capitalize() if wish.lacking else _("Alle Befunde")


def _limits(wish: Wish) -> list[str]:
    """Return the words of what limits the list."""
    names: list[str] = []
    if wish.organization:
        names += queries.organization_names([wish.organization]).values()
    if wish.area is not None:
        names.append(queries.area_names([wish.area]).get(wish.area, wish.area) or _("ohne Ort"))
    if wish.topic:
        names += [each.label for each in Topic.objects.filter(code=wish.topic)]
    return names

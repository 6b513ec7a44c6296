"""The board: how good the entries are, what would help most, and the table behind it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_safe

from sozialatlas.accounts.queries import ReviewingReach
from sozialatlas.core import addresses, languages, pagination
from sozialatlas.directory.models import Topic
from sozialatlas.marketplace.quality import csv_file, gaps, queries
from sozialatlas.marketplace.quality.access import for_readers, reading_reach
from sozialatlas.marketplace.quality.links_off import why_no_links
from sozialatlas.marketplace.quality.menu import PATH
from sozialatlas.marketplace.quality.models import Snapshot
from sozialatlas.marketplace.quality.queries import Earlier, Line, Step
from sozialatlas.marketplace.quality.shares import MEASURES, Counts, Share
from sozialatlas.marketplace.quality.trend import trend
from sozialatlas.marketplace.quality.wishes import Wish
from sozialatlas.marketplace.workspace.access import person_of

AREA, TOPIC, ORGANIZATION = "gemeinde", "thema", "traeger"
TABLES = (
    (AREA, gettext_lazy("Gemeinden")),
    (TOPIC, gettext_lazy("Themen")),
    (ORGANIZATION, gettext_lazy("Träger")),
)
_DIMENSIONS = {
    AREA: Snapshot.Dimension.AREA,
    TOPIC: Snapshot.Dimension.TOPIC,
    ORGANIZATION: Snapshot.Dimension.ORGANIZATION,
}
PAGE_SIZE = 50
OPEN = 10
"""So many lines stand open where all are on one page; the others unfold."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, its shares, and what helps most.

    Each share comes with the list of what is missing and its change in points of a hundred.
    """

    line: Line
    cells: list[tuple[Share, str, int]]
    most: tuple[Share, str] | None
    deeper: str


@require_safe
@for_readers
def board(request: HttpRequest) -> HttpResponse:
    """Show the four shares, ten steps and one table."""
    reach, day = reading_reach(person_of(request)), queries.measured_on()
    if day is None:
        return render(request, "marketplace/quality/board.html", {"day": None})
    by = _table(request, reach)
    group = request.GET.get("gruppe", "")[:100].replace("\0", "")
    lines, pager = _lines(request, reach, day, by, group)
    before = queries.earlier(reach, day, _DIMENSIONS[by], [line.key for line in lines])
    rows = [_row(line, by, group, before) for line in lines]
    open_count = len(rows) if pager else OPEN
    figure = trend(queries.days(reach, day))
    counts = queries.totals(reach, day)
    context = {
        "day": day,
        "counts": counts,
        "cards": _cards(counts, figure.lines),
        "trend": figure if queries.is_whole(reach) else None,
        "steps": [_linked(step) for step in queries.helpful(reach, day)],
        "tables": [(code, label) for code, label in TABLES if code in _offered(reach)],
        "by": by,
        "by_label": dict(TABLES)[by],
        "group": Topic.objects.filter(code=group).first() if group else None,
        "measures": MEASURES,
        "gaps": gaps.gaps(reach, day)[: gaps.MOST_SHOWN] if queries.is_whole(reach) else None,
        "least_of_town": gaps.LEAST_OF_TOWN,
        "why_no_links": why_no_links(),
        "before": before,
        "rows": rows[:open_count],
        "more": rows[open_count:],
        "pager": pager,
    }
    return render(request, "marketplace/quality/board.html", context)


@require_safe
@for_readers
def table_csv(request: HttpRequest) -> HttpResponse:
    """Send the table as a file, with all its lines."""
    reach, day = reading_reach(person_of(request)), queries.measured_on()
    by = _table(request, reach)
    group = request.GET.get("gruppe", "")[:100].replace("\0", "")
    lines = _all_lines(reach, day, by, group) if day else []
    header = [str(dict(TABLES)[by]), _("Einträge")]
    for measure in MEASURES:
        header += [str(measure.label), _("{measure} (Anteil)").format(measure=measure.label)]
    rows = [[line.name or _("ohne Ort"), *_numbers(line.counts)] for line in lines]
    return file_of(f"datenqualitaet-{by}-{day or ''}.csv", csv_file.content(header, rows))


@require_safe
@for_readers
def gaps_csv(request: HttpRequest) -> HttpResponse:
    """Send the topics that lack somewhere, a line for each topic and town."""
    reach, day = reading_reach(person_of(request)), queries.measured_on()
    found = gaps.gaps(reach, day) if day and queries.is_whole(reach) else []
    rows: list[list[csv_file.Cell]] = [
        [gap.name, gap.entry_count, town] for gap in found for town in gap.towns or ("",)
    ]
    header = [_("Thema"), _("Einträge"), _("Gemeinde ohne Eintrag")]
    return file_of(f"themen-ohne-eintrag-{day or ''}.csv", csv_file.content(header, rows))


def file_of(name: str, content: str) -> HttpResponse:
    """Return a CSV to save."""
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _numbers(counts: Counts) -> list[csv_file.Cell]:
    cells: list[csv_file.Cell] = [counts.total]
    for share in counts.shares:
        cells += [share.count, share.share]
    return cells


def _offered(reach: ReviewingReach) -> tuple[str, ...]:
    """Return the tables; towns and providers as a whole are not one topic's."""
    return (AREA, TOPIC, ORGANIZATION) if queries.is_whole(reach) else (TOPIC,)


def _table(request: HttpRequest, reach: ReviewingReach) -> str:
    asked, offered = request.GET.get("nach", ""), _offered(reach)
    return asked if asked in offered else offered[0]


def _all_lines(reach: ReviewingReach, day: dt.date, by: str, group: str) -> list[Line]:
    if by == TOPIC:
        return queries.by_topic(reach, day, group)
    if by == ORGANIZATION:
        return queries.by_organization(reach, day)
    return queries.by_area(reach, day)


def _lines(
    request: HttpRequest, reach: ReviewingReach, day: dt.date, by: str, group: str
) -> tuple[list[Line], pagination.Pager | None]:
    if by != ORGANIZATION:
        return sorted(_all_lines(reach, day, by, group), key=lambda line: -_lacking(line)), None
    pages = Paginator(range(queries.organization_count(reach, day)), PAGE_SIZE)
    page = pages.get_page(request.GET.get("seite"))
    path = addresses.page(PATH, languages.current())

    def address(number: int) -> str:
        return f"{path}?nach={ORGANIZATION}&seite={number}#tabelle"

    pager = pagination.build(page.number, pages.num_pages, address)
    lines = queries.by_organization(
        reach, day, first=(page.number - 1) * PAGE_SIZE, most=PAGE_SIZE
    )
    return lines, pager if pages.num_pages > 1 else None


def _cards(counts: Counts, lines: tuple[str, ...]) -> list[tuple[object, str, str]]:
    drawn = lines or ("",) * len(MEASURES)
    return [
        (share, line, Wish(lacking=share.measure.code).query())
        for share, line in zip(counts.shares, drawn, strict=True)
    ]


def _linked(step: Step) -> tuple[Step, str, str]:
    """Return a step with the list of all its entries, and that of its provider."""
    wish = Wish(problem=step.problem or "", lacking="" if step.problem else "verified")
    if step.part is None:
        return step, wish.query(), ""
    return step, wish.query(), replace(wish, organization=step.part.organization_id).query()


def _lacking(line: Line) -> int:
    return sum(share.lacking for share in line.counts.shares)


def _row(line: Line, by: str, group: str, before: Earlier | None) -> Row:
    cells = _cells(line, by, before)
    most = max(cells, key=lambda cell: cell[0].lacking)
    helping = most[:2] if most[0].lacking else None
    return Row(line, cells, helping, _deeper(line, by, group))


def _cells(line: Line, by: str, before: Earlier | None) -> list[tuple[Share, str, int]]:
    """Return the shares of a line with the list of what is missing, and how they changed."""
    limits = {
        AREA: {"ort": line.key},
        TOPIC: {"thema": line.key},
        ORGANIZATION: {"traeger": line.key},
    }
    return [
        (
            share,
            Wish.of({"fehlt": share.measure.code, **limits[by]}).query(),
            before.change(line.key, share) if before else 0,
        )
        for share in line.counts.shares
    ]


def _deeper(line: Line, by: str, group: str) -> str:
    """Return the address of a group's topics."""
    return f"?nach={TOPIC}&gruppe={line.key}#tabelle" if by == TOPIC and not group else ""

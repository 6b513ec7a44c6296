"""The icons that we use are there and are drawn."""

import pytest
from django.template import Context, Template

from sozialatlas.core import icons


def render(source: str) -> str:
    return Template("{% load atlas %}" + source).render(Context())


def test_every_icon_of_the_list_was_copied() -> None:
    assert [name for name in icons.names() if not icons.is_known(name)] == []


def test_an_icon_is_hidden_from_screen_readers() -> None:
    path = icons.path_of("heart")

    assert render('{% icon "heart" %}') == (
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        f'<path d="{path}"></path></svg>'
    )


@pytest.mark.parametrize("name", ["no-such-icon", "../LICENSE", ""])
def test_an_unknown_icon_is_an_error(name: str) -> None:
    with pytest.raises(icons.UnknownIconError):
        icons.path_of(name)


def test_an_editors_unknown_icon_gives_way_to_another() -> None:
    assert render('{% icon "no-such-icon" "tag" %}') == render('{% icon "tag" %}')

"""How a partner's own server puts an embed into a page, and what the page may have to allow."""

from __future__ import annotations

from sozialatlas.portal.embed.snippets import Chosen, link

_TYPO3 = """\
<?php
namespace Vendor\\Sitepackage;

use TYPO3\\CMS\\Core\\Utility\\GeneralUtility;

final class Sozialatlas
{{
    public function render(): string
    {{
        return GeneralUtility::getUrl('{source}') ?: '{link}';
    }}
}}

# TypoScript
lib.sozialatlas = USER
lib.sozialatlas.userFunc = Vendor\\Sitepackage\\Sozialatlas->render
config.cache_period = 300

<f:cObject typoscriptObjectPath="lib.sozialatlas" />"""

# What visitors send stays with the partner: their address, cookies and the page they are on.
_NGINX = """\
ssi on;
location = /sozialatlas {{
    internal;
    proxy_pass {source};
    proxy_pass_request_headers off;
    proxy_ssl_server_name on;
}}

<!--# include virtual="/sozialatlas" -->"""

_APACHE = """\
Options +Includes
AddOutputFilter INCLUDES .shtml
<Location "/sozialatlas">
    ProxyPass "{source}"
    ProxyAddHeaders Off
    RequestHeader unset Cookie
    RequestHeader unset Referer
    RequestHeader unset Accept-Encoding
</Location>

<!--#include virtual="/sozialatlas" -->"""

_LOOK = """\
sozialatlas-angebote {{
  --sozialatlas-font: inherit;
  --sozialatlas-size: 1em;
  --sozialatlas-accent: #{accent};
  --sozialatlas-ground: #ffffff;
  --sozialatlas-radius: 12px;
}}"""

_POLICY = """\
Content-Security-Policy: script-src {origin}; connect-src {origin}; frame-src {origin};
  trusted-types sozialatlas"""
_ACCENT = "00594a"


def typo3(chosen: Chosen) -> str:
    """Return the class, the TypoScript that calls it, and the line of a Fluid template."""
    return _TYPO3.format(
        source=chosen.address(".html").replace("'", "%27"),
        link=link(chosen).replace("'", "&#39;"),
    )


def nginx(chosen: Chosen) -> str:
    """Return the location and the line of a page."""
    # A variable of nginx begins with a dollar sign.
    return _NGINX.format(source=chosen.address(".html").replace("$", "%24"))


def apache(chosen: Chosen) -> str:
    """Return the location and the line of a page."""
    return _APACHE.format(source=chosen.address(".html"))


def look(chosen: Chosen) -> str:
    """Return the rule of a style sheet with all that can be set."""
    return _LOOK.format(accent=chosen.accent or _ACCENT)


def policy(chosen: Chosen) -> str:
    """Return what a strict page has to allow."""
    return _POLICY.format(origin=chosen.origin)

"""Addresses as text: reading them, joining them, and the canonical form by which two links are known to be one.

It must not look anything up. Addresses are read with yarl alone, since two readers that differ are how a check is passed by one
host and another is connected to.
"""

import re
from functools import lru_cache
from typing import Final

from yarl import URL

LONGEST: Final = 4096
"""Characters; a longer text is no address to us."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_HOST: Final = re.compile(r"(?=.{1,253}\.?$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.ASCII)
_IPV6: Final = re.compile(r"[0-9a-f:.]+", re.ASCII)
_EDGE: Final = " \t\r\n\f\v"
_UNREADABLE: Final = (ValueError, IndexError)  # yarl 1.25 fails with the latter at "//[]@"

# Labels in front of a host that name another dress of the same site.
_VARIANTS: Final = frozenset({"www", "m", "mobile", "amp"})

_TRACKING_PREFIXES: Final = ("utm_", "at_", "mc_", "mtm_", "pk_", "hsa_", "ns_", "wt_", "_hs", "vero_", "oly_", "xing_share")
_TRACKING: Final = frozenset(
    {
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "igsh"),
        *("mkt_tok", "cmp", "cmpid", "ncid", "ocid", "ito", "smid", "smtyp", "emc", "ftag", "xtor", "maca", "guccounter"),
        *("traffic_source", "wtrid", "sara_ref", "ref_src", "ref_url", "sr_share", "spm", "echobox"),
    }
)
# Another dress of the page, and what comes with it.
_DRESS: Final = frozenset({"amp", "amp_js_v", "amp_gsa", "usqp"})
# Parameters that name the article on some sites and the way to it on others; their value tells which.
_AMBIGUOUS: Final = frozenset({"ref", "referrer", "from", "src", "source", "via", "medium", "mod", "input", "partner"})
_BY_FEED: Final = re.compile(r"rss|feed|atom|amp$", re.IGNORECASE)
# Sites whose articles are named by the path alone; every section links to them with a parameter of its own.
_PATH_ALONE: Final = ("yna.co.kr",)

# Sites that show other people's articles under links of their own.
_AGGREGATORS: Final = (
    *("news.google.com", "bing.com", "news.yahoo.com", "news.yahoo.co.jp", "msn.com"),
    *("news.livedoor.com", "smartnews.com", "flipboard.com"),
)

_AMP_PATH: Final = re.compile(r"^/amp(?=/)|/amp$|\.amp(?=\.html?$)|\.amp$", re.IGNORECASE)
_AMP_CACHE: Final = re.compile(r"^/(?:c|v|a|amp)/(s/)?([a-z0-9-]+\.[a-z0-9.-]+(?:/.*)?)$", re.IGNORECASE)
# Each link of a document is asked for several times, and again at the next poll; of usual links, these take 3 MB.
_REMEMBERED: Final = 4096
_HOME: Final = re.compile(r"/?(?:index\.\w{2,5})?", re.IGNORECASE)


def parse(text: str) -> URL | None:
    """Read an absolute http or https address.

    Credentials are dropped; the host comes out in lower case and in its IDNA form (RFC 5891, UTS 46).

    Returns:
        None for anything else: other schemes, no host, control characters inside, a host with characters that no
        name has (also in percent-encoding, and zone ids of IPv6), port 0, more than `LONGEST` characters.
    """
    text = text.strip(_EDGE)
    if len(text) > LONGEST or _CONTROL.search(text):
        return None
    try:
        url = URL(text)
        host, port = url.raw_host, url.port
    except _UNREADABLE:
        return None
    if url.scheme not in ("http", "https") or not host or not port:
        return None
    if not (_IPV6 if ":" in host else _HOST).fullmatch(host):
        return None
    return url.with_user(None) if "@" in url.raw_authority else url


def has_credentials(text: str) -> bool:
    """Whether a text that `parse` may read as an address names a user or a password."""
    try:
        return "@" in URL(text.strip(_EDGE)).raw_authority
    except _UNREADABLE:
        return False


def join(base: str, link: str) -> str | None:
    """A link of a document as an absolute http(s) address (RFC 3986, section 5), or None where it is none.

    Args:
        base: Absolute address of the document; may be "" when the links are absolute.
        link: As it stands in the document.
    """
    link = link.strip(_EDGE)
    if len(link) > LONGEST or _CONTROL.search(link):
        return None
    start = parse(base)
    try:
        joined = URL(link) if start is None else start.join(URL(link))
    except _UNREADABLE:
        return None
    url = parse(str(joined)) if link else None
    return None if url is None else str(url)


def untracked(url: str) -> str:
    """The address without the parameters by which its reader is followed; all else stays letter for letter: this is a link to open."""
    before, hash_mark, fragment = url.partition("#")
    path, question_mark, query = before.partition("?")
    left = "&".join(pair for pair in query.split("&") if not _is_tracking(pair)) if query else ""
    if fragment and _is_tracking(fragment):  # "#xtor=RSS-3208"
        hash_mark = fragment = ""
    return f"{path}{'?' + left if left or (question_mark and not query) else ''}{hash_mark}{fragment}"


@lru_cache(_REMEMBERED)
def canonical(url: str) -> str | None:
    """The form in which two links to one page are equal; to compare by, not to open.

    http and https, default ports, letter case of the host, `www.`, `m.` and AMP dresses, a trailing dot or slash, fragments,
    tracking parameters and the order of parameters make no difference. Parameters are sorted by name, since feeds give one link
    with its parameters in any order and no site is known to tell two articles by it. Redirects that carry their target
    (AMP caches, Bing, Google) count as their target. A fragment that starts with "!" or "/" stays: it is a page of its own on
    sites that are one script. `canonical(canonical(url)) == canonical(url)`.

    Returns:
        None where `parse` reads no address.
    """
    read = parse(url)
    if read is None:
        return None
    form = _folded(read)
    while (again := parse(form)) is not None and (next_form := _folded(again)) != form:
        form = next_form
    return form


def site(url: str) -> str:
    """The host of a link without its dress ("www.", "m."); "" where there is none."""
    read = parse(url)
    return "" if read is None else _site(read)


def is_aggregator(url: str) -> bool:
    """Whether the link leads to a site that shows other people's articles under links of its own."""
    read = parse(url)
    return read is not None and _under(_site(read), _AGGREGATORS)


@lru_cache(_REMEMBERED)
def link_key(url: str) -> str | None:
    """The key by which two feeds share one article, or None where the link identifies none.

    None for links of aggregators that do not carry their target (one article has many of them, and Google's are opaque), and for
    bare home pages, which feeds give in place of a link.
    """
    form = canonical(url)
    read = None if form is None else parse(form)
    if read is None or _under(_site(read), _AGGREGATORS):
        return None
    if not read.raw_query_string and not read.raw_fragment and _HOME.fullmatch(read.raw_path):
        return None
    return form


def _folded(url: URL) -> str:
    """One step towards the canonical form; it shortens, sorts or changes nothing, so that steps come to an end."""
    site = _site(url)
    target = _target(url, site)
    if target is not None:
        url, site = target, _site(target)
    path = _AMP_PATH.sub("", url.raw_path).rstrip("/") or "/"
    query = "" if _under(site, _PATH_ALONE) else _telling(url.raw_query_string)
    fragment = url.raw_fragment if url.raw_fragment[:1] in ("!", "/") else ""
    port = "" if url.port in (80, 443) else f":{url.port}"
    host = f"[{site}]" if ":" in site else site
    return f"https://{host}{port}{path}{query and '?' + query}{fragment and '#' + fragment}"


def _site(url: URL) -> str:
    """The host without its dress: no trailing dot, no `www.` or `m.` as long as two labels stay."""
    host = (url.raw_host or "").rstrip(".")
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _VARIANTS and not labels[-1].isdigit():
        labels = labels[1:]
    return ".".join(labels)


def _under(site: str, domains: tuple[str, ...]) -> bool:
    return any(site == domain or site.endswith(f".{domain}") for domain in domains)


def _telling(query: str) -> str:
    """The parameters that tell one page from another, sorted by name."""
    pairs = [pair for pair in query.split("&") if pair and not _is_tracking(pair) and not _is_dress(pair)]
    return "&".join(sorted(pairs, key=lambda pair: pair.partition("=")[0]))


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = name.lower()
    if name in _TRACKING or name.startswith(_TRACKING_PREFIXES):
        return True
    return name in _AMBIGUOUS and _BY_FEED.match(value) is not None


def _is_dress(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name, value = name.lower(), value.lower()
    if name == "outputtype":  # Arc sites: "amp" is a dress, "xml" a feed
        return value == "amp"
    return name in _DRESS or (name == "output" and _BY_FEED.match(value) is not None)


def _target(url: URL, site: str) -> URL | None:
    """Where a redirect leads that carries its target in itself."""
    if site == "bing.com" and url.path.lower() == "/news/apiclick.aspx":
        return parse(url.query.get("url", ""))
    if site == "google.com" and url.path == "/url":
        return parse(url.query.get("url") or url.query.get("q") or "")
    if _under(site, ("cdn.ampproject.org",)) or (site == "google.com" and url.path.startswith("/amp/")):
        cached = _AMP_CACHE.match(url.raw_path)
        if cached is not None:
            query = url.raw_query_string
            return parse(f"http{'s' if cached[1] else ''}://{cached[2]}{query and '?' + query}")
    return None

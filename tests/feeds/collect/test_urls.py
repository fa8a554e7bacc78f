import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.collect.urls import canonical, is_aggregator, join, link_key, parse, untracked

STORY = "https://example.com/news/2024/03/containers"

SAME = [
    "http://example.com/news/2024/03/containers",
    "HTTPS://EXAMPLE.COM:443/news/2024/03/containers",
    "http://example.com:80/news/2024/03/containers/",
    "https://www.example.com/news/2024/03/containers",
    "https://m.example.com/news/2024/03/containers",
    "https://mobile.example.com/news/2024/03/containers",
    "https://www.m.example.com/news/2024/03/containers",
    "https://example.com./news/2024/03/containers",
    "https://example.com/news/2024/x/../03/./containers",
    "https://example.com/news/2024/%30%33/%63ontainers",
    "https://example.com/news/2024/03/containers#comments",
    "https://example.com/news/2024/03/containers?",
    "https://example.com/news/2024/03/containers?utm_source=rss&utm_medium=feed&utm_campaign=x",
    "https://example.com/news/2024/03/containers?fbclid=1&gclid=2&CMP=share&ns_campaign=y&at_medium=RSS",
    "https://example.com/news/2024/03/containers?ref=rss&from=feed&mod=rss_world&input=rss",
    "https://example.com/news/2024/03/containers/amp",
    "https://example.com/news/2024/03/containers/amp/",
    "https://example.com/amp/news/2024/03/containers",
    "https://amp.example.com/news/2024/03/containers",
    "https://example.com/news/2024/03/containers?amp",
    "https://example.com/news/2024/03/containers?amp=1",
    "https://example.com/news/2024/03/containers?outputType=amp",
    "https://example.com/news/2024/03/containers.amp",
    "https://user:secret@example.com/news/2024/03/containers",
    "  https://example.com/news/2024/03/containers\n",
    "https://www.google.com/amp/s/www.example.com/news/2024/03/containers",
    "https://example-com.cdn.ampproject.org/c/s/example.com/news/2024/03/containers",
    "https://example-com.cdn.ampproject.org/v/s/example.com/amp/news/2024/03/containers?usqp=mq331AQ",
    "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=https%3a%2f%2fwww.example.com%2fnews%2f2024%2f03%2fcontainers&c=1",
    "https://www.google.com/url?rct=j&sa=t&url=https://example.com/news/2024/03/containers&ct=ga",
]
DIFFERENT = [
    "https://example.com/news/2024/03/Containers",
    "https://example.com/news/2024/03/containers?page=2",
    "https://example.com/news/2024/03/containers?from=2024",
    "https://example.com/news/2024/03/containers?outputType=xml",
    "https://example.com/news/2024/03/containers#!/2",
    "https://example.com/news/2024/03/containers#/2",
    "https://example.com:8080/news/2024/03/containers",
    "https://example.org/news/2024/03/containers",
    "https://news.example.com/news/2024/03/containers",
]
NONE = [
    "",
    "containers",
    "/news",
    "//example.com/news",
    "mailto:a@example.com",
    "ftp://example.com/",
    "http://",
    "http://a b/",
    "http://h:0/",
]


@pytest.mark.parametrize("url", SAME)
def test_one_page_in_many_dresses(url: str) -> None:
    """Dresses of one page have one canonical form and one key."""
    assert canonical(url) == STORY
    assert link_key(url) == STORY


@pytest.mark.parametrize("url", DIFFERENT)
def test_other_pages_stay_apart(url: str) -> None:
    """What may be another page keeps a form of its own."""
    assert canonical(url) not in (STORY, None)


def test_parameters_in_any_order() -> None:
    """The order of parameters makes no difference; of one name it does."""
    assert canonical("https://x.com/a?id=1&b=2") == canonical("https://x.com/a?b=2&id=1") == "https://x.com/a?b=2&id=1"
    assert canonical("https://x.com/a?b=2&b=1") != canonical("https://x.com/a?b=1&b=2")


def test_international_names() -> None:
    """Unicode and punycode spellings of a host and a path are one."""
    assert canonical("https://Россия.РФ/новости") == canonical("https://xn--h1alffa9f.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8")


def test_sites_whose_path_says_all() -> None:
    """Yonhap names a section in each link to one article."""
    forms = {
        canonical(f"https://www.yna.co.kr/view/AKR20240318000100504{query}") for query in ("", "?section=politics/all", "?input=1195m")
    }
    assert forms == {"https://yna.co.kr/view/AKR20240318000100504"}


def test_a_cache_without_a_target_is_a_page() -> None:
    """What only looks like a redirect with its target in it stays what it is."""
    assert canonical("https://www.google.com/amp/about") == "https://google.com/about"


def test_numbers_and_short_names_keep_their_labels() -> None:
    """An address is no name with a dress, and a name of two labels has none to lose."""
    assert canonical("http://m.com/a") == "https://m.com/a"
    assert canonical("http://127.0.0.1:8080/a") == "https://127.0.0.1:8080/a"
    assert canonical("http://[2606:4700::1]/a") == "https://[2606:4700::1]/a"


@pytest.mark.parametrize("url", NONE)
def test_what_is_no_address_has_no_form(url: str) -> None:
    """Without an address there is no form, no key and no aggregator."""
    assert canonical(url) is None
    assert link_key(url) is None
    assert not is_aggregator(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://news.google.com/rss/articles/CBMiAU_x?oc=5",
        "https://news.yahoo.co.jp/articles/abc",
        "https://www.msn.com/en-us/news/world/x/ar-1",
        "http://www.bing.com/news/apiclick.aspx?url=nonsense",
        "https://news.yahoo.com/x.html",
    ],
)
def test_aggregators_have_no_key(url: str) -> None:
    """A link of an aggregator identifies no article."""
    assert is_aggregator(url)
    assert canonical(url) is not None
    assert link_key(url) is None


def test_a_site_that_ends_like_an_aggregator_is_none() -> None:
    """Only the site itself and what lies under it count."""
    assert not is_aggregator("https://notbing.com/a")
    assert is_aggregator("https://de.news.yahoo.com/a")


@pytest.mark.parametrize(
    "url", ["https://example.com", "http://www.example.com/", "https://example.com/index.html", "https://x.com/?utm_source=rss"]
)
def test_home_pages_have_no_key(url: str) -> None:
    """A bare home page is what feeds give in place of a link."""
    assert link_key(url) is None


def test_a_page_named_in_the_query_has_a_key() -> None:
    """A home page with a parameter may be an article."""
    assert link_key("https://example.com/?p=123") == "https://example.com/?p=123"


pieces = st.sampled_from(
    [
        *("http://", "https://", "www.", "m.", "amp.", "example.com", "google.com", "bing.com", "cdn.ampproject.org", "[::1]", "한국", "ü"),
        *("/amp/", "/amp", "amp/s/", "/c/s/", ".amp", ".html", "/news/apiclick.aspx", "/url?q=", "?url=", "https%3A%2F%2F", "//", "/../"),
        *("&b=2", "&a=1", "utm_source=rss", "#", "#!/x", "%2F", "%61", "%zz", "%", ".", ":80", ":8080", "@", " ", "+", ";", "="),
    ]
)
addresses = st.lists(pieces | st.text(max_size=3), max_size=12).map("".join).flatmap(lambda rest: st.sampled_from([rest, f"http://{rest}"]))


@given(st.text() | addresses | addresses.map(lambda rest: f"https://example.com/{rest}"))
def test_canonical_is_idempotent(text: str) -> None:
    """Any text has no form, or one that is its own form and can be read again."""
    form = canonical(text)
    if form is not None:
        assert parse(form) is not None
        assert canonical(form) == form
        assert link_key(form) == link_key(text)


@given(addresses, st.sampled_from(["", "http://example.com/a/b", "nonsense"]))
def test_joined_links_are_absolute(link: str, base: str) -> None:
    """A joined link is an address that joins to itself, or nothing."""
    joined = join(base, link)
    if joined is not None:
        assert parse(joined) is not None
        assert join(base, joined) == joined


@pytest.mark.parametrize(
    ("link", "joined"),
    [
        ("c", "http://example.com/a/c"),
        ("/c?d=1#e", "http://example.com/c?d=1#e"),
        ("../c", "http://example.com/c"),
        ("//other.example/c", "http://other.example/c"),
        ("https://other.example/ü", "https://other.example/%C3%BC"),
        ("\n  c\t", "http://example.com/a/c"),
        ("c d", "http://example.com/a/c%20d"),
        ("http://u:p@other.example/", "http://other.example/"),
        ("?d=1", "http://example.com/a/b?d=1"),
        ("", None),
        ("javascript:alert(1)", None),
        ("mailto:a@example.com", None),
        ("data:text/html,x", None),
        ("c\x00d", None),
        ("http://[", None),
        ("//[]@", None),
        ("http://a\\@b/", None),
        ("c" * 5000, None),
    ],
)
def test_join(link: str, joined: str | None) -> None:
    """Links are joined to their document (RFC 3986, section 5); what leads nowhere on the web is none."""
    assert join("http://example.com/a/b", link) == joined


def test_join_without_a_base() -> None:
    """Without a usable base only absolute links are links."""
    assert join("", "https://example.com/a") == "https://example.com/a"
    assert join("", "/a") is None


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://www.example.org/1?utm_source=rss&utm_medium=feed", "https://www.example.org/1"),
        ("https://example.org/1?id=7&fbclid=IwAR0&page=2", "https://example.org/1?id=7&page=2"),
        ("https://example.org/1?b=2&a=1&ref=rss", "https://example.org/1?b=2&a=1"),
        ("https://example.org/1?ref=7", "https://example.org/1?ref=7"),
        ("http://m.example.org/amp/1/?outputType=amp&amp=1", "http://m.example.org/amp/1/?outputType=amp&amp=1"),
        ("https://example.org/1?q=%22a%20b%22&utm_id=1#part", "https://example.org/1?q=%22a%20b%22#part"),
        ("https://example.org/1#xtor=RSS-3208", "https://example.org/1"),
        ("https://example.org/1?#top", "https://example.org/1?#top"),
        ("https://news.google.com/rss/articles/CBMi?oc=5", "https://news.google.com/rss/articles/CBMi?oc=5"),
    ],
)
def test_a_link_to_open_loses_its_tracking_and_nothing_else(link: str, shown: str) -> None:
    """Letter for letter; it leads to the same page."""
    assert untracked(link) == shown
    assert untracked(shown) == shown
    assert canonical(shown) == canonical(link)

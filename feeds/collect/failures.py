"""One table from the HTTP client's exceptions to ours.

Texts name the host that was asked and what went wrong in our words; never what the client or an inner host says, since an error is
shown to whoever added the feed.
"""

import asyncio
from collections.abc import Mapping
from typing import Final

import aiohttp
from aiohttp import client_exceptions, http_exceptions

from feeds.collect.connector import NotPublic
from feeds.errors import AddressRefused, FeedError, RetryLater

_NO_ADDRESS: Final = "the address cannot be fetched"
_BROKEN: Final = "the answer is no proper HTTP"
_CUT: Final = "the answer broke off"
_PACKED: Final = "packed in a way that was not asked for, or damaged"
_UNEXPECTED: Final = "an answer that was not asked for"

FAILURES: Final[Mapping[type[Exception], tuple[type[FeedError], str]]] = {
    NotPublic: (AddressRefused, "the address or port it leads to is not public"),
    # connecting
    aiohttp.ClientConnectorDNSError: (RetryLater, "the name cannot be looked up"),
    aiohttp.ClientConnectorCertificateError: (RetryLater, "the certificate is not valid"),
    aiohttp.ServerFingerprintMismatch: (RetryLater, "the certificate is not the expected one"),
    aiohttp.ClientConnectorSSLError: (RetryLater, "no secure connection"),
    aiohttp.ClientSSLError: (RetryLater, "no secure connection"),
    aiohttp.ClientProxyConnectionError: (RetryLater, "no connection to the proxy"),
    client_exceptions.UnixClientConnectorError: (RetryLater, "no connection"),
    aiohttp.ClientConnectorError: (RetryLater, "no connection"),
    aiohttp.ConnectionTimeoutError: (RetryLater, "no connection in time"),
    aiohttp.ClientConnectionResetError: (RetryLater, "the connection was lost"),
    aiohttp.ServerDisconnectedError: (RetryLater, "the connection was closed without an answer"),
    aiohttp.ServerConnectionError: (RetryLater, "the connection was lost"),
    aiohttp.ClientOSError: (RetryLater, "the connection was lost"),
    aiohttp.ClientConnectionError: (RetryLater, "the connection was lost"),
    # waiting
    aiohttp.SocketTimeoutError: (RetryLater, "no byte in time"),
    aiohttp.ServerTimeoutError: (RetryLater, "no answer in time"),
    asyncio.TimeoutError: (RetryLater, "no whole answer in time"),
    # the address
    aiohttp.InvalidURL: (AddressRefused, _NO_ADDRESS),
    aiohttp.InvalidUrlClientError: (AddressRefused, _NO_ADDRESS),
    aiohttp.InvalidUrlRedirectClientError: (AddressRefused, _NO_ADDRESS),
    aiohttp.NonHttpUrlClientError: (AddressRefused, _NO_ADDRESS),
    aiohttp.NonHttpUrlRedirectClientError: (AddressRefused, _NO_ADDRESS),
    aiohttp.RedirectClientError: (AddressRefused, _NO_ADDRESS),
    http_exceptions.InvalidURLError: (AddressRefused, _NO_ADDRESS),
    aiohttp.TooManyRedirects: (RetryLater, "too many redirects"),
    # the answer
    aiohttp.ClientPayloadError: (RetryLater, _CUT),
    http_exceptions.ContentLengthError: (RetryLater, _CUT),
    http_exceptions.TransferEncodingError: (RetryLater, _CUT),
    http_exceptions.ContentEncodingError: (RetryLater, _PACKED),
    http_exceptions.DecompressSizeError: (RetryLater, _PACKED),
    http_exceptions.PayloadEncodingError: (RetryLater, _PACKED),
    http_exceptions.HttpProcessingError: (RetryLater, _BROKEN),
    http_exceptions.BadHttpMessage: (RetryLater, _BROKEN),
    http_exceptions.HttpBadRequest: (RetryLater, _BROKEN),
    http_exceptions.BadHttpMethod: (RetryLater, _BROKEN),
    http_exceptions.BadStatusLine: (RetryLater, _BROKEN),
    http_exceptions.InvalidHeader: (RetryLater, _BROKEN),
    http_exceptions.LineTooLong: (RetryLater, _BROKEN),
    aiohttp.ClientResponseError: (RetryLater, _BROKEN),
    # what only other ways of using the client bring
    client_exceptions.UploadAbortedError: (RetryLater, _UNEXPECTED),
    aiohttp.ContentTypeError: (RetryLater, _UNEXPECTED),
    aiohttp.ClientHttpProxyError: (RetryLater, _UNEXPECTED),
    aiohttp.WSServerHandshakeError: (RetryLater, _UNEXPECTED),
    aiohttp.WSMessageTypeError: (RetryLater, _UNEXPECTED),
    aiohttp.ClientError: (RetryLater, "the fetch failed"),
}
"""Every exception class of the client, with the error that it becomes and its text; a test walks the client's classes."""

CAUGHT: Final = (aiohttp.ClientError, http_exceptions.HttpProcessingError, asyncio.TimeoutError)
"""What a request may raise."""


def translated(failure: Exception, host: str) -> FeedError:
    """The error that a failure of the client becomes, by the nearest of its classes that stands in the table.

    Where the client found fault with the body's form, that fault stands among the causes and says more than the failure itself.
    """
    cause: BaseException | None = failure
    while cause is not None:
        if isinstance(cause, http_exceptions.PayloadEncodingError):
            failure = cause
        cause = cause.__cause__
    for kind in type(failure).__mro__:
        if kind in FAILURES:
            error, text = FAILURES[kind]
            return error(f"{host}: {text}")
    raise failure

"""A stand-in for a language model behind an OpenAI-compatible service, honest or not: answers for `tests.servers.FeedServer` to play."""

import json

from tests.servers import Answer, FeedServer, Raw

PATH = "/v1/chat/completions"
KEY = "sk-made-up-key-0123456789"
JSON = {"Content-Type": "application/json"}


def says(*sentences: str) -> Answer:
    """The model's answer in the form that is asked for."""
    return content(json.dumps({"sentences": sentences}))


def content(text: str) -> Answer:
    """Any words of the model."""
    message = {"role": "assistant", "content": text}
    return body(json.dumps({"id": "1", "choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}))


def body(text: str) -> Answer:
    """Any body."""
    return Answer(body=text.encode(), headers=JSON)


def base(server: FeedServer) -> str:
    """The service's base address, as an operator writes it."""
    return server.url("/v1")


AWAY: dict[str, Answer | Raw] = {
    "an error": Answer(status=500, body=b"oops"),
    "too many": Answer(status=429, headers={"Retry-After": "120"}),
    "no right": Answer(status=401, body=f"what is {KEY}?".encode()),
    "not there": Answer(status=404),
    "a redirect": Answer(status=307, headers={"Location": "https://elsewhere.example/"}),
    "no answer": Answer(hold=True),
    "a slow answer": Answer(body=says("A.").body, drip=True),
    "a cut connection": Raw(wire=b""),
    "a cut answer": Raw(wire=b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"),
    "no HTTP": Raw(wire=b"hello\r\n\r\n"),
}
"""Where nothing comes of the question, and the service is left alone for a while."""

UNUSABLE: dict[str, Answer | Raw] = {
    "nothing": body(""),
    "no JSON": body("<html>a page</html>"),
    "no object": body("[]"),
    "no choice": body('{"choices": []}'),
    "null": body('{"choices": [{"message": {"content": null}}]}'),
    "no text": body('{"choices": [{"message": {"content": 7}}]}'),
    "no UTF-8": Answer(body=b"\xff\xfe\x00", headers=JSON),
    "deep": body("[" * 60_000),
    "bare words": content("Nordkorea hat Container geschickt."),
    "a fence": content('```json\n{"sentences": ["A."]}\n```'),
    "other keys": content('{"translation": ["A."]}'),
    "no list": content('{"sentences": "A."}'),
    "numbers": content('{"sentences": [1, 2]}'),
    "huge": says("A" * 70_000),
    "long": says("A. " * 5_000),
}
"""Where the answer has another form than was asked for."""

"""Draws `docs/alert.png`: an alert of the sample feeds and its follow-up, as a phone shows them on Telegram and on Matrix.

    python -m docs.alert            # from the folder of the project; needs Chromium, and the fonts of Noto

The texts are what the program itself makes of the samples, in the markup that it sends; only what stands around them is drawn here.
"""

import asyncio
import io
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from bot import log
from bot.demo import replay, script
from bot.demo.server import serving
from bot.message import Message
from bot.networks.base import Call
from bot.networks.console import Console
from bot.networks.matrix.markup import content
from bot.networks.telegram.markup import to_html
from bot.networks.telegram.sending import keyboard
from storage.types import Operation

HERE = Path(__file__).parent
PICTURE = HERE.parent / "alert.png"
READER, LAST_STATE = "analyst", "4-follow-up"
FIRST, SECOND = "6,700", "7,000"  # what the two alerts are known by
SIZE, SCALE, COLOURS = (880, 2400), 1.5, 160
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(slots=True)
class Shown:
    """A message as it stands in a chat.

    Attributes:
        message: It.
        at: When it came.
        reply_to: The reference of the message that it answers, or None.
        edited: Whether it was edited since.
    """

    message: Message
    at: datetime
    reply_to: str | None = None
    edited: bool = False


class Recorder(Console):
    """A console that remembers what one reader was shown."""

    def __init__(self, clock: replay.ReplayClock) -> None:
        super().__init__(out=io.StringIO())
        self.shown_to_reader: dict[str, Shown] = {}
        self._clock = clock

    async def perform(self, call: Call) -> str | None:
        """See `Network.perform`."""
        reference = await super().perform(call)
        if call.message is None or reference is None or call.address.address != READER:
            return reference
        if call.operation is Operation.EDIT and call.target is not None:
            before = self.shown_to_reader[call.target]
            before.message, before.edited = call.message, True
        else:
            self.shown_to_reader[reference] = Shown(message=call.message, at=self._clock.now(), reply_to=call.target)
        return reference


async def told() -> tuple[Shown, Shown]:
    """Plays the samples; the alert and the follow-up that answers it."""
    shown = script.load()
    clock = replay.ReplayClock(shown.states[0].at)
    recorder = Recorder(clock)
    with TemporaryDirectory() as folder:
        async with serving(shown) as player, replay.staged(player, replay.settings(Path(folder)), {"console": recorder}, clock) as stage:
            for state in shown.states:
                await stage.show(state)
                if state.name == LAST_STATE:
                    break
    messages = recorder.shown_to_reader
    second = next(each for each in messages.values() if each.reply_to and SECOND in each.message.plain() and each.message.buttons)
    first = messages[second.reply_to or ""]
    assert FIRST in first.message.plain()  # noqa: S101 - else the samples have changed, and these texts with them
    return first, second


def on_telegram(shown: Shown, answered: Shown | None) -> str:
    """A bubble, and the keyboard below it."""
    quote = ""
    if answered is not None:
        line = answered.message.lines[0]
        quote = f'<div class="quote"><b>Rajin</b><span>{escape("".join(span.text for span in line))}</span></div>'
    markup = keyboard(shown.message)
    rows = "".join(
        f'<div class="row">{"".join(f"<span>{escape(button.text)}</span>" for button in row)}</div>'
        for row in (markup.inline_keyboard if markup else ())
    )
    stamp = ("edited " if shown.edited else "") + f"{shown.at:%H:%M}"
    text = to_html(shown.message).replace("\n", "<br>")
    return (
        f'<div class="date">{shown.at:%-d %B}</div>'
        f'<div class="bubble">{quote}{text}<span class="stamp">{stamp}</span></div><div class="keyboard">{rows}</div>'
    )


def on_matrix(shown: Shown, answered: Shown | None) -> str:
    """A message with its sender, and the reactions below it."""
    quote = ""
    if answered is not None:
        line = answered.message.lines[0]
        quote = f'<div class="quote"><b>Rajin</b><span>{escape("".join(span.text for span in line))}</span></div>'
    marks = "".join(f"<span>{mark}<i>1</i></span>" for mark in shown.message.commands())
    edited = ' <span class="edited">(edited)</span>' if shown.edited else ""
    return (
        f'<div class="day"><span>{shown.at:%A, %-d %B %Y}</span></div>'
        f'<div class="event"><div class="avatar">R</div><div class="said"><div class="who">Rajin<time>{shown.at:%H:%M}</time></div>'
        f'{quote}{content(shown.message)["formatted_body"]}{edited}<div class="marks">{marks}</div></div></div>'
    )


def page(first: Shown, second: Shown) -> str:
    """The whole page."""
    frame = (HERE / "page.html").read_text(encoding="utf-8")
    both = ((first, None), (second, first))
    filled = {"TELEGRAM": "".join(on_telegram(*each) for each in both), "MATRIX": "".join(on_matrix(*each) for each in both)}
    return re.sub("|".join(filled), lambda found: filled[found[0]], frame)


def photographed(html: str) -> Image.Image:
    """The page as Chromium shows it, cut to its content."""
    browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if browser is None:
        sys.exit("no Chromium is installed; on Debian: apt-get install chromium fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji")
    with TemporaryDirectory() as folder:
        file, shot = Path(folder) / "page.html", Path(folder) / "shot.png"
        file.write_text(html, encoding="utf-8")
        options = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={SCALE}",
            f"--window-size={SIZE[0]},{SIZE[1]}",
            f"--screenshot={shot}",
        ]
        subprocess.run([browser, *options, file.as_uri()], check=True, capture_output=True, timeout=120)  # noqa: S603 - our own page
        with Image.open(shot) as picture:
            return cut(picture.convert("RGB"))


def cut(picture: Image.Image) -> Image.Image:
    """The picture without the empty rows below its content."""
    wide, high = picture.size
    ground = picture.getpixel((2, high - 2))
    last = next(row for row in reversed(range(high)) if any(picture.getpixel((column, row)) != ground for column in range(0, wide, 7)))
    return picture.crop((0, 0, wide, min(high, last + 16)))


def main() -> None:
    """Draw the picture."""
    log.set_up(level="error")
    picture = photographed(page(*asyncio.run(told())))
    picture.quantize(COLOURS, kmeans=2, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    print(f"{PICTURE}: {picture.size[0]} × {picture.size[1]}, {PICTURE.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()

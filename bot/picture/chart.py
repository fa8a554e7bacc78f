"""The ledger as a picture: a step chart of the claimed totals, one line for each side and direction, each step with its source.

matplotlib is an extra (`picture`): nothing imports this when the program starts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap
from typing import Final

import matplotlib as mpl
from anyascii import anyascii
from matplotlib import dates, font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator

from bot.ledger import Entry, Section, speaker_key
from bot.locales.texts import Texts
from bot.picture.labels import Box, Crowd, box_of, pixel, place
from bot.render.claims import outlet_name
from bot.render.figures import figure
from bot.render.speakers import named, side_name
from feeds.types.claim import Direction

_SIZE: Final = (12.0, 7.0)  # inches
_DPI: Final = 150
_INK: Final = "#222222"
_FAINT: Final = "#767676"
_GRID: Final = "#e4e4e4"
# Reds and browns to Russia, blues to North Korea, greens for what goes nowhere; told apart by lightness as well, for eyes that mix hues up.
_COLOURS: Final[Mapping[Direction | None, Sequence[str]]] = {
    Direction.DPRK_TO_RUSSIA: ("#b3241c", "#bf6a00", "#5b3a1e", "#b0417a", "#857000", "#7b1fa2"),
    Direction.RUSSIA_TO_DPRK: ("#1f5fa8", "#2b8cbe", "#17324d", "#3f7f8f"),
    None: ("#2e7d32", "#6b8e00", "#12473a", "#1a8a7a", "#5a6b5c"),
}
_SIDES: Final = ("south-korea", "usa", "ukraine", "msmt")  # in the order of their colours
_WAYS: Final[Mapping[Direction | None, str]] = {
    Direction.DPRK_TO_RUSSIA: "to Russia",
    Direction.RUSSIA_TO_DPRK: "to North Korea",
    None: "",
}
Words = Callable[[Entry], str]

_LABELS: Final = 24  # steps that are labelled: the highest go first
_WIDEST: Final = 36  # characters of a label's line
_FAR_APART: Final = 300.0  # times the smallest figure, from which the scale is logarithmic
_MARGIN: Final = 0.12  # of the time shown, in front of the first claim and behind the last
_NAME_HEIGHT: Final = 0.07  # of the axes, that a line's name takes
_MARKERS: Final = {Section.PLANNED: "D", Section.DENIED: "X"}
_NOBODY: Final = "nobody named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The claims of one side of what goes one way, the earliest first.

    Attributes:
        name: Who claims it, and which way it went, on a line each.
        colour: Of its line.
        claims: What it claimed, plans and denials aside.
    """

    name: str
    colour: str
    claims: tuple[Entry, ...]

    def steps(self) -> tuple[Entry, ...]:
        """The claims that went beyond all earlier ones: where the line rises."""
        risen: list[Entry] = []
        for entry in self.claims:
            if not risen or entry.quantity.value > risen[-1].quantity.value:
                risen.append(entry)
        return tuple(risen)


def draw(file: Path, unit: str, entries: Sequence[Entry], texts: Texts) -> None:
    """Draw entries of the ledger into a file.

    Args:
        file: A name that ends in .png or .svg.
        unit: What is counted.
        entries: What was claimed, planned and denied, by day.
        texts: The language of names and numbers.
    """
    with mpl.rc_context({"svg.hashsalt": "rajin", "font.family": "DejaVu Sans", "font.size": 10}):
        chart = Figure(figsize=_SIZE, dpi=_DPI, facecolor="white")
        canvas = FigureCanvasAgg(chart)
        axes = chart.add_axes((0.075, 0.085, 0.785, 0.78))
        lines = series(entries, texts)
        marked = [entry for entry in entries if entry.section in {Section.PLANNED, Section.DENIED}]
        shown = [entry for line in lines for entry in line.claims] + marked
        _frame(chart, axes, _title(unit, texts), shown, texts)
        for line in lines:
            _line(axes, line)
        for entry in marked:
            _mark(axes, entry)
        if shown:
            _name(axes, lines)
            _legend(axes, marked)
            _label(canvas, axes, lines, marked, lambda entry: _words(entry, unit, texts))
        chart.savefig(file, format=file.suffix[1:].lower(), metadata={"Date": None} if file.suffix.lower() == ".svg" else None)


def series(entries: Iterable[Entry], texts: Texts) -> list[Series]:
    """What is claimed to have happened, by who says so and which way it went, the line of the highest claim first.

    Claims of nobody are left out where somebody's go the same way: they are mostly retellings of those.
    """
    groups: dict[tuple[Direction | None, str], list[Entry]] = {}
    for entry in entries:
        if entry.section is Section.CLAIMED:
            groups.setdefault((entry.claim.direction, speaker_key(entry.claim)), []).append(entry)
    attributed = {direction for direction, speaker in groups if speaker}
    kept = {key: claims for key, claims in groups.items() if key[1] or key[0] not in attributed}
    ordered = sorted(kept.items(), key=lambda item: -max(entry.quantity.value for entry in item[1]))
    used: dict[Direction | None, set[str]] = {}
    lines = []
    for (direction, speaker), claims in ordered:
        name = "\n".join(drawable(part) for part in (_who(claims[0], texts), _WAYS[direction]) if part)
        colour = _colour(direction, speaker, used.setdefault(direction, set()))
        lines.append(Series(name=name, colour=colour, claims=tuple(claims)))
    return lines


def _colour(direction: Direction | None, speaker: str, used: set[str]) -> str:
    """A side's own colour, the same in every picture; for others one that is free, as long as there is."""
    colours = _COLOURS[direction]
    own = colours[_SIDES.index(speaker)] if speaker in _SIDES[: len(colours)] else None
    free = [each for each in colours[::-1] if each not in used] or [colours[-1]]
    colour = own if own is not None and own not in used else free[0]
    used.add(colour)
    return colour


def drawable(text: str) -> str:
    """A text in characters that the font has; others are transliterated, so that nothing is shown as a box."""
    known = font_manager.get_font(font_manager.findfont("DejaVu Sans"))
    words = [word if all(known.get_char_index(ord(character)) for character in word) else anyascii(word).strip() for word in text.split()]
    return " ".join(words)


def _who(entry: Entry, texts: Texts) -> str:
    """The side that a line stands for."""
    speaker = entry.claim.speaker
    if speaker is not None and speaker.side is not None:
        name = side_name(speaker.side, texts)
        return name[:1].upper() + name[1:]
    who = named(entry.claim, texts)
    return _NOBODY if who is None else who.text[:1].upper() + who.text[1:]


def _title(unit: str, texts: Texts) -> str:
    """The unit's plural: "Containers"."""
    word = texts.unit_name(unit)
    return word[:1].upper() + word[1:]


def _frame(chart: Figure, axes: Axes, title: str, shown: Sequence[Entry], texts: Texts) -> None:
    chart.text(0.02, 0.955, f"{title}: what was claimed", fontsize=17, fontweight="bold", color=_INK, va="center")
    about = "Each line is the highest figure that one side has claimed so far; each step names who said it, through whom, and when."
    if _far_apart(shown):
        about += " Logarithmic scale."
    chart.text(0.02, 0.912, about if shown else "No claims yet.", fontsize=10.5, color=_FAINT, va="center")
    for edge in ("top", "right", "left"):
        axes.spines[edge].set_visible(False)
    axes.spines["bottom"].set_color(_FAINT)
    axes.grid(axis="y", color=_GRID, linewidth=1)
    axes.set_axisbelow(True)
    axes.tick_params(axis="both", length=0, colors=_FAINT, labelsize=10)
    if not shown:
        return
    values = [entry.quantity.value for entry in shown]
    if _far_apart(shown):
        axes.set_yscale("log")
        axes.set_ylim(min(values) / 4, max(values) * 4)
        axes.yaxis.set_minor_locator(NullLocator())
    else:
        axes.set_ylim(0, max(1, 1.22 * max(values)))
        axes.yaxis.set_major_locator(MaxNLocator(nbins=7, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: texts.number(value)))
    first, last = min(entry.day for entry in shown), max(entry.day for entry in shown)
    room = max(timedelta(days=20), (last - first) * _MARGIN)
    axes.set_xlim(_x(first - 1.5 * room), _x(last + room))
    locator = dates.AutoDateLocator(minticks=4, maxticks=10)  # type: ignore[no-untyped-call] # matplotlib gives no types for these
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))  # type: ignore[no-untyped-call] # likewise


def _far_apart(shown: Sequence[Entry]) -> bool:
    """Whether the smallest figure could not be seen beside the largest on a linear scale."""
    values = [entry.quantity.value for entry in shown]
    return bool(values) and 0 < min(values) < max(values) / _FAR_APART


def _line(axes: Axes, line: Series) -> None:
    """The steps as a line to the edge, and every claim as a dot; one that lies below the line is hollow."""
    steps = line.steps()
    across = [*(_x(entry.day) for entry in steps), axes.get_xlim()[1]]
    values = [entry.quantity.value for entry in steps]
    axes.step(across, [*values, values[-1]], where="post", color=line.colour, linewidth=2.4, solid_joinstyle="miter")
    for entry in line.claims:
        face = line.colour if entry in steps else "white"
        axes.plot(_x(entry.day), entry.quantity.value, "o", color=line.colour, markerfacecolor=face, markersize=7, zorder=4)


def _mark(axes: Axes, entry: Entry) -> None:
    axes.plot(_x(entry.day), entry.quantity.value, _MARKERS[entry.section], color=_INK, markerfacecolor="white", markersize=8, zorder=5)


def _name(axes: Axes, lines: Sequence[Series]) -> None:
    """Each line's name behind its end, moved up where another one stands."""
    top = float("-inf")
    for line in sorted(lines, key=lambda line: line.steps()[-1].quantity.value):
        level = line.steps()[-1].quantity.value
        at = float(axes.transAxes.inverted().transform(axes.transData.transform((0, level)))[1])
        top = max(at, top + _NAME_HEIGHT)
        axes.text(
            1.012,
            top,
            line.name,
            transform=axes.transAxes,
            color=line.colour,
            fontsize=10.5,
            fontweight="bold",
            va="center",
            linespacing=1.2,
        )


def _legend(axes: Axes, marked: Sequence[Entry]) -> None:
    """What the marks beside the lines mean."""
    sections = {entry.section for entry in marked}
    handles = [
        Line2D([], [], color=_INK, marker=_MARKERS[section], markerfacecolor="white", linestyle="", markersize=8, label=words)
        for section, words in ((Section.PLANNED, "planned or expected"), (Section.DENIED, "denied"))
        if section in sections
    ]
    if handles:
        axes.legend(handles=handles, loc="upper left", frameon=False, fontsize=10, labelcolor=_INK, borderaxespad=0.2, handletextpad=0.2)


def _label(canvas: FigureCanvasAgg, axes: Axes, lines: Sequence[Series], marked: Sequence[Entry], words: Words) -> None:
    """A label at each claim, where it covers neither another one nor a line; steps and marks first, should there be too many."""
    steps = [(entry, line.colour) for line in lines for entry in line.steps()] + [(entry, _INK) for entry in marked]
    others = [(entry, line.colour) for line in lines for entry in line.claims if entry not in line.steps()]
    wanted = [*steps, *others][:_LABELS]
    wanted.sort(key=lambda each: (-each[0].quantity.value, each[0].day))
    canvas.draw()  # type: ignore[no-untyped-call] # matplotlib gives no types for these
    crowd = Crowd(
        dots=[_around(axes, entry) for entry, _ in (*steps, *others)],
        drawn=[box for line in lines for box in _course(axes, line)],
        labels=[],
    )
    if (legend := axes.get_legend()) is not None:
        crowd.labels.append(box_of(legend.get_window_extent()))
    for entry, colour in wanted:
        place(canvas, axes, (_x(entry.day), entry.quantity.value), colour, words(entry), crowd)


def _around(axes: Axes, entry: Entry) -> Box:
    """The dot of an entry, in pixels."""
    x, y = pixel(axes, _x(entry.day), entry.quantity.value)
    return Box(x - 8, y - 8, x + 8, y + 8)


def _course(axes: Axes, line: Series) -> list[Box]:
    """The level and upright parts of a line, in pixels."""
    steps = line.steps()
    edge = axes.get_xlim()[1]
    boxes = []
    for number, entry in enumerate(steps):
        until = _x(steps[number + 1].day) if number + 1 < len(steps) else edge
        top = steps[number + 1].quantity.value if number + 1 < len(steps) else entry.quantity.value
        x0, y0 = pixel(axes, _x(entry.day), entry.quantity.value)
        x1, y1 = pixel(axes, until, top)
        boxes += [Box(x0, y0 - 3, x1, y0 + 3), Box(x1 - 3, y0, x1 + 3, y1)]
    return boxes


def _words(entry: Entry, unit: str, texts: Texts) -> str:
    """Short lines: how much and when; who says so, as far as the line's name does not say it, and through whom."""
    quantity = entry.quantity
    amount = figure(replace(quantity, unit="") if quantity.unit == unit else quantity, texts).strip()
    if entry.section is not Section.CLAIMED:
        amount = f"{entry.section}: {amount}"
    outlet = " < ".join(dict.fromkeys(outlet_name(name, texts) for name in (entry.outlet, *entry.claim.chain)))
    said, through = _speaker(entry, texts), f"({outlet})"
    whole = drawable(f"{said} {through}".strip())
    sources = [whole] if len(whole) <= _WIDEST else [drawable(said), drawable(through)]
    lines = (drawable(f"{amount}, {texts.calendar_day(entry.day)}"), *sources)
    return "\n".join(part for line in lines for part in wrap(line, _WIDEST, max_lines=2, placeholder="…"))


def _speaker(entry: Entry, texts: Texts) -> str:
    """Who says so: the person alone where the line's name tells the side."""
    speaker, known = entry.claim.speaker, named(entry.claim, texts)
    if (
        entry.section is Section.CLAIMED
        and speaker is not None
        and speaker.side
        and speaker.person
        and (name := texts.person(speaker.person))
    ):
        return name
    return "" if known is None else known.text[:1].upper() + known.text[1:]


def _x(day: date) -> float:
    return float(dates.date2num(day))  # type: ignore[no-untyped-call] # likewise

"""Where labels stand in a chart: near their dots, hiding neither one another nor the lines. Knows boxes, and no ledger."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

# Where the lower corner of a label may stand, in points from its dot: nearest first, to the right of it or (negative) ending left of it.
_PLACES: Final = tuple(
    sorted(
        ((dx, dy) for dx in (10, 45, 90, 140, -10, -45, -90, -140) for dy in range(-170, 171, 10)),
        key=lambda place: (abs(place[0]) + 1.2 * abs(place[1] + 12), place[0]),
    )
)
_HIDES: Final = 3.0  # what a square point of another label weighs that a label hides, beside one of a line
_CROSSES: Final = 300.0  # what a leader weighs that crosses a label
_COVERS: Final = 15.0  # what a square point of a dot weighs
_FAR: Final = 14.0  # what each point of distance weighs
_PAD: Final = 3.0  # pixels around a label
_SAMPLES: Final = 12  # points of a leader that are looked at


class Box(NamedTuple):
    """A box in pixels; much faster to compare than matplotlib's own."""

    left: float
    bottom: float
    right: float
    top: float

    def shared(self, other: "Box") -> float:
        """The area that two boxes share, in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        if width <= 0:
            return 0.0
        return width * max(0.0, min(self.top, other.top) - max(self.bottom, other.bottom))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.left < x < self.right and self.bottom < y < self.top


@dataclass(slots=True)
class Crowd:
    """What is in the picture already, in pixels: dots; lines and leaders; labels."""

    dots: list[Box]
    drawn: list[Box]
    labels: list[Box]


def place(canvas: FigureCanvasAgg, axes: Axes, point: tuple[float, float], colour: str, words: str, crowd: Crowd) -> None:
    """Put a label where it fits best, and note it.

    Args:
        canvas: Drawn once, so that sizes are known.
        axes: Where.
        point: What it labels, in the chart's data.
        colour: Of its text.
        words: Its lines.
        crowd: What is there already.
    """
    label = axes.annotate(
        words,
        point,
        (0, 0),
        textcoords="offset points",
        color=colour,
        fontsize=8.8,
        linespacing=1.25,
        verticalalignment="bottom",
        zorder=6,
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1},
        arrowprops={"arrowstyle": "-", "color": colour, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 4},
    )
    renderer = canvas.get_renderer()  # type: ignore[no-untyped-call] # matplotlib says no type for it
    label.update_positions(renderer)
    size = Text.get_window_extent(label, renderer)
    dot, inside, scale = pixel(axes, *point), box_of(axes.get_window_extent()), canvas.figure.dpi / 72

    def box(at: tuple[int, int]) -> Box:
        left = dot[0] + at[0] * scale - (size.width if at[0] < 0 else 0)
        bottom = dot[1] + at[1] * scale
        return Box(left - _PAD, bottom - _PAD, left + float(size.width) + _PAD, bottom + float(size.height) + _PAD)

    best = min(_PLACES, key=lambda at: _cost(box(at), at, dot, inside, crowd))
    label.set_horizontalalignment("right" if best[0] < 0 else "left")
    label.set_position(best)
    crowd.drawn += [Box(x - _PAD, y - _PAD, x + _PAD, y + _PAD) for x, y in _leader(dot, box(best))]
    crowd.labels.append(box(best))


def _cost(box: Box, at: tuple[int, int], dot: tuple[float, float], inside: Box, crowd: Crowd) -> float:
    """How badly a label stands there: what it hides, what its leader crosses, what of it is outside, and how far it is from its dot."""
    hidden = sum(box.shared(other) for other in crowd.drawn) + _HIDES * sum(box.shared(other) for other in crowd.labels)
    hidden += _COVERS * sum(box.shared(other) for other in crowd.dots)
    outside = box.shared(box) - box.shared(inside)
    leader = _leader(dot, box)
    crossed = sum(label.holds(x, y) for label in crowd.labels for x, y in leader)
    return hidden + 4 * outside + _CROSSES * crossed + _FAR * (abs(at[0]) + abs(at[1] + 12))


def _leader(dot: tuple[float, float], box: Box) -> list[tuple[float, float]]:
    """Points of the line from a dot to the middle of its label, those inside the label aside."""
    across, up = (box.left + box.right) / 2 - dot[0], (box.bottom + box.top) / 2 - dot[1]
    points = [(dot[0] + part / _SAMPLES * across, dot[1] + part / _SAMPLES * up) for part in range(1, _SAMPLES)]
    return [(x, y) for x, y in points if not box.holds(x, y)]


def box_of(extent: Bbox) -> Box:
    """A box of matplotlib's."""
    return Box(float(extent.x0), float(extent.y0), float(extent.x1), float(extent.y1))


def pixel(axes: Axes, x: float, y: float) -> tuple[float, float]:
    """Where a point of the data is in the picture."""
    across, up = axes.transData.transform((x, y))
    return float(across), float(up)

"""Where labels stand."""

from itertools import combinations

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.picture.labels import Box, Crowd, box_of, pixel, place

WORDS = "about 6,700, 26 Feb 2024\nShin Won-sik (Harbour Wire)"


def labelled(*points: tuple[float, float], dots: tuple[tuple[float, float], ...] = ()) -> tuple[Crowd, Box]:
    """A chart of 100 by 100 with labels at these points; the crowd and the inside of the axes."""
    figure = Figure(figsize=(10, 6), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100)
    canvas.draw()  # type: ignore[no-untyped-call] # matplotlib says no type for it
    spots = [pixel(axes, *point) for point in (*points, *dots)]
    crowd = Crowd(dots=[Box(x - 8, y - 8, x + 8, y + 8) for x, y in spots], drawn=[], labels=[])
    for point in points:
        place(canvas, axes, point, "black", WORDS, crowd)
    return crowd, box_of(axes.get_window_extent())


@pytest.mark.parametrize(
    "points",
    [
        [(50, 50)],
        [(50, 50), (51, 50)],
        [(50, 50), (50, 52), (51, 54), (52, 50)],
        [(3, 3), (97, 97), (3, 97), (97, 3)],
        [(10 * n, 50) for n in range(1, 10)],
    ],
    ids=["one", "two", "four at a place", "corners", "a row"],
)
def test_labels_hide_neither_one_another_nor_dots(points: list[tuple[float, float]]) -> None:
    """And stand inside the chart."""
    crowd, inside = labelled(*points)
    assert len(crowd.labels) == len(points)
    assert not [pair for pair in combinations(crowd.labels, 2) if pair[0].shared(pair[1])]
    assert not [dot for dot in crowd.dots for label in crowd.labels if dot.shared(label)]
    assert all(label.shared(inside) > 0.97 * label.shared(label) for label in crowd.labels)


def test_a_label_stands_beside_its_dot_where_there_is_room() -> None:
    """Not at the other end of the chart."""
    crowd, _ = labelled((50, 50))
    (label,), (dot,) = crowd.labels, crowd.dots
    assert label.left - dot.right < 15
    assert label.bottom < dot.top
    assert label.top > dot.bottom

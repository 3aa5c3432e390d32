"""Figures as a table for people."""

from attrib.evaluate.figures import Figures

COLUMNS = ("precision", "recall", "f1", "hits", "found", "gold")


def show(figures: Figures) -> str:
    """Return the figures as text, a measure a line, then the confusion of kinds."""
    lines = [
        f"{figures['articles']} articles, {figures['articles without prediction']} of them without prediction",
        f"{'':24}" + "".join(f"{column:>11}" for column in COLUMNS),
    ]
    for measure, values in figures.items():
        if isinstance(values, dict) and "hits" in values:
            lines.append(f"{measure:24}" + "".join(f"{_cell(values.get(c)):>11}" for c in COLUMNS) + _interval(values))
    if "source type" in figures:
        lines += ["", f"source type accuracy {_cell(figures['source type']['accuracy'])}"]
        rows = [("gold", "found", "count"), *figures["source type"]["confusion"]]
        lines += [f"{gold:24}{found:24}{count:>6}" for gold, found, count in rows]
    return "\n".join(lines) + "\n"


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _interval(values: Figures) -> str:
    return "  95% of F1: {:.3f} to {:.3f}".format(*values["f1 95%"]) if "f1 95%" in values else ""

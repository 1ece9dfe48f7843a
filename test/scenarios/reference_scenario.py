"""Scenarios for the reference: parents folded in, paths spread over years, shocks with their fading."""

import os

from reference_text import load


TAKEN = {"plan", "model", "parameters"}


def scenario_file(folder, name):
    """A scenario named like one of the other files is kept as <name>.scenario.yaml."""
    return os.path.join(folder, name + (".scenario.yaml" if name in TAKEN else ".yaml"))


class Scenario:
    """A scenario with its parents folded in: children win, shocks add up."""

    def __init__(self, folder, name):
        chain = []
        while name:
            spec = load(scenario_file(folder, name))
            chain.insert(0, spec)
            name = spec.get("extends")
        self.set, self.equations, self.shocks, self.closure = {}, {}, [], None
        for spec in chain:
            self.set.update(spec.get("set") or {})
            self.equations.update(spec.get("equations") or {})
            self.shocks += spec.get("shocks") or []
            self.closure = spec.get("closure", self.closure)


def path_value(path, year, before):
    """A path holds its last given value; before its first year the earlier value stands."""
    if not isinstance(path, dict):
        return float(path)
    given = [y for y in path if int(y) <= year]
    return float(path[max(given)]) if given else before


def parameter_value(spec, override, year, first):
    default = spec["default"]
    earliest = float(default[min(default)]) if isinstance(default, dict) else float(default)
    value = path_value(default, year, earliest)
    start = spec.get("start")
    if start is not None and year == first:
        value = float(start)
    if override is None:
        return value
    # The first model year is history where the parameter says so: a scenario's one number begins in the year after.
    if not isinstance(override, dict):
        return value if start is not None and year == first else float(override)
    return path_value(override, year, value)


def shocked(value, year, shocks):
    for shock in shocks:
        begin, end, size = shock["from"], shock.get("to", shock["from"]), float(shock["value"])
        fade = float(shock.get("fade", 0))
        if year < begin:
            continue
        after = year - end
        weight = 1.0 if after <= 0 else fade**after
        kind = shock["kind"]
        if kind == "add":
            value = value + size * weight
        elif kind == "multiply":
            value = value * (1 + (size - 1) * weight)
        elif kind == "hold" and after <= 0:
            value = size
    return value

#!/usr/bin/python3
"""Evaluates the model of scenarios/<plan>/ by another road than the engine, and writes <scenario>.expected.csv.

Its own parser (Python's, after a trivial rewrite of the equation text), its own order of evaluation (by demand), Python's
own exp and log. It shares nothing with the engine but the text of the files, so that agreement means something. Used
when scenarios are written; the tests compare the engine with the CSV files and need no Python.

    python3 test/scenarios/reference.py [folder] [scenario ...]

Needs Python 3 and PyYAML.
"""

import ast
import csv
import math
import os
import re
import sys

sys.dont_write_bytecode = True

from reference_scenario import TAKEN, Scenario, parameter_value, shocked
from reference_text import load, parse_body, parse_equation

HOLE = None


class Loop(Exception):
    """A value that needs itself."""


# ── Evaluation ───────────────────────────────────────────────────────────────────────────────────────────────────


class Evaluator:
    def __init__(self, folder, scenario):
        model, self.parameters = load(os.path.join(folder, "model.yaml")), load(os.path.join(folder, "parameters.yaml"))
        self.first, self.last = model["years"]["from"], model["years"]["to"]
        self.groups = {key: group["members"] for key, group in model["groups"].items()}
        self.variables = model["variables"]
        texts = {key: spec["equation"] for key, spec in self.variables.items()}
        closure = scenario.closure or next(iter(model["closures"]))
        texts.update(model["closures"][closure]["equations"])
        texts.update(scenario.equations)
        self.bodies = {}
        for key, text in texts.items():
            name, body = parse_equation(text)
            assert name == key, text
            self.bodies[key] = body
        self.starts = {key: spec.get("start") for key, spec in self.variables.items()}
        self.start_bodies = {
            key: parse_body(str(start["expression"]))
            for key, start in self.starts.items()
            if isinstance(start, dict) and "expression" in start
        }
        self.scenario = scenario
        self.shocks = {}
        for shock in scenario.shocks:
            self.shocks.setdefault(shock["on"], []).append(shock)
        self.values, self.busy = {}, set()

    def years(self):
        return range(self.first, self.last + 1)

    def series(self):
        yearly = [key for key, spec in self.parameters.items() if spec["varies"] == "yearly"]
        return [*self.variables, *yearly]

    def unit(self, key):
        return str((self.variables.get(key) or self.parameters[key])["unit"])

    def at(self, key, year):
        """The value of a series or parameter in a year; HOLE before the model begins or where nothing is published."""
        if key in self.parameters and self.parameters[key]["varies"] == "constant":
            year = self.first
        if year < self.first or year > self.last:
            return HOLE
        if (key, year) in self.values:
            return self.values[key, year]
        if (key, year) in self.busy:
            raise Loop(f"{key} {year}")
        self.busy.add((key, year))
        value = self.fresh(key, year)
        if value is not HOLE and not (key in self.parameters and self.parameters[key]["varies"] == "constant"):
            value = shocked(value, year, self.shocks.get(key, []))
        self.busy.discard((key, year))
        self.values[key, year] = value
        return value

    def fresh(self, key, year):
        start = self.starts.get(key)
        if year == self.first and start is not None:
            if start == "none":
                return HOLE
            if key in self.start_bodies:
                return self.evaluate(self.start_bodies[key], year)
            return float(start["value"])
        # A parameter that a closure makes endogenous keeps its own value in the first year.
        if key in self.bodies and not (key in self.parameters and year == self.first):
            return self.evaluate(self.bodies[key], year)
        return parameter_value(self.parameters[key], self.scenario.set.get(key), year, self.first)

    def evaluate(self, node, year):
        try:
            return self.value(node, year)
        except (TypeError, ZeroDivisionError):
            return HOLE

    def value(self, node, year):
        if isinstance(node, ast.Constant):
            return float(node.value)
        if isinstance(node, ast.Name):
            if node.id == "t":
                return float(year)
            assert self.parameters[node.id]["varies"] == "constant", f"{node.id} has a value each year"
            return self.at(node.id, self.first)
        if isinstance(node, ast.Subscript):
            return self.at(node.value.id, self.index(node.slice, year))
        if isinstance(node, ast.UnaryOp):
            inner = self.value(node.operand, year)
            return (not inner) if isinstance(node.op, ast.Not) else -inner
        if isinstance(node, ast.BinOp):
            return self.binary(node, year)
        if isinstance(node, ast.Compare):
            return self.compare(node, year)
        if isinstance(node, ast.BoolOp):
            parts = [self.value(part, year) for part in node.values]
            return all(parts) if isinstance(node.op, ast.And) else any(parts)
        if isinstance(node, ast.Call):
            return self.call(node, year)
        raise ValueError(ast.dump(node))

    def index(self, node, year):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return year
        step = node.right.value
        return year - step if isinstance(node.op, ast.Sub) else year + step

    def binary(self, node, year):
        a, b = self.value(node.left, year), self.value(node.right, year)
        if a is HOLE or b is HOLE:
            raise TypeError
        if isinstance(node.op, ast.Add):
            return a + b
        if isinstance(node.op, ast.Sub):
            return a - b
        if isinstance(node.op, ast.Mult):
            return a * b
        if isinstance(node.op, ast.Div):
            return a / b
        if isinstance(node.op, ast.Pow):
            return a**b
        raise ValueError(ast.dump(node))

    def compare(self, node, year):
        a, b = self.value(node.left, year), self.value(node.comparators[0], year)
        op = type(node.ops[0])
        return {ast.Lt: a < b, ast.LtE: a <= b, ast.Gt: a > b, ast.GtE: a >= b, ast.Eq: a == b, ast.NotEq: a != b}[op]

    def call(self, node, year):
        name = node.func.id
        if name == "if_":
            return self.value(node.args[1 if self.value(node.args[0], year) else 2], year)
        if name == "sum_":
            group = node.args[0]
            return sum(self.at(member, self.index(group.slice, year)) for member in self.groups[group.value.id])
        args = [self.value(arg, year) for arg in node.args]
        return {
            "exp": math.exp,
            "log": math.log,
            "sqrt": math.sqrt,
            "abs": abs,
            "min_": min,
            "max_": max,
            "clamp": lambda x, low, high: min(max(x, low), high),
            "logistic": lambda x: 1 / (1 + math.exp(-x)),
            "logit": lambda x: math.log(x / (1 - x)),
        }[name](*args)

    def table(self):
        return {key: [self.at(key, year) for year in self.years()] for key in self.series()}


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────


def shown(value):
    return "" if value is HOLE else f"{value:.17g}"


def write(folder, name):
    run = Evaluator(folder, Scenario(folder, name))
    with open(os.path.join(folder, name + ".expected.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["series", "unit", *run.years()])
        for key, values in run.table().items():
            out.writerow([key, run.unit(key), *(shown(value) for value in values)])


def scenario_names(folder):
    files = (name[: -len(".yaml")] for name in sorted(os.listdir(folder)) if name.endswith(".yaml"))
    return [re.sub(r"\.scenario$", "", name) for name in files if name not in TAKEN]


def main(args):
    root = os.path.join(os.path.dirname(__file__), "..", "..", "scenarios", "guangzhou-14")
    folder = next((arg for arg in args if os.path.isdir(arg)), os.path.normpath(root))
    names = [arg for arg in args if not os.path.isdir(arg)] or scenario_names(folder)
    for name in names:
        write(folder, name)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Reads equations and files for the reference: Python's own parser after a trivial rewrite of the text, and YAML."""

import ast
import re

import yaml


class Loader(yaml.SafeLoader):
    """YAML as everybody writes it now: `on` is a word, not a truth value."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader)


def rewrite(text):
    """Equation notation as Python: powers and the question-mark form; `if` is a word that Python keeps for itself."""
    text = text.replace("^", "**")
    text = re.sub(r"\bif\s*\(", "if_(", text)
    text = re.sub(r"\bsum\s*\(", "sum_(", text)
    text = re.sub(r"\bmin\s*\(", "min_(", text)
    text = re.sub(r"\bmax\s*\(", "max_(", text)
    return conditional(text)


def conditional(text):
    """`c ? a : b` as `if_(c, a, b)`; right-associative, outside of brackets only where it is written so."""
    depth, mark = 0, None
    for i, char in enumerate(text):
        depth += (char in "([") - (char in ")]")
        if char == "?" and depth == 0:
            mark = i
            break
    if mark is None:
        return text
    depth, nested = 0, 0
    for j in range(mark + 1, len(text)):
        char = text[j]
        depth += (char in "([") - (char in ")]")
        if depth == 0 and char == "?":
            nested += 1
        if depth == 0 and char == ":":
            if nested == 0:
                return f"if_({text[:mark]}, {conditional(text[mark + 1 : j])}, {conditional(text[j + 1 :])})"
            nested -= 1
    raise ValueError(text)


def parse_body(text):
    return ast.parse(rewrite(text.strip()), mode="eval").body


def parse_equation(text):
    """`gdp[t] = …` → (gdp, tree)."""
    left, right = text.split("=", 1)
    return left.strip()[: -len("[t]")].strip(), parse_body(right)

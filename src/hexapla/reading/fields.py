"""Typed fields out of a YAML mapping: each value is read by its own field's type."""

import datetime
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from hexapla.model.dates import PartialDate
from hexapla.model.problem import Code, Findings
from hexapla.reading import dates
from hexapla.reading.forms import LONGEST, is_country, is_id, is_language_tag, is_web_address
from hexapla.reading.yaml_tree import Mapping, Scalar, Sequence, Tree

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """The keys of one mapping, asked for one by one.

    Each method returns the value of a key, or the field's empty value after noting what is wrong
    with it. ``finish`` notes the keys that nobody asked for.
    """

    word = "key"
    """What problems call a key."""

    def __init__(self, mapping: Mapping, findings: Findings, where: str) -> None:
        self.findings = findings
        self.line = mapping.line
        self._where = where
        self._values = {key.text: (key, value) for key, value in mapping.pairs}
        self._asked: set[str] = set()

    def tree(self, key: str, *, required: bool = False, form: str = "…") -> Tree | None:
        """Return a key's value as it stands; None when it is absent or empty.

        ``form`` is said to whoever left out one that is required.
        """
        self._asked.add(key)
        if key in self._values:
            _, value = self._values[key]
            if not (isinstance(value, Scalar) and not value.text.strip()):
                return value
        if required:
            self.findings.add(
                Code.MISSING_KEY,
                self._values[key][0].line if key in self._values else self.line,
                f"{self._where} has no {key}",
                f"add {self.written(key)} {form}",
            )
        return None

    def written(self, key: str) -> str:
        """Return a key as it is written before its value."""
        return f"{key}:"

    def shown(self, key: str) -> str:
        """Return a key as problems name it."""
        return key

    def line_of(self, key: str) -> int:
        """Return the line a key stands on, or the mapping's."""
        return self._values[key][0].line if key in self._values else self.line

    def text(self, key: str, *, required: bool = False, form: str = "…") -> str:
        """Return a text on one line, outer white space removed; ``form`` is that of ``tree``."""
        value = self.tree(key, required=required, form=form)
        if value is None:
            return ""
        if not isinstance(value, Scalar):
            remedy = "write one text, in quotes if it starts with [ or {"
            self._bad(value, key, "is a list or a group of keys", remedy)
            return ""
        return " ".join(value.text.split())

    def id(self, key: str, *, required: bool = False) -> str:
        """Return an id: small ASCII letters, digits and single hyphens."""
        value = self.tree(key, required=required)
        return self.as_id(key, value) if value else ""

    def as_id(self, key: str, value: Tree) -> str:
        """Return a value that must be an id."""
        if not (isinstance(value, Scalar) and is_id(value.text)):
            self._bad(value, key, "is not an id", "write small letters a-z, digits and hyphens")
            return ""
        if len(value.text) > LONGEST:
            what = f"has {len(value.text)} characters"
            self._bad(value, key, what, f"leave at most {LONGEST}: a few words that tell it apart")
            return ""
        return value.text

    def ids(self, key: str) -> tuple[str, ...]:
        """Return a list of ids."""
        found = (self.as_id(key, item) for item in self.items(key))
        return tuple(item for item in found if item)

    def items(self, key: str) -> tuple[Tree, ...]:
        """Return the items of a list."""
        value = self.tree(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence):
            self._bad(value, key, "is not a list", "write [one, two] or a line - one for each")
            return ()
        return value.items

    def groups(self, key: str, where: str, *, block: bool = False) -> Iterable["Fields"]:
        """Yield the mappings of a list; with ``block``, one written in braces is refused.

        It is yielded all the same, so that its id is known, and said to be wrong in nothing else.
        """
        for item in self.items(key):
            if not isinstance(item, Mapping):
                remedy = "write - key: value, its other keys right under its first"
                self._bad(item, key, "is not a group of keys", remedy)
            elif block and item.flow:
                fault = "is written in braces, where a comma in a title would start a new key"
                self._bad(item, key, fault, "write each key on its own line")
                yield Fields(item, Findings(self.findings.path), where)
            else:
                yield Fields(item, self.findings, where)

    def group(self, key: str, where: str) -> "Fields | None":
        """Return a mapping as fields of its own."""
        value = self.tree(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            remedy = "write lines key: value under it, each two spaces to the right of it"
            self._bad(value, key, "is not a group of keys", remedy)
            return None
        return Fields(value, self.findings, where)

    def all_keys(self) -> tuple[str, ...]:
        """Return all keys there are, and count them as asked for."""
        self._asked.update(self._values)
        return tuple(self._values)

    def choice(self, key: str, choices: type[Choice], *, required: bool = False) -> Choice | None:
        """Return a member of an enumeration."""
        text = self.text(key, required=required)
        if not text:
            return None
        try:
            return choices(text)
        except ValueError:
            known = ", ".join(choices)
            self.bad(key, f"is {text!r}", f"use one of: {known}")
            return None

    def flag(self, key: str) -> bool:
        """Return whether a key says true."""
        text = self.text(key)
        if text not in {"", "true", "false"}:
            self.bad(key, f"is {text!r}", "write true or false")
        return text == "true"

    def lang(self, key: str, *, required: bool = False) -> str:
        """Return a BCP 47 language tag (its form alone is checked)."""
        return self._form(key, is_language_tag, "a language tag such as ru or zh-Hans", required)

    def country(self, key: str) -> str:
        """Return a country's code (ISO 3166-1 alpha-2; its form alone is checked)."""
        form = "a country's two capital letters, such as KZ"
        return self._form(key, is_country, form, False)

    def languages(self) -> tuple[str, ...]:
        """Return the keys not asked for yet, which must be language tags; others are left out."""
        keys = [key for key in self._values if key not in self._asked]
        for key in keys:
            if not is_language_tag(key):
                message = f"{key} is not a language tag"
                remedy = "write a language tag such as ru or zh-Hans"
                self.findings.add(Code.BAD_VALUE, self.line_of(key), message, remedy)
        self._asked.update(keys)
        return tuple(key for key in keys if is_language_tag(key))

    def texts(self, key: str, *, required: bool = False) -> dict[str, str]:
        """Return a text for each language tag under a key."""
        if required:
            self.tree(key, required=True)
        group = self.group(key, key)
        if group is None:
            return {}
        return {tag: text for tag in group.languages() if (text := group.text(tag))}

    def url(self, key: str) -> str:
        """Return an http or https address."""
        form = "a web address that starts with https:// and has no spaces or user name in it"
        return self._form(key, is_web_address, form, False)

    def date(self, key: str) -> PartialDate | None:
        """Return a date of which the day or the month may be missing; None for ``unknown``."""
        if self.is_unknown(key):
            return None
        return self._partial(
            key, "2022-09-29; 2022-09, 2022 or unknown where a source says no more"
        )

    def is_unknown(self, key: str) -> bool:
        """Return whether a date is said not to be known."""
        return self.text(key) == "unknown"

    def bound(self, key: str) -> PartialDate | None:
        """Return where a time begins or ends; without the key it is open at that end."""
        return self._partial(key, "2022-09-29, 2022-09 or 2022, or leave the key out")

    def day(self, key: str) -> PartialDate | None:
        """Return a date of which all is known."""
        text = self.text(key, required=True, form="2022-09-29")
        return self._date(key, text, dates.day, "the day in full: 2022-09-29") if text else None

    def time(self, key: str, *, required: bool = False) -> datetime.datetime | None:
        """Return a moment with its zone."""
        moment = "2022-09-29T09:00:00+05:00"
        text = self.text(key, required=required, form=moment)
        if not text:
            return None
        return self._date(key, text, dates.moment, f"day, time and zone: {moment}")

    def bad(self, key: str, what: str, remedy: str) -> None:
        """Note that a key's value is not of the form it should have."""
        line = self._values[key][1].line
        self.findings.add(Code.BAD_VALUE, line, f"{key} {what}", remedy)

    def _partial(self, key: str, form: str) -> PartialDate | None:
        text = self.text(key)
        return self._date(key, text, PartialDate.parse, form) if text else None

    def finish(self, code: Code = Code.UNKNOWN_KEY) -> None:
        """Note, under a code, every key that no field reads."""
        for key, (scalar, _) in self._values.items():
            if key not in self._asked:
                near = get_close_matches(key, sorted(self._asked), 1)
                known = ", ".join(map(self.shown, sorted(self._asked)))
                remedy = f"the {self.word}s are {known}" if known else "delete it"
                self.findings.add(
                    code,
                    scalar.line,
                    f"{self._where} takes no {self.word} {self.shown(key)}",
                    f"did you mean {self.shown(near[0])}?" if near else remedy,
                )

    def _bad(self, value: Tree, key: str, what: str, remedy: str) -> None:
        shown = f" {value.text!r}" if isinstance(value, Scalar) else ""
        self.findings.add(Code.BAD_VALUE, value.line, f"{key}{shown} {what}", remedy)

    def _form(self, key: str, accepts: Callable[[str], object], form: str, required: bool) -> str:
        text = self.text(key, required=required)
        if text and not accepts(text):
            self.bad(key, f"is {text!r}", f"write {form}")
            return ""
        return text

    def _date(self, key: str, text: str, parse: Callable[[str], Value], form: str) -> Value | None:
        try:
            return parse(text)
        except ValueError:
            line = self._values[key][1].line
            message = f"{key} {text}: {dates.fault(text)}"
            self.findings.add(Code.BAD_DATE, line, message, f"write {form}")
            return None


class Options(Fields):
    """The options of a directive, which are written between colons."""

    word = "option"

    def written(self, key: str) -> str:
        """Return an option as it is written before its value."""
        return f":{key}:"

    shown = written

"""What one row or sentence of a plan promises of one indicator."""

from __future__ import annotations

from compliance.linking.courses import says_change
from compliance.linking.parts import BODY, Part
from compliance.model.plan import Indicator
from compliance.model.target import Kind, Target
from compliance.records import record
from compliance.vietnamese import fold
from compliance.wording.title_forms import TitleForm, form_of, sense_of
from compliance.wording.title_sides import Sides

# Words of a cell that name a promise by themselves.
_TELLING = 3


@record
class Item:
    """The parts of one row that speak of one indicator, in the order of the row.

    ``also`` names further indicators that the row promises with the same number; ``lead`` is the title of
    the part of the sentence before, where this one is too short to stand alone ("riêng lĩnh vực đất đai"),
    ``led_by`` the first part of that sentence; ``sides`` are what the title names of things that exclude
    each other; ``compared`` is the title without what only says that the unit itself does it.
    """

    plan: str
    number: int
    indicator: Indicator
    canonical: str | None
    title: str
    parts: tuple[Part, ...]
    other_content: str | None = None
    also: tuple[str, ...] = ()
    lead: str = ""
    sides: Sides = ()
    led_by: Item | None = None
    compared: str = ""

    @property
    def form(self) -> TitleForm:
        """The normal forms by which the title is compared."""
        return sense_of(self.compared or self.title)

    @property
    def led_form(self) -> TitleForm:
        """The same with what the part of the sentence before says, but for what this part says otherwise."""
        lead = fold(self.lead.split(":")[0])
        named = dict(self.form.sides)
        for group, said in sense_of(lead).sides:
            for words in sorted(said) if group in named else ():
                lead = lead.replace(words, " ")
        return sense_of(f"{lead} {self.title}")

    @property
    def said(self) -> str:
        """The words of the row's cell."""
        return " ".join(dict.fromkeys(target.raw for target in self.targets))

    @property
    def cell_forms(self) -> tuple[TitleForm, ...]:
        """The title with the words that the row's cell has beside its values, and those words alone.

        "Văn bản quy phạm pháp luật | 100% được ban hành đúng trình tự": half of the title stands there; of
        "Công vụ | 80% công chức được bồi dưỡng nghiệp vụ" all of it does. The whole title, where less is
        compared, before them.
        """
        said = self.said
        told = (sense_of(self.title),) if self.compared else ()
        whole = sense_of(f"{self.title} {said}")
        if not whole.content - self.form.content:
            return told
        alone = sense_of(said)
        return (*told, whole, alone) if len(alone.content) >= _TELLING else (*told, whole)

    @property
    def section(self) -> str:
        return self.indicator.section

    @property
    def in_body(self) -> bool:
        return self.section == BODY

    @property
    def changes(self) -> bool:
        """Whether it promises that something rises or falls: by its title or by its targets."""
        if says_change(self.title):
            return True
        return any(target.kind in (Kind.CHANGE, Kind.TREND) for target in self.targets)

    @property
    def targets(self) -> tuple[Target, ...]:
        return tuple(part.target for part in self.parts if part.target is not None)


def key_of(item: Item) -> str:
    """What items of one group share: the canonical, else the title; content of its own is apart."""
    key = item.canonical or f"={form_of(item.title).bare}"
    return key if item.other_content is None else f"{key}≠{item.other_content}"

"""What tells two bare phrases apart beside their populations: whose, how many of whom, by which document."""

from __future__ import annotations

import re

from compliance.model.finding import Reason
from compliance.model.relations.content import same_rate
from compliance.model.relations.counting import measured_alike
from compliance.model.relations.denotation import UPPER_BOUND
from compliance.model.sense_tables import senses
from compliance.model.target import Measure, Target
from compliance.model.vocabulary import gradings, noun_words, owners, plain, says_each, staff_named

# The number of a document ("45/kh-ubnd") whose tasks or targets are counted.
_DOCUMENT = re.compile(r"(?<!\w)\d+\w?/(?:\d{4}/)?[a-zđ]+-[a-zđ]+(?!\w)")
_NUMBERS = re.compile(r"(?<!\w)(?:(?:tối thiểu|ít nhất|trên|từ|đạt) )*\d[\d.,/ ]*%?(?!\w)")


def difference(child: Target, parent: Target) -> Reason | None:
    """In what two bare phrases of one population differ before their words are looked at, or None."""
    if _of_other_units(child, parent) or _except_others(child, parent):
        return Reason.OTHER_POPULATION
    if _of_other_documents(child, parent):
        return Reason.OTHER_DOCUMENT
    if _counts_apart(child, parent) or _other_staff(child, parent):
        return Reason.OTHER_POPULATION
    if _has_what_is_counted(child, parent) or _has_what_is_counted(parent, child):
        return Reason.OTHER_POPULATION
    if _counts_other(child, parent) or not same_rate(child, parent):
        return Reason.OTHER_UNIT
    return None


def _except_others(child: Target, parent: Target) -> bool:
    """Whether both leave some out ("trừ hồ sơ đất đai"), and the child others than the parent."""
    own, asked = (plain(target.condition or "") for target in (child, parent))
    excepting = senses().excepting
    if not excepting.match(own) or not excepting.match(asked):
        return False
    return not set(excepting.sub("", own).split()) <= set(asked.split())


def _of_other_documents(child: Target, parent: Target) -> bool:
    """Whether both are of a document with a number ("theo Quyết định số …"), and not of the same."""
    own, asked = (cited(target.raw) for target in (child, parent))
    return bool(own and asked) and own.isdisjoint(asked)


def cited(words: str) -> frozenset[str]:
    """The numbers of the documents that a text names, without padding."""
    return frozenset(number.lstrip("0") for number in _DOCUMENT.findall(plain(words)))


def _of_other_units(child: Target, parent: Target) -> bool:
    """Whether both say whose it is or at what level it is given, and nothing is of both."""
    if child.document is not None or parent.document is not None:
        return False
    for named in (owners, gradings):
        own, asked = named(child.raw), named(parent.raw)
        if own and asked and own.isdisjoint(asked):
            return True
    return False


def _has_what_is_counted(one: Target, other: Target) -> bool:
    """Whether one counts those who have what the other counts ("xã có chợ đạt chuẩn", "60% chợ")."""
    counted = noun_words(other.scope or "").split()
    if not counted:
        return False
    bearer, has, had = noun_words(_NUMBERS.sub(" ", plain(one.raw))).partition(" có ")
    if not has or counted[0] not in had.split():
        return False
    return set(bearer.split()).isdisjoint(plain(other.raw).split())


def _counts_other(child: Target, parent: Target) -> bool:
    """Whether two counts are of two things: a reason that is plainer than that they promise other content."""
    counted = child.unit is parent.unit is Measure.COUNT
    return counted and not measured_alike(child, parent)


def _other_staff(child: Target, parent: Target) -> bool:
    """Whether two shares are of other staff ("công chức", "cán bộ, công chức"), where both name some."""
    if not child.unit is parent.unit is Measure.PERCENT:
        return False
    own, asked = (staff_named(target.scope or target.raw) for target in (child, parent))
    return bool(own and asked) and own != asked


def _counts_apart(child: Target, parent: Target) -> bool:
    """Whether only one of two counts is of each bearer ("mỗi xã 01 mô hình"), the other of all together.

    What each does at least, all do at least together.
    """
    if not child.unit is parent.unit is Measure.COUNT or noun_words(child.noun or "") in senses().continuous:
        return False
    own = says_each(child.raw)
    if own is says_each(parent.raw):
        return False
    bounded = {child.comparator, parent.comparator} & UPPER_BOUND
    return not own or bool(bounded) or (child.value or 0) < (parent.value or 0)

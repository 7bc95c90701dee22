"""Of whom a target speaks: scopes, levels, groups, milestones, and whether two of them differ."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from compliance.model.finding import Reason
from compliance.model.relations import bare
from compliance.model.relations.classes import bounded_apart, leaves_some
from compliance.model.relations.content import (
    OneSubject,
    same_content,
    undecided,
)
from compliance.model.relations.shares import same_share
from compliance.model.relations.whom import may_be_one
from compliance.model.target import Kind, Measure, Target
from compliance.model.vocabulary import (
    as_given,
    plain,
    population_words,
    same_group,
)
from compliance.model.vocabulary_tables import vocabulary

# How many are ranked ("thứ 3/10").
_FIELD = re.compile(r"(?<![\w/])\d+/(\d+)(?![\w/])")
# Whom a share is of: what stands between "tỷ lệ" and what is said of it.
_SHARE_OF = re.compile(r"(?i)^(?:phấn đấu )?tỷ lệ (?:các |số )?(?P<whom>[^,;\d]+?) (?:được|bị)(?!\w)")
# Who is ranked ("trong 05 huyện dẫn đầu").
_RANKED = re.compile(r"(?<!\w)\d+ (tỉnh|huyện|xã|sở|phường)(?!\w)")


def difference(
    child: Target, parent: Target, *, in_plan: bool, one_subject: OneSubject = undecided
) -> Reason | None:
    """In what two targets differ before any number is looked at, or None.

    What one side leaves unsaid differs from nothing. In a plan a level names the unit's own share of
    the same population, so it makes no difference here (lists of levels are ``conjunction``'s).
    """
    if not in_plan and differ(child.level, parent.level):
        return Reason.OTHER_POPULATION
    if not same_group(child.group, parent.group) or _of_other_fields(child, parent):
        return Reason.OTHER_GROUP
    if bounded_apart(child.scope, parent.scope) or leaves_some(child, parent):
        return Reason.OTHER_CONTENT
    if not _same_population(child, parent, in_plan=in_plan):
        return Reason.OTHER_POPULATION
    if differ(milestone(child), milestone(parent)):
        return Reason.OTHER_MILESTONE
    if in_plan:
        return None
    reason = bare.difference(child, parent)
    if reason is None and not same_denominator(child.raw, parent.raw):
        reason = Reason.OTHER_POPULATION
    if reason is None and not same_content(child, parent, one_subject):
        reason = Reason.OTHER_CONTENT
    return reason


def _of_other_fields(child: Target, parent: Target) -> bool:
    """Whether two places are among others: so many and so many ("3/10", "20/63"), or units of two levels."""
    if not child.kind is parent.kind is Kind.RANK:
        return False
    for field in (_FIELD, _RANKED):
        own, asked = (set(field.findall(plain(target.raw))) for target in (child, parent))
        if own and asked and own != asked:
            return True
    return False


def differ(one: object, other: object, /) -> bool:
    """Whether both are said and are not the same."""
    return one is not None and other is not None and one != other


def milestone(target: Target) -> int | None:
    """The year for which the target is promised, where its words say one."""
    if target.period is not None:
        return target.period
    return int(target.due[:4]) if target.due and target.due[:4].isdecimal() else None


def same_scope(child: str | None, parent: str | None, *, in_plan: bool) -> bool:
    """Whether two populations are the same: word by word, or in a plan as the lower unit's own share."""
    if not child or not parent:
        return True
    if set(population_words(child)) == set(population_words(parent)):
        return True
    if names_level(child) != names_level(parent) or _same_order(child, parent):
        return True
    return in_plan and same_share(child, parent)


def _same_order(child: str, parent: str) -> bool:
    """Whether both are one plan or estimate ("dự toán tỉnh giao"), and at most one side says who set it."""
    (own, own_giver), (asked, giver) = as_given(child), as_given(parent)
    return own == asked and not differ(own_giver, giver)


def _same_population(child: Target, parent: Target, *, in_plan: bool) -> bool:
    """Whether two targets count the same: a word of one population may stand beside the other.

    Where a population ends is a matter of style: "hồ sơ đúng hạn", "hồ sơ được giải quyết đúng hạn". In a
    plan the title stands beside both, so only the populations count.
    """
    if in_plan:
        return same_scope(child.scope, parent.scope, in_plan=True)
    child, parent = _with_whom(child), _with_whom(parent)
    if same_scope(child.scope, parent.scope, in_plan=False):
        return True
    return may_be_one(child, parent)


def _with_whom(target: Target) -> Target:
    """A share with whom it is of ("Tỷ lệ đường liên xã được cứng hóa") where no number stands before."""
    if target.scope or target.unit is not Measure.PERCENT or target.kind is not Kind.LEVEL:
        return target
    found = _SHARE_OF.search(target.raw)
    return target if found is None else replace(target, scope=found["whom"])


def same_denominator(child_title: str | None, parent_title: str | None) -> bool:
    """Whether two titles that both name a denominator ("trên tổng số …") name the same one."""
    if not child_title or not parent_title:
        return True
    child, parent = _denominator(child_title), _denominator(parent_title)
    return child is None or parent is None or child == parent


def names_level(scope: str) -> bool:
    """Whether a population only names a level ("cấp tỉnh, huyện"), and not what is counted."""
    words = plain(scope)
    left = vocabulary().joints.sub(" ", vocabulary().level_names.sub(" ", words))
    return "cấp" in words.split() and not left.strip()


@lru_cache(maxsize=4096)
def _denominator(title: str) -> frozenset[str] | None:
    words = plain(title)
    said = vocabulary().denominators.search(words)
    if said is None:
        return None
    return frozenset(word for word in vocabulary().qualifiers if word in words[said.end() :])

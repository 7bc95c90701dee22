"""Judgement: rulesets, the expression language, the engine."""

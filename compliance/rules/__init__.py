"""Judgement: declarative rules over linked plans."""

"""The functions of the rule language, one file each: signature, units and documentation stand there once."""

from compliance.rules.functions.declaring import Function, Parameter, all_functions

__all__ = ["Function", "Parameter", "all_functions"]

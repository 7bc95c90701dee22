"""What a plan, a target, a quantity, a link and a finding are; no input or output here."""

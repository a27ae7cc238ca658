"""Scorers, one module a capability: `python -m quality.NAME DATA [--out FILE]`; gate.py holds the floors."""

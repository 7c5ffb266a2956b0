"""Faults: what a run has to withstand, made to happen to the real command."""

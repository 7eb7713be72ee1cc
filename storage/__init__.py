"""Pewarta's storage: a protocol, its records, and the backends behind ``open_storage``."""

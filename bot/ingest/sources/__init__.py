"""Kinds of source: what stands at an address becomes entries. A new kind is a module here and a line in ``kinds``."""

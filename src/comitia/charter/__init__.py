"""The rules of one election, read from layers of TOML, each value with its origin.

A higher layer binds the ones below it: a lower layer may tighten a value, never
loosen it, unless an exemption is on file. Nothing here knows what an election is;
which keys there are is said by whoever brings the sections.
"""

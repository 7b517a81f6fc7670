"""Pages as plain values: what stands on them follows from the record alone."""

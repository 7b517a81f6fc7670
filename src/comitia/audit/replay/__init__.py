"""Does every act of a record again: reads, judges the right, decides, compares.

What an act means is read from the stages; who may do it from the sealed policy. The
code that once carried the acts out is not asked.
"""

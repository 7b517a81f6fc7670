"""Faces on what computes or draws; none of them knows an election."""

"""The transparency log: tree, proofs, signed notes and checkpoints."""

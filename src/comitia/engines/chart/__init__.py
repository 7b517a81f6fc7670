"""Charts as SVG and as text: steps, seats, a matrix of targets, votes."""

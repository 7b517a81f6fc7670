"""Charts as SVG and as text: a row of steps, each with its lines."""

"""A prescribed process as a chart: its steps, the ways back, what each step says."""

"""Dividing seats among units in proportion to weights, exactly and with its proof."""

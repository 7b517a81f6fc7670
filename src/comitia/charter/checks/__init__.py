"""What is wrong between the layers of a charter: order, units, directions, fit."""

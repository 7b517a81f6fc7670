"""Forecasts by drawing: ballots invented from stated approval, counted many times."""

"""Who looks into people, whom they asked, where they went, and what they reported.

Nobody looks into a person about whom he declared a conflict of interest.
"""

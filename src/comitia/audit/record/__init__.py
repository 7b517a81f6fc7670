"""Verifies a bundle: chains, tree, signatures, sealed files, openings.

The rules stand in ``docs/reference/record-format.md``; the section numbers in this
package are those of that page.
"""

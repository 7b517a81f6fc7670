"""The register: which bodies there are, and which stands under which.

Every other step names the body that decides; all of them are found here. The
tree has one top, and no body stands under itself.
"""

"""`nutgraf.toml` and the command line's options → the frozen `Settings` of one run."""

from nutgraf.settings.address import Address, read_address
from nutgraf.settings.folders import builtin_themes, make_state_folder
from nutgraf.settings.loading import Overrides, Settings, find_root, load_settings

__all__ = [
    "Address",
    "Overrides",
    "Settings",
    "builtin_themes",
    "find_root",
    "load_settings",
    "make_state_folder",
    "read_address",
]

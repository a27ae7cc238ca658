"""Every error Dateline raises on purpose. Each message names the next step.

DatelineError
├── SourceError      a source could not be read (missing, binary, empty, too large)
├── RecordError      the record file is not ours, newer than the program, or locked
├── CodesError       a codes file has a mistake; names file, key and mend
├── GazetteerError   a gazetteer file is missing, half written or of another version
├── ConfigError      dateline.toml has a mistake
└── MissingExtra     an optional part is not installed; names the install command
"""


class DatelineError(Exception):
    """Something a user can mend; shown as one line."""


class SourceError(DatelineError):
    """A source could not be read."""


class RecordError(DatelineError):
    """The record cannot be used as it is."""


class CodesError(DatelineError):
    """A codes file has a mistake."""


class GazetteerError(DatelineError):
    """A gazetteer cannot be used as it is."""


class ConfigError(DatelineError):
    """A setting has a mistake."""


class MissingExtra(DatelineError):
    """An optional part is not installed."""

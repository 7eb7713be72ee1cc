"""What storage raises.

StorageError
├── CorruptDatabase      the file is not a database, or fails its check; nothing was changed
├── NewerDatabase        written by a later version of Pewarta; nothing was changed
├── DatabaseBusy         another process holds the database
├── StorageFull          the disk is full; what was stored before stays readable
├── AlreadyStored        a key of this article is already taken
├── AlreadyDone          this request's change was kept before
└── AlreadyRunning       another process delivers from this database
"""


class StorageError(Exception):
    """Something about the database that a person has to know; the text says what, where, what to do."""


class CorruptDatabase(StorageError):
    """The file is not a database, or fails its check; nothing was changed."""


class NewerDatabase(StorageError):
    """The database was written by a later version; nothing was changed."""


class DatabaseBusy(StorageError):
    """Another process holds the database and did not let go in time."""


class StorageFull(StorageError):
    """The disk is full; what was stored before stays readable."""


class AlreadyStored(StorageError):
    """Another article already has this guid or URL; decide again."""


class AlreadyDone(StorageError):
    """What a request asked for was done before, and is not done twice."""


class AlreadyRunning(StorageError):
    """Another process delivers from this database; two would send everything twice."""

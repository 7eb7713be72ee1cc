# What operators should know.

operator-backup = The database cannot be backed up: { $reason }. It is tried again every hour.

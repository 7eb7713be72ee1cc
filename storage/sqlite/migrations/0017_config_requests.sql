-- Which request of a platform asked for a change: one that is handed over again is not made twice.

ALTER TABLE config_changes ADD COLUMN request TEXT;
CREATE UNIQUE INDEX config_changes_by_request ON config_changes (request) WHERE request IS NOT NULL;

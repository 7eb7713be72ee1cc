-- Posts that were not sent because their target took nothing: they can be sent again once it does.

ALTER TABLE deliveries ADD COLUMN missed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX deliveries_missed ON deliveries (target) WHERE missed = 1;

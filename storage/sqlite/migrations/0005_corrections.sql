-- A row may take the place of a message that was sent before: that of the row it names.
ALTER TABLE deliveries ADD COLUMN edits INTEGER REFERENCES deliveries (id);

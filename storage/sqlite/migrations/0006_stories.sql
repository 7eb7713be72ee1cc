-- A story is told by one article or by several near-duplicates of it; it is named by the first of them.

ALTER TABLE articles ADD COLUMN story INTEGER;
UPDATE articles SET story = id;
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX stories_by_time ON articles (shown_at DESC, id DESC) WHERE story = id;

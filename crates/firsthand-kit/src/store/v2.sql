-- Whether an article has matter of its own, beside what it took from others: 0 or 1; nothing where that was never asked.
-- From here on a derivation has either a parent or a source.

ALTER TABLE membership ADD COLUMN own INTEGER;

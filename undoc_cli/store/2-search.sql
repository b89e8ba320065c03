-- Full-text search over the text and the notes, kept in step by triggers; and what a person asks first, as views.

CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (
    text, words, content="paragraphs", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER paragraphs_added AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (rowid, text, words) VALUES (new.id, new.text, new.words);
END;
CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text, words) VALUES ('delete', old.id, old.text, old.words);
END;
CREATE TRIGGER paragraphs_changed AFTER UPDATE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, text, words) VALUES ('delete', old.id, old.text, old.words);
    INSERT INTO paragraphs_fts (rowid, text, words) VALUES (new.id, new.text, new.words);
END;
INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild');

CREATE VIRTUAL TABLE footnotes_fts USING fts5 (
    text, words, content="footnotes", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER footnotes_added AFTER INSERT ON footnotes BEGIN
    INSERT INTO footnotes_fts (rowid, text, words) VALUES (new.id, new.text, new.words);
END;
CREATE TRIGGER footnotes_removed AFTER DELETE ON footnotes BEGIN
    INSERT INTO footnotes_fts (footnotes_fts, rowid, text, words) VALUES ('delete', old.id, old.text, old.words);
END;
CREATE TRIGGER footnotes_changed AFTER UPDATE ON footnotes BEGIN
    INSERT INTO footnotes_fts (footnotes_fts, rowid, text, words) VALUES ('delete', old.id, old.text, old.words);
    INSERT INTO footnotes_fts (rowid, text, words) VALUES (new.id, new.text, new.words);
END;
INSERT INTO footnotes_fts (footnotes_fts) VALUES ('rebuild');

CREATE VIEW passages AS
    SELECT d.symbol, d.date, d.kind, d.language, 'text' AS part, p.number, p.page, p.text, p.pointer, d.file, d.id AS document
    FROM paragraphs AS p JOIN documents AS d ON d.id = p.document
    UNION ALL
    SELECT d.symbol, d.date, d.kind, d.language, 'note', n.marker, n.page, n.text, n.pointer, d.file, d.id
    FROM footnotes AS n JOIN documents AS d ON d.id = n.document;

CREATE VIEW agenda AS
    SELECT session, list, item, subitem, title, count(DISTINCT document) AS documents
    FROM agenda_items GROUP BY session, list, item, subitem, title;

CREATE VIEW cited AS                  -- which document cites which symbol, how often, and first on which page
    SELECT c.symbol AS cited, d.symbol AS by, count(*) AS times, min(c.page) AS page, d.file, d.id AS document
    FROM citations AS c JOIN documents AS d ON d.id = c.document GROUP BY c.key, d.id;

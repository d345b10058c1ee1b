-- The first schema of a project file. Later steps change it; this file stays as it is.
-- `number` is the row's own place, kept when a row comes back by undo; the search indexes hang on it.

CREATE TABLE codebook (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (id = 'codebook'),
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    definition TEXT NOT NULL CHECK (definition GLOB '{*}')
) STRICT;

CREATE TABLE annotators (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (title <> ''),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    characters INTEGER NOT NULL CHECK (characters > 0),
    raw_sha256 TEXT,
    source TEXT,
    source_type TEXT CHECK (source_type IN ('wire', 'newspaper', 'broadcaster', 'official_statement',
        'press_briefing', 'transcript', 'resolution', 'treaty', 'social_media', 'other')),
    byline TEXT,
    dateline_place TEXT,
    published TEXT,
    url TEXT,
    language TEXT NOT NULL DEFAULT 'und' CHECK (language <> ''),
    licence TEXT,
    note TEXT NOT NULL DEFAULT '',
    replaces TEXT REFERENCES articles (id),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_sha256 ON articles (sha256);
CREATE INDEX articles_by_replaces ON articles (replaces);

-- Apart from the titles, so that a list of articles need not pass over their texts.
CREATE TABLE article_texts (
    article TEXT PRIMARY KEY REFERENCES articles (id),
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;

CREATE TABLE assignments (
    article TEXT NOT NULL REFERENCES articles (id),
    ord INTEGER NOT NULL,
    annotator TEXT NOT NULL REFERENCES annotators (id),
    purpose TEXT NOT NULL DEFAULT 'work' CHECK (purpose IN ('work', 'double')),
    PRIMARY KEY (article, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_annotator ON assignments (annotator);

CREATE TABLE layers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL REFERENCES articles (id),
    annotator TEXT NOT NULL REFERENCES annotators (id),
    kind TEXT NOT NULL DEFAULT 'annotation' CHECK (kind IN ('annotation', 'gold', 'import')),
    status TEXT NOT NULL DEFAULT 'new'
        CHECK (status IN ('new', 'in_progress', 'done', 'reviewed', 'adjudicated')),
    UNIQUE (article, annotator, kind)
) STRICT;
CREATE INDEX layers_by_annotator ON layers (annotator);
CREATE UNIQUE INDEX one_gold_layer ON layers (article) WHERE kind = 'gold';

CREATE TABLE dismissed (
    layer TEXT NOT NULL REFERENCES layers (id),
    ord INTEGER NOT NULL,
    rule TEXT NOT NULL CHECK (rule <> ''),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (layer, ord),
    CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE speakers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL DEFAULT 'person'
        CHECK (kind IN ('person', 'organisation', 'state', 'group', 'document', 'unknown')),
    role TEXT,
    affiliation TEXT,
    country TEXT,
    sector TEXT,
    cameo_code TEXT,
    wikidata TEXT CHECK (wikidata GLOB 'Q[1-9]*' AND NOT substr(wikidata, 2) GLOB '*[^0-9]*'),
    note TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}' CHECK (fields GLOB '{*}')
) STRICT;
CREATE INDEX speakers_by_name ON speakers (name COLLATE NOCASE);

CREATE TABLE aliases (
    speaker TEXT NOT NULL REFERENCES speakers (id),
    ord INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL DEFAULT 'alias'
        CHECK (kind IN ('alias', 'transliteration', 'abbreviation', 'native')),
    PRIMARY KEY (speaker, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_name ON aliases (name COLLATE NOCASE);

CREATE TABLE offices (
    speaker TEXT NOT NULL REFERENCES speakers (id),
    ord INTEGER NOT NULL,
    role TEXT,
    affiliation TEXT,
    country TEXT,
    valid TEXT,
    article TEXT REFERENCES articles (id),
    PRIMARY KEY (speaker, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX offices_by_article ON offices (article);

CREATE TABLE mentions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    layer TEXT NOT NULL REFERENCES layers (id),
    speaker TEXT REFERENCES speakers (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'name' CHECK (kind IN ('name', 'nominal', 'pronoun', 'metonym')),
    certainty TEXT NOT NULL DEFAULT 'high' CHECK (certainty IN ('high', 'medium', 'low')),
    note TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}' CHECK (fields GLOB '{*}'),
    origin TEXT NOT NULL DEFAULT 'manual' CHECK (origin IN ('manual', 'suggested', 'imported')),
    tool TEXT,
    score REAL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    sources TEXT NOT NULL DEFAULT '[]' CHECK (sources GLOB '[[]*]'),
    reason TEXT,
    CHECK (0 <= start AND start < "end")
) STRICT;
CREATE INDEX mentions_by_layer ON mentions (layer, start);
CREATE INDEX mentions_by_speaker ON mentions (speaker);

CREATE TABLE quotes (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    layer TEXT NOT NULL REFERENCES layers (id),
    type TEXT NOT NULL CHECK (type IN ('direct', 'indirect', 'mixed', 'free_indirect', 'reported')),
    speaker TEXT REFERENCES speakers (id),
    parent TEXT REFERENCES quotes (id),
    act TEXT,
    stance TEXT,
    stance_target TEXT REFERENCES speakers (id),
    date TEXT,
    venue TEXT,
    in_headline INTEGER NOT NULL DEFAULT 0 CHECK (in_headline IN (0, 1)),
    certainty TEXT NOT NULL DEFAULT 'high' CHECK (certainty IN ('high', 'medium', 'low')),
    note TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}' CHECK (fields GLOB '{*}'),
    origin TEXT NOT NULL DEFAULT 'manual' CHECK (origin IN ('manual', 'suggested', 'imported')),
    tool TEXT,
    score REAL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    sources TEXT NOT NULL DEFAULT '[]' CHECK (sources GLOB '[[]*]'),
    reason TEXT
) STRICT;
CREATE INDEX quotes_by_layer ON quotes (layer);
CREATE INDEX quotes_by_speaker ON quotes (speaker);
CREATE INDEX quotes_by_parent ON quotes (parent);
CREATE INDEX quotes_by_stance_target ON quotes (stance_target);

CREATE TABLE quote_spans (
    quote TEXT NOT NULL REFERENCES quotes (id),
    ord INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('content', 'cue', 'source', 'addressee', 'date', 'venue',
        'insertion')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (quote, ord),
    CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE quote_addressees (
    quote TEXT NOT NULL REFERENCES quotes (id),
    ord INTEGER NOT NULL,
    speaker TEXT NOT NULL REFERENCES speakers (id),
    PRIMARY KEY (quote, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_addressees_by_speaker ON quote_addressees (speaker);

CREATE TABLE events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    layer TEXT NOT NULL REFERENCES layers (id),
    type TEXT NOT NULL CHECK (type <> ''),
    mode TEXT,
    contexts TEXT NOT NULL DEFAULT '[]' CHECK (contexts GLOB '[[]*]'),
    cameo_code TEXT,
    date TEXT,
    location TEXT,
    location_country TEXT,
    modality TEXT NOT NULL DEFAULT 'asserted'
        CHECK (modality IN ('asserted', 'planned', 'conditional', 'denied')),
    polarity TEXT NOT NULL DEFAULT 'positive' CHECK (polarity IN ('positive', 'negative')),
    quote TEXT REFERENCES quotes (id),
    same_as TEXT REFERENCES events (id),
    certainty TEXT NOT NULL DEFAULT 'high' CHECK (certainty IN ('high', 'medium', 'low')),
    note TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '{}' CHECK (fields GLOB '{*}'),
    origin TEXT NOT NULL DEFAULT 'manual' CHECK (origin IN ('manual', 'suggested', 'imported')),
    tool TEXT,
    score REAL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT,
    sources TEXT NOT NULL DEFAULT '[]' CHECK (sources GLOB '[[]*]'),
    reason TEXT
) STRICT;
CREATE INDEX events_by_layer ON events (layer);
CREATE INDEX events_by_quote ON events (quote);
CREATE INDEX events_by_same_as ON events (same_as);

CREATE TABLE event_spans (
    event TEXT NOT NULL REFERENCES events (id),
    ord INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('trigger', 'other_mention', 'date', 'location')),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (event, ord),
    CHECK (0 <= start AND start < "end")
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
    event TEXT NOT NULL REFERENCES events (id),
    ord INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role <> ''),
    speaker TEXT NOT NULL REFERENCES speakers (id),
    mention TEXT REFERENCES mentions (id),
    PRIMARY KEY (event, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_speaker ON participants (speaker);
CREATE INDEX participants_by_mention ON participants (mention);

-- Every step ever taken. An entry is done (may be undone), undone (may be redone) or dropped (a new
-- step was taken after it had been undone; kept as a trail). `batch` names the rows that a bulk import
-- added, as {table: [first number, last number]}; `batch_rows` holds them, compressed, while undone.
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    annotator TEXT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    joins TEXT NOT NULL DEFAULT '',
    changes TEXT NOT NULL CHECK (changes GLOB '[[]*]'),
    batch TEXT CHECK (batch GLOB '{*}'),
    batch_rows BLOB
) STRICT;
CREATE INDEX history_by_state ON history (state, id);

-- What the search indexes read.
CREATE VIEW article_words AS
    SELECT a.number, a.title, t.text FROM articles a JOIN article_texts t ON t.article = a.id;
CREATE VIEW quote_words AS
    SELECT q.number,
        (SELECT group_concat(text, ' … ') FROM
            (SELECT text FROM quote_spans WHERE quote = q.id AND role = 'content' ORDER BY ord)) AS text
    FROM quotes q;

-- For people: one readable row for each record.
CREATE VIEW v_speakers AS
    SELECT s.id, s.name, s.kind, s.role, s.affiliation, s.country, s.sector,
        (SELECT group_concat(name, ' | ') FROM
            (SELECT name FROM aliases WHERE speaker = s.id ORDER BY ord)) AS aliases,
        (SELECT count(*) FROM mentions m WHERE m.speaker = s.id) AS mentions,
        (SELECT count(*) FROM quotes q WHERE q.speaker = s.id) AS quotes, s.note
    FROM speakers s;
CREATE VIEW v_quotes AS
    SELECT q.id, a.title AS article, a.published, n.name AS annotator, q.type, s.name AS speaker,
        (SELECT group_concat(text, ' … ') FROM
            (SELECT text FROM quote_spans WHERE quote = q.id AND role = 'content' ORDER BY ord)) AS text,
        (SELECT group_concat(text, ' … ') FROM
            (SELECT text FROM quote_spans WHERE quote = q.id AND role = 'cue' ORDER BY ord)) AS cue,
        (SELECT group_concat(name, ' | ') FROM
            (SELECT x.name FROM quote_addressees d JOIN speakers x ON x.id = d.speaker
                WHERE d.quote = q.id ORDER BY d.ord)) AS addressees,
        q.act, q.stance, q.date, q.venue, q.certainty, q.note
    FROM quotes q JOIN layers l ON l.id = q.layer JOIN articles a ON a.id = l.article
        JOIN annotators n ON n.id = l.annotator LEFT JOIN speakers s ON s.id = q.speaker;
CREATE VIEW v_events AS
    SELECT e.id, a.title AS article, a.published, n.name AS annotator, e.type, e.mode,
        (SELECT group_concat(text, ' … ') FROM
            (SELECT text FROM event_spans WHERE event = e.id AND role = 'trigger' ORDER BY ord))
            AS "trigger",
        (SELECT group_concat(name, ' | ') FROM
            (SELECT x.name FROM participants p JOIN speakers x ON x.id = p.speaker
                WHERE p.event = e.id AND p.role = 'actor' ORDER BY p.ord)) AS actors,
        (SELECT group_concat(name, ' | ') FROM
            (SELECT x.name FROM participants p JOIN speakers x ON x.id = p.speaker
                WHERE p.event = e.id AND p.role = 'recipient' ORDER BY p.ord)) AS recipients,
        e.date, e.location, e.modality, e.polarity, e.certainty, e.note
    FROM events e JOIN layers l ON l.id = e.layer JOIN articles a ON a.id = l.article
        JOIN annotators n ON n.id = l.annotator;

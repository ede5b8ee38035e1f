#include "server/db/migrations.h"

namespace comptoir::db {

namespace {

// Facts are stored as they were said, a row for each business and for each of its places; what follows from them
// (whether it is listed, under which name) is worked out when read, so that files may come in any order.
constexpr const char* directory = R"sql(
CREATE TABLE installation (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    id_key BLOB NOT NULL CHECK (length(id_key) = 16)
) STRICT;
INSERT INTO installation VALUES (1, randomblob(16));

CREATE TABLE tenant (
    number        INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number BETWEEN 1 AND 4294967295),
    name          TEXT    NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 40 AND name NOT GLOB '*[^a-z0-9-]*'),
    created_at_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE tenant_origin (
    tenant INTEGER NOT NULL REFERENCES tenant (number),
    origin TEXT    NOT NULL CHECK (origin GLOB 'http*://?*' AND origin NOT GLOB '*[*]*'),
    PRIMARY KEY (tenant, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE business (
    number             INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number BETWEEN 1 AND 4294967295),
    tenant             INTEGER NOT NULL REFERENCES tenant (number),
    register_country   TEXT    NOT NULL CHECK (length(register_country) IN (0, 2)),
    register_scheme    TEXT    NOT NULL CHECK (register_scheme <> ''),
    register_id        TEXT    NOT NULL CHECK (register_id <> ''),
    unit_state         INTEGER NOT NULL CHECK (unit_state BETWEEN 0 AND 3),
    audience           INTEGER NOT NULL CHECK (audience BETWEEN 0 AND 3),
    field_audiences    TEXT    NOT NULL CHECK (field_audiences = '' OR (length(field_audiences) = 19 AND field_audiences NOT GLOB '*[^0-3]*')),
    legal_name         TEXT    NOT NULL,
    trade_name         TEXT    NOT NULL,
    vat_id             TEXT    NOT NULL,
    legal_form         TEXT    NOT NULL,
    trade_nomenclature TEXT    NOT NULL,
    trade_code         TEXT    NOT NULL,
    description        TEXT    NOT NULL,
    offers             TEXT    NOT NULL,
    seeks              TEXT    NOT NULL,
    phone              TEXT    NOT NULL,
    email              TEXT    NOT NULL,
    website            TEXT    NOT NULL CHECK (website = '' OR website GLOB 'http*://?*'),
    languages          TEXT    NOT NULL,
    labels             TEXT    NOT NULL,
    logo               TEXT    NOT NULL,
    staff_least        INTEGER,
    staff_most         INTEGER,
    member_since       INTEGER NOT NULL CHECK (member_since BETWEEN 0 AND 9999),
    CHECK ((staff_least IS NULL) = (staff_most IS NULL))
) STRICT;
CREATE UNIQUE INDEX business_register ON business (tenant, register_country, register_scheme, register_id);

CREATE TABLE place (
    business           INTEGER NOT NULL REFERENCES business (number),
    seat               INTEGER NOT NULL CHECK (seat IN (0, 1)),
    register_id        TEXT    NOT NULL,
    state              INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
    name               TEXT    NOT NULL,
    trade_nomenclature TEXT    NOT NULL,
    trade_code         TEXT    NOT NULL,
    address            TEXT    NOT NULL,
    postcode           TEXT    NOT NULL,
    commune_code       TEXT    NOT NULL,
    commune_name       TEXT    NOT NULL,
    country            TEXT    NOT NULL,
    latitude_e6        INTEGER CHECK (latitude_e6 BETWEEN -90000000 AND 90000000),
    longitude_e6       INTEGER CHECK (longitude_e6 BETWEEN -180000000 AND 180000000),
    approximate        INTEGER NOT NULL CHECK (approximate IN (0, 1)),
    zone               TEXT    NOT NULL,
    hours              TEXT    NOT NULL,
    PRIMARY KEY (business, register_id),
    CHECK ((latitude_e6 IS NULL) = (longitude_e6 IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    seq    INTEGER PRIMARY KEY,
    tenant INTEGER NOT NULL,
    kind   TEXT    NOT NULL CHECK (kind IN ('business')),
    id     INTEGER NOT NULL
) STRICT;
)sql";

// What the bank is called on screens; its name stands in addresses.
constexpr const char* tenant_title = R"sql(
ALTER TABLE tenant ADD COLUMN title TEXT NOT NULL DEFAULT '' CHECK (length(title) <= 80);
)sql";

// Who may sign for a tenant, and the people whom they vouched for. A person's row outlives the person: what they did
// keeps its place in histories.
constexpr const char* people = R"sql(
CREATE TABLE tenant_issuer (
    tenant    INTEGER NOT NULL REFERENCES tenant (number),
    name      TEXT    NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    audience  TEXT    NOT NULL CHECK (length(audience) BETWEEN 1 AND 200),
    algorithm TEXT    NOT NULL CHECK (algorithm IN ('RS256', 'ES256', 'EdDSA')),
    keys      TEXT    NOT NULL CHECK (keys GLOB '/?*' OR keys GLOB 'https://?*'),
    PRIMARY KEY (tenant, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    number        INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number BETWEEN 1 AND 4294967295),
    tenant        INTEGER NOT NULL REFERENCES tenant (number),
    id            TEXT    NOT NULL UNIQUE CHECK (length(id) = 22),
    issuer        TEXT    NOT NULL,
    subject       TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    staff         INTEGER NOT NULL CHECK (staff BETWEEN 0 AND 2),
    branch        TEXT    NOT NULL,
    issued_s      INTEGER NOT NULL,
    first_seen_ms INTEGER NOT NULL,
    UNIQUE (tenant, issuer, subject)
) STRICT;

CREATE TABLE membership (
    business INTEGER NOT NULL REFERENCES business (number),
    person   INTEGER NOT NULL REFERENCES person (number),
    role     INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
    source   INTEGER NOT NULL CHECK (source IN (0, 1)),
    PRIMARY KEY (business, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX membership_person ON membership (person);

CREATE TABLE business_branch (
    business INTEGER PRIMARY KEY REFERENCES business (number),
    branch   TEXT    NOT NULL CHECK (branch <> '')
) STRICT;

CREATE TABLE revocation (
    tenant   INTEGER NOT NULL REFERENCES tenant (number),
    issuer   TEXT    NOT NULL,
    subject  TEXT    NOT NULL,
    before_s INTEGER NOT NULL,
    PRIMARY KEY (tenant, issuer, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency (
    tenant INTEGER NOT NULL,
    person INTEGER NOT NULL,
    key    TEXT    NOT NULL CHECK (length(key) BETWEEN 1 AND 64),
    digest BLOB    NOT NULL CHECK (length(digest) = 32),
    status INTEGER NOT NULL,
    etag   TEXT    NOT NULL,
    body   TEXT    NOT NULL,
    at_ms  INTEGER NOT NULL,
    PRIMARY KEY (tenant, person, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (at_ms);
)sql";

// What businesses want of each other, a row for each side; what they keep about each other; and what they are told.
// Two that both want to connect are connected (shared/network/connection.h).
constexpr const char* network = R"sql(
CREATE TABLE connection (
    business INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    other    INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    stance   INTEGER NOT NULL CHECK (stance BETWEEN 1 AND 3),
    line     TEXT    NOT NULL CHECK (length(line) <= 300),
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (business, other),
    CHECK (business <> other)
) STRICT, WITHOUT ROWID;
CREATE INDEX connection_other ON connection (other, business);

CREATE TABLE contact (
    business INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    other    INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    note     TEXT    NOT NULL CHECK (length(note) <= 2000),
    saved    INTEGER NOT NULL CHECK (saved IN (0, 1)),
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (business, other),
    CHECK (business <> other AND (note <> '' OR saved = 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_other ON contact (other);

CREATE TABLE notice (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    business INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    kind     INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
    other    INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    at_ms    INTEGER NOT NULL,
    read     INTEGER NOT NULL CHECK (read IN (0, 1)),
    UNIQUE (business, kind, other)
) STRICT;
CREATE INDEX notice_order ON notice (business, number);
CREATE INDEX notice_other ON notice (other);
)sql";

// Who did what, chained entry by entry. Guards refuse what the program never does: changing, removing, or adding
// anywhere but at the end.
constexpr const char* audit_trail = R"sql(
CREATE TABLE audit (
    tenant       INTEGER NOT NULL REFERENCES tenant (number),
    seq          INTEGER NOT NULL CHECK (seq > 0),
    at_ms        INTEGER NOT NULL,
    actor        INTEGER NOT NULL CHECK (actor BETWEEN 0 AND 4294967295),
    act          TEXT    NOT NULL CHECK (act <> ''),
    subject_kind TEXT    NOT NULL CHECK (subject_kind <> ''),
    subject      TEXT    NOT NULL CHECK (subject <> ''),
    detail       TEXT    NOT NULL,
    link         BLOB    NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (tenant, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_subject ON audit (tenant, subject_kind, subject, seq);

CREATE TABLE audit_head (
    tenant INTEGER PRIMARY KEY REFERENCES tenant (number),
    seq    INTEGER NOT NULL CHECK (seq >= 0),
    link   BLOB    NOT NULL CHECK (length(link) = 32)
) STRICT;
INSERT INTO audit_head SELECT number, 0, zeroblob(32) FROM tenant;

CREATE TRIGGER audit_begins AFTER INSERT ON tenant BEGIN
    INSERT INTO audit_head VALUES (NEW.number, 0, zeroblob(32));
END;
CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit BEGIN
    SELECT raise(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_unremoved BEFORE DELETE ON audit BEGIN
    SELECT raise(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_at_its_end BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT seq + 1 FROM audit_head WHERE tenant = NEW.tenant) BEGIN
    SELECT raise(ABORT, 'the audit trail grows at its end');
END;
CREATE TRIGGER audit_head_moves_on BEFORE UPDATE ON audit_head
WHEN NEW.tenant <> OLD.tenant OR NEW.seq <> OLD.seq + 1 BEGIN
    SELECT raise(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_head_unremoved BEFORE DELETE ON audit_head BEGIN
    SELECT raise(ABORT, 'the audit trail is append-only');
END;
CREATE TRIGGER audit_head_once BEFORE INSERT ON audit_head
WHEN EXISTS (SELECT 1 FROM audit_head WHERE tenant = NEW.tenant) BEGIN
    SELECT raise(ABORT, 'the audit trail is append-only');
END;
)sql";

// Whose each uploaded picture is. Its bytes lie in files named by their hash: what nobody names any more is removed.
constexpr const char* pictures = R"sql(
CREATE TABLE picture (
    tenant       INTEGER NOT NULL REFERENCES tenant (number),
    id           TEXT    NOT NULL CHECK (length(id) = 22),
    business     INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    kind         INTEGER NOT NULL CHECK (kind IN (0, 1)),
    large_hash   TEXT    NOT NULL CHECK (length(large_hash) = 64),
    large_width  INTEGER NOT NULL CHECK (large_width BETWEEN 1 AND 1600),
    large_height INTEGER NOT NULL CHECK (large_height BETWEEN 1 AND 1600),
    large_bytes  INTEGER NOT NULL CHECK (large_bytes > 0),
    small_hash   TEXT    NOT NULL CHECK (length(small_hash) = 64),
    small_width  INTEGER NOT NULL CHECK (small_width BETWEEN 1 AND 640),
    small_height INTEGER NOT NULL CHECK (small_height BETWEEN 1 AND 640),
    small_bytes  INTEGER NOT NULL CHECK (small_bytes > 0),
    added_at_ms  INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX picture_business ON picture (business);
CREATE INDEX picture_large ON picture (large_hash);
CREATE INDEX picture_small ON picture (small_hash);
)sql";

// What businesses say of themselves lies beside what files said, so that later files change nothing of it: the word in
// force, every word that was published, and what is being typed. A draft that was published stays, empty, so that the
// number of a version never means two things. Of an invitation's code only the digest is kept.
constexpr const char* page = R"sql(
CREATE TABLE own_word (
    business INTEGER PRIMARY KEY REFERENCES business (number),
    word     TEXT    NOT NULL CHECK (word <> '')
) STRICT;

CREATE TABLE publication (
    business        INTEGER NOT NULL REFERENCES business (number),
    version         INTEGER NOT NULL CHECK (version > 0),
    published_at_ms INTEGER NOT NULL,
    person          INTEGER NOT NULL REFERENCES person (number),
    restored        INTEGER CHECK (restored < version),
    changed         TEXT    NOT NULL,
    word            TEXT    NOT NULL CHECK (word <> ''),
    PRIMARY KEY (business, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    business      INTEGER PRIMARY KEY REFERENCES business (number),
    version       INTEGER NOT NULL CHECK (version > 0),
    typed         TEXT    NOT NULL CHECK (typed <> ''),
    changed_at_ms INTEGER NOT NULL,
    person        INTEGER NOT NULL REFERENCES person (number)
) STRICT;

CREATE TABLE invitation (
    digest        BLOB    NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    business      INTEGER NOT NULL REFERENCES business (number),
    role          INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
    inviter       INTEGER NOT NULL REFERENCES person (number),
    expires_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invitation_business ON invitation (business);
)sql";

// What the bank has checked of businesses, as the value that it checked; whose pages rest, because of what; and what
// people report of pages, with what was decided and why; what a bank says of itself and how its widget looks.
constexpr const char* desk = R"sql(
CREATE TABLE attestation (
    business INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    fact     INTEGER NOT NULL CHECK (fact BETWEEN 0 AND 4),
    value    TEXT    NOT NULL,
    staff    INTEGER NOT NULL CHECK (staff IN (0, 1)),
    revoked  INTEGER NOT NULL CHECK (revoked IN (0, 1)),
    at_ms    INTEGER NOT NULL,
    PRIMARY KEY (business, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE pause (
    business INTEGER PRIMARY KEY REFERENCES business (number) ON DELETE CASCADE,
    reason   TEXT    NOT NULL CHECK (reason <> ''),
    person   INTEGER NOT NULL REFERENCES person (number),
    at_ms    INTEGER NOT NULL
) STRICT;

CREATE TABLE report (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant        INTEGER NOT NULL REFERENCES tenant (number),
    id            TEXT    NOT NULL UNIQUE CHECK (length(id) = 22),
    business      INTEGER NOT NULL REFERENCES business (number) ON DELETE CASCADE,
    reporter      INTEGER REFERENCES person (number),
    kind          INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 6),
    text          TEXT    NOT NULL CHECK (text <> ''),
    state         INTEGER NOT NULL CHECK (state BETWEEN 0 AND 7),
    received_ms   INTEGER NOT NULL,
    taken_ms      INTEGER,
    decided_ms    INTEGER,
    complained_ms INTEGER,
    closed_ms     INTEGER,
    upheld_first  INTEGER NOT NULL DEFAULT 0 CHECK (upheld_first IN (0, 1)),
    measure       INTEGER CHECK (measure BETWEEN 0 AND 1),
    ground        INTEGER CHECK (ground BETWEEN 0 AND 1),
    reference     TEXT    NOT NULL DEFAULT '',
    facts         TEXT    NOT NULL DEFAULT '',
    complaint     TEXT    NOT NULL DEFAULT '',
    answer        TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX report_desk ON report (tenant, state, number);
CREATE INDEX report_business ON report (business);
CREATE INDEX report_reporter ON report (reporter);

CREATE TABLE tenant_setting (
    tenant INTEGER NOT NULL REFERENCES tenant (number),
    name   TEXT    NOT NULL CHECK (name <> ''),
    value  TEXT    NOT NULL CHECK (value <> ''),
    PRIMARY KEY (tenant, name)
) STRICT, WITHOUT ROWID;
)sql";

// The few businesses whose names have letters that deceive.
constexpr const char* odd_names = R"sql(
CREATE TABLE odd_name (
    business INTEGER PRIMARY KEY REFERENCES business (number) ON DELETE CASCADE,
    tenant   INTEGER NOT NULL REFERENCES tenant (number)
) STRICT;
CREATE INDEX odd_name_tenant ON odd_name (tenant, business);
)sql";

constexpr Migration all[] = {
    {1, "tenants, the directory and its changes", directory},
    {2, "what a tenant is called", tenant_title},
    {3, "who may sign for a tenant, people and what they may do", people},
    {4, "connections, contacts and notices", network},
    {5, "the audit trail", audit_trail},
    {6, "pictures that businesses uploaded", pictures},
    {7, "what businesses say of themselves", page},
    {8, "what the bank checked, pauses, reports and settings", desk},
    {9, "names that may deceive", odd_names},
};

}  // namespace

std::span<const Migration> migrations() {
    return all;
}

}  // namespace comptoir::db

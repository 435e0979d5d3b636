-- One text for SQLite and PostgreSQL. The common subset is in migrations/README.md.
--
-- Codes and ids are made by the program. Names come in Vietnamese and English, both always there.

create table office (
    code text primary key,
    name_vi text not null,
    name_en text not null,
    parent_vi text not null,
    parent_en text not null,
    petitions_vi text not null,
    petitions_en text not null
);

create table unit (
    code text primary key,
    office text not null references office (code),
    name_vi text not null,
    name_en text not null
);

create table procedure (
    code text primary key,
    name_vi text not null,
    name_en text not null,
    illustrative boolean not null
);

create table touchpoint (
    code text primary key,
    office text not null references office (code),
    unit text not null references unit (code),
    name_vi text not null,
    name_en text not null,
    instrument text not null,
    tier text not null,
    -- Codes of procedures, separated by spaces: the form page reads a touchpoint in one look-up.
    procedures text not null
);

-- What has been accepted and waits; the only place that holds an instant (milliseconds since 1970).
-- A receipt is the beginning of key_hash, so it needs no column. Every index here is paid for by every
-- answer: there is one, and no foreign key, since forms are asked at known touchpoints only.
create table inbox (
    key_hash bytea primary key,
    body_mac bytea not null,
    instrument text not null,
    version text not null,
    touchpoint text not null,
    procedure text,
    tier text not null,
    record text not null,
    remark text,
    duration bigint,
    accepted_at bigint not null
);

-- Settled answers: a random id, the office's day, and nothing that leads to a receipt or a slip.
create table response (
    id text not null,
    instrument text not null,
    version text not null,
    office text not null,
    day date not null,
    touchpoint text not null,
    unit text not null,
    procedure text,
    tier text not null,
    duration text,
    record text not null,
    remark text,
    primary key (instrument, id)
);

create index response_remark on response (instrument, day) where remark is not null;

-- What became of an answer, for its sender; nothing here leads to the response.
create table receipt (
    key_hash bytea primary key,
    body_mac bytea not null,
    settled date not null
);

-- Counts kept at settling. `counts` is all that is settled, `released` what the public may see; both
-- as written by measure::Tally, and empty where there is none. An unknown procedure is ''.
create table tally (
    instrument text not null,
    version text not null,
    day date not null,
    office text not null,
    touchpoint text not null,
    unit text not null,
    procedure text not null,
    tier text not null,
    -- Each node adds to rows of its own; reads sum them.
    shard text not null,
    responses bigint not null,
    counts text not null,
    released_responses bigint not null,
    released text not null,
    primary key (instrument, version, day, office, touchpoint, unit, procedure, tier, shard)
);

create index tally_unreleased on tally (touchpoint, instrument, version)
    where responses > released_responses;

-- One-time slips. `spent` has no time: it must not tell which answer came with which slip.
create table slip (
    hash bytea primary key,
    touchpoint text not null references touchpoint (code),
    issued date not null,
    expires date not null,
    spent boolean not null
);

create index slip_issued on slip (issued, touchpoint);

create table staff (
    name text primary key,
    role text not null,
    password_hash text not null,
    disabled boolean not null
);

create table session (
    secret_hash bytea primary key,
    staff text not null references staff (name) on delete cascade,
    expires bigint not null
);

create index session_staff on session (staff);

-- The digest of each instrument file that answers are taken under.
create table instrument_frozen (
    id text not null,
    version text not null,
    digest text not null,
    primary key (id, version)
);

-- Single facts about this database, such as the seed of a demo.
create table fact (
    key text primary key,
    value text not null
);

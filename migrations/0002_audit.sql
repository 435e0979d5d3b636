-- Who changed what, and what it was before. Entries are only ever added: migrations/sqlite and
-- migrations/postgres hold the triggers that refuse everything else, and each entry carries the
-- hash of the one before it, so that what was done past the triggers is found.
create table audit (
    number bigint primary key,
    at bigint not null,
    -- 'account', 'token', 'command-line' or 'system'; the name of an account or token, else ''.
    actor_kind text not null,
    actor text not null,
    -- A dotted code, 'staff.disabled', and what it was done to.
    action text not null,
    subject_kind text not null,
    subject text not null,
    -- Code of the unit it belongs to; null concerns the whole office.
    unit text,
    value_before text,
    value_after text,
    previous bytea not null,
    hash bytea not null
);

create index audit_subject on audit (subject_kind, subject, number);
create index audit_actor on audit (actor, number);

-- One row: the number and the hash of the last entry. Whoever adds an entry changes this row first,
-- and so waits for whoever was faster, without losing a race.
create table audit_head (
    id bigint primary key,
    number bigint not null,
    hash bytea not null
);

insert into audit_head (id, number, hash) values (1, 0, '');

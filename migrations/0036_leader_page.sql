-- Links that open the leader's page without an account. The secret is in the link alone; here is its SHA-256.
create table leader_link (
    hash bytea primary key,
    -- Who it is for, in words.
    label text not null,
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_by text,
    revoked_at bigint,
    -- When it was last opened; at most one a quarter of an hour is noted.
    opened_at bigint
);

-- Accounts that get the leader's page by mail.
create table leader_mail (
    staff text primary key references staff (name),
    -- 'week' or 'month'.
    every text not null,
    -- The week or month that was sent last: '2026-W49', '2026-12'; '' before the first.
    sent text not null
);

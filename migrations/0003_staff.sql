-- The units an account is limited to; without a row it is one of the whole office.
create table staff_unit (
    staff text not null references staff (name) on delete cascade,
    unit text not null references unit (code),
    primary key (staff, unit)
);

-- When a session was last used, to the minute; null before its first use.
alter table session add column seen bigint;

-- Programs that ask the API; only the hash of a token's secret is kept, and of its use the day.
create table api_token (
    name text primary key,
    secret_hash bytea not null unique,
    role text not null,
    revoked boolean not null,
    last_used date
);

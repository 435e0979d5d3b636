-- The secret that an account's authenticator shares with us, and the time step (of 30 s) of the last
-- code taken: a code is good once.
alter table staff add column totp_secret bytea;
alter table staff add column totp_step bigint not null default 0;

-- Single-use codes for whoever has lost the authenticator; only their hashes.
create table recovery_code (
    staff text not null references staff (name) on delete cascade,
    hash bytea not null,
    primary key (staff, hash)
);

-- When an administrator, or a new password, lifted the waits of an account: mistakes made before count
-- no more, in no process.
alter table staff add column lifted_at bigint not null default 0;

-- Browsers that an account has signed in from, by the hash of the secret in their cookie: a stranger's
-- mistakes do not make them wait.
create table known_browser (
    secret_hash bytea primary key,
    staff text not null references staff (name) on delete cascade,
    since bigint not null
);

create index known_browser_staff on known_browser (staff);

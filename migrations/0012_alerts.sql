-- What each account wants to be told, and by what way. Without a row: the defaults, and no mail.
create table alert_settings (
    staff text primary key references staff (name) on delete cascade,
    -- '' wants no mail.
    address text not null,
    lang text not null,
    pace text not null,
    -- Codes of kinds, separated by spaces.
    kinds text not null,
    -- The office day of the last digest.
    last_digest date
);

-- What each account knows of what wants attention, by the matter's key.
create table alert_told (
    staff text not null references staff (name) on delete cascade,
    matter text not null,
    first_seen bigint not null,
    last_seen bigint not null,
    told bigint,
    late boolean not null,
    hidden_until date,
    primary key (staff, matter)
);

-- Mail to staff, until it is taken: then its text is emptied. `next` is when it is tried (again).
create table mail (
    id text primary key,
    staff text not null references staff (name) on delete cascade,
    address text not null,
    subject text not null,
    body text not null,
    made bigint not null,
    failures bigint not null,
    next bigint not null,
    -- waiting, sent or given-up.
    state text not null,
    trouble text not null
);

create index mail_waiting on mail (next) where state = 'waiting';

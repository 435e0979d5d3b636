-- Programs that are told of what happens.
create table webhook (
    name text primary key,
    url text not null,
    -- What their messages are signed with.
    secret bytea not null,
    -- Codes of events with a blank between them.
    events text not null,
    -- The number of the last audit entry that was looked at.
    seen bigint not null
);

-- Messages that were not delivered yet; a delivered one leaves.
create table webhook_message (
    webhook text not null references webhook (name),
    -- The audit entry it tells of.
    number bigint not null,
    body text not null,
    -- How often it was tried, and why it failed the last time.
    tries bigint not null default 0,
    fault text not null default '',
    -- When it is tried next; null once it is given up.
    next_at bigint,
    primary key (webhook, number)
);

create index webhook_message_next on webhook_message (next_at);

-- Hours in which a counter had twenty answers or more: fewer are told nowhere.
create table answer_burst (
    touchpoint text not null,
    -- The beginning of the full hour, in milliseconds.
    hour bigint not null,
    answers bigint not null,
    -- Those of them that were held apart.
    apart bigint not null,
    primary key (touchpoint, hour)
);

create index answer_burst_hour on answer_burst (hour);

-- What was decided of a batch held apart.
create table batch_review (
    batch bigint primary key references batch (number),
    -- 'accepted' or 'left-out'.
    verdict text not null,
    reason text not null,
    decided_by text not null,
    decided_at bigint not null
);

create index batch_apart on batch (number) where standing = 'apart';

-- Petitions over the limit: complete, but without a number of the register until somebody has looked at
-- them. One that is taken into the register leaves this table.
create table petition_apart (
    code text primary key,
    body_mac bytea not null,
    kind text not null,
    subject text not null,
    body text not null,
    received date not null,
    -- When it came in, in milliseconds.
    at bigint not null,
    sealed bytea not null,
    -- What the sender is told where it was left out of the register; null while it waits.
    reason text,
    decided_by text,
    decided_at bigint
);

create index petition_apart_waiting on petition_apart (at, code) where reason is null;

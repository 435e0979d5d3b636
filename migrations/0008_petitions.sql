-- Petitions. Who sent one stands in `sealed` alone, encrypted; what is public stands apart from what
-- was written, so that no query can show the one for the other.
create table petition (
    -- The beginning of the hash of the form's key, as a receipt is: the sender finds the petition by it.
    code text primary key,
    -- The number in the register.
    number bigint not null unique,
    body_mac bytea not null,
    -- 'report' or 'proposal'.
    kind text not null,
    subject text not null,
    body text not null,
    -- Null until a unit is given it.
    unit text references unit (code),
    received date not null,
    -- The account that wrote it down for a citizen; null when the citizen sent it.
    entered_by text,
    sealed bytea not null,
    state text not null,
    -- What the sender is told: why it was refused or does not suffice, and where it was passed on to.
    reason text,
    agency text,
    answer text,
    answered date,
    public_subject text,
    public_body text,
    public_answer text,
    published date,
    -- The public texts without case and accents; null while nothing is public.
    search text
);

-- One row: the last number given. Whoever adds a petition changes it first, and so waits for whoever
-- was faster: numbers have no gap.
create table petition_number (
    id bigint primary key,
    last bigint not null
);

insert into petition_number (id, last) values (1, 0);

create index petition_state on petition (state, number);
create index petition_received on petition (received);

-- Every move with who, when and why. The first row has no state before it.
create table petition_move (
    petition text not null references petition (code),
    step bigint not null,
    at bigint not null,
    -- Name of the account; '' is the citizen.
    actor text not null,
    state_before text,
    state_after text not null,
    note text not null,
    primary key (petition, step)
);

-- What a row of the history tells beside a change of state: '' is a change of state alone; 'proposed', 'returned' and
-- 'approved' are of an answer that a second person approves; 'attached' and 'removed' are of a file.
alter table petition_move add column act text not null default '';

-- An answer that waits for a second person, or was returned.
create table petition_draft (
    petition text primary key references petition (code),
    answer text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    -- Why it was returned; null while it waits.
    returned text
);

create index petition_draft_waiting on petition_draft (proposed_at, petition) where returned is null;

-- Files of the sender and of the answer, each encrypted under the office's key and bound to petition and id.
create table petition_file (
    petition text not null references petition (code),
    id text not null,
    -- 'sender' or 'answer'.
    side text not null,
    -- 'jpeg', 'png' or 'pdf'.
    kind text not null,
    -- Bytes before encryption.
    size bigint not null,
    -- As the office calls it; '' for the sender's, whose names may tell who they are.
    name text not null,
    -- The account; '' for the sender.
    added_by text not null,
    added_at bigint not null,
    sealed bytea not null,
    primary key (petition, id)
);

-- Letters that tell senders of a new state. The address is in the seal of the petition and nowhere else.
create table petition_letter (
    id text primary key,
    petition text not null references petition (code),
    state text not null,
    made bigint not null,
    failures bigint not null,
    next bigint not null,
    -- 'waiting', 'sent' or 'given-up'.
    outcome text not null
);

create index petition_letter_waiting on petition_letter (next, id) where outcome = 'waiting';
create index petition_letter_petition on petition_letter (petition, made);

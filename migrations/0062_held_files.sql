-- Files of petitions held apart, sealed and bound to petition and id as those of the register, into which they go with
-- their petition.
create table petition_apart_file (
    petition text not null references petition_apart (code),
    id text not null,
    -- 'jpeg', 'png' or 'pdf'.
    kind text not null,
    -- Bytes before encryption.
    size bigint not null,
    added_at bigint not null,
    sealed bytea not null,
    primary key (petition, id)
);

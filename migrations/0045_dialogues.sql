-- Dialogues (đối thoại) of leaders with citizens and businesses; nobody who asked is named.
create table dialogue (
    -- '2026-1': its year and its number in it.
    id text primary key,
    held date not null,
    topic text not null,
    -- The position of the leader who chaired it.
    chair text not null,
    document text not null,
    -- How many rows it has in dialogue_request.
    requests bigint not null
);

create index dialogue_held on dialogue (held);

create table dialogue_request (
    dialogue text not null references dialogue (id),
    -- 1, 2, 3, … at its dialogue.
    number bigint not null,
    -- 'citizen', 'business' or 'organisation'.
    asker text not null,
    content text not null,
    unit text not null references unit (code),
    due date,
    -- The three are null while it is open.
    settled date,
    answer text,
    document text,
    primary key (dialogue, number)
);

-- Units over time. An act is what was recorded at once, on whose word, and taken back at once; its rows
-- are never changed but for that. A unit without a founding was there before anything was recorded.
create table unit_act (
    id text primary key,
    -- The decision it rests on, in the words of whoever recorded it.
    basis text not null,
    recorded bigint not null,
    recorded_by text not null,
    withdrawn bigint,
    withdrawn_by text,
    withdrawn_reason text
);

create table unit_event (
    act text not null references unit_act (id),
    place bigint not null,
    unit text not null references unit (code),
    -- The first office day on which it is in force.
    day date not null,
    -- founded, renamed, moved, passed or closed; what a kind does not have is ''.
    kind text not null,
    name_vi text not null,
    name_en text not null,
    before_vi text not null,
    before_en text not null,
    parent text not null,
    -- Codes of who took over, separated by spaces, whoever takes the rest first.
    successors text not null,
    primary key (act, place)
);

-- Which touchpoint went to which of them.
create table unit_event_touchpoint (
    act text not null,
    place bigint not null,
    touchpoint text not null references touchpoint (code),
    unit text not null references unit (code),
    primary key (act, place, touchpoint),
    foreign key (act, place) references unit_event (act, place)
);

-- What a remark says on the whole and of each topic: '' nothing that tells, 'praise', 'complaint' (or a request) or
-- 'mixed'. Those that were read before are read anew at the next start.
alter table remark add column tone text not null default '';
alter table remark_topic add column tone text not null default '';

-- The account that is to do something.
alter table remark add column officer text references staff (name);

drop index remark_topic_topic;
create index remark_topic_tone on remark_topic (topic, tone, remark);
-- What remarks are counted by.
create index remark_counted on remark (state, tone) where batch_to is not null;

-- What was done to many remarks at once, and how each of them stood before, so that it can be undone.
create table remark_act (
    id text primary key,
    -- 'read', 'action' or 'spam': the state they were brought to.
    state text not null,
    actor text not null,
    at bigint not null,
    undone boolean not null
);

create table remark_act_row (
    act text not null references remark_act (id),
    remark text not null references remark (id),
    state text not null,
    note text not null,
    assigned text,
    officer text,
    publication text not null,
    primary key (act, remark)
);

create index remark_act_row_remark on remark_act_row (remark);

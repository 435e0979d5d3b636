-- Remarks as the office works with them. The words stay with their response; here is what they are about and
-- where they stand. A remark has an id of its own and a batch in place of its day: nothing here leads
-- from its page to the answers it came with, or to a visit.
create table remark (
    id text primary key,
    instrument text not null,
    response text not null,
    touchpoint text not null,
    unit text not null,
    -- What is searched: masked, without case and accents, a space around each word.
    words text not null,
    -- 'unread', 'read', 'action' or 'done'.
    state text not null,
    note text not null,
    -- The unit that is to do something.
    assigned text references unit (code),
    -- Whether the topics were confirmed or corrected by somebody; else they are suggestions.
    by_hand boolean not null,
    -- Digest of the topics the suggestions were made by.
    reading text not null,
    -- Null while the remark waits for its batch.
    batch_from date,
    batch_to date,
    redacted boolean not null,
    -- '', 'chosen', 'released' or 'taken-back'.
    publication text not null,
    unique (instrument, response)
);

create index remark_in_batch on remark (batch_to, id) where batch_to is not null;
create index remark_waiting on remark (touchpoint) where batch_to is null;

create table remark_topic (
    remark text not null references remark (id),
    topic text not null,
    primary key (remark, topic)
);

create index remark_topic_topic on remark_topic (topic, remark);

-- Every word of a remark, so that a misspelt one is found by those that were written.
create table remark_word (
    word text primary key
);

-- Answers that were settled when remarks of the touchpoint were last shown.
create table remark_shown (
    touchpoint text not null,
    day date not null,
    responses bigint not null,
    primary key (touchpoint, day)
);

-- One row: whoever takes up remarks changes it first, and so waits for whoever was faster.
create table remark_turn (
    id bigint primary key,
    turn bigint not null
);

insert into remark_turn (id, turn) values (1, 0);

alter table response add column remark_taken boolean not null default false;

create index response_remark_waiting on response (instrument, id)
    where remark is not null and not remark_taken;

-- What the public reads stands apart: no query for the public touches what was written.
create table remark_release (
    number bigint primary key,
    released date not null,
    remarks bigint not null
);

create table public_remark (
    remark text primary key references remark (id),
    release bigint not null references remark_release (number),
    body text not null,
    -- '2026-11', the month its batch ended in.
    month text not null,
    -- Null where too few answers of that month are public.
    touchpoint text,
    taken_back boolean not null
);

-- What the office says it has done about a topic.
create table remark_answer (
    topic text primary key,
    body text not null,
    answered date not null
);

-- Settled answers in batches: one row has all responses of one series that were settled together. The
-- answers themselves are in `records`, a record after the other, all of the same width.
create table batch (
    -- Counts up without gaps, in the order of settling.
    number bigint primary key,
    instrument text not null,
    version text not null,
    wave text not null,
    office text not null,
    -- '' where the batch has answers of several: then it is not told.
    unit text not null,
    touchpoint text not null,
    tier text not null,
    -- The office day on which it was settled.
    day date not null,
    responses bigint not null,
    records text not null,
    -- The procedure of each response, or one for all; '' when none is known or told.
    procedures text not null,
    -- One character a response: '1' to '4' for the four ranges, '-' unknown.
    durations text not null,
    -- SHA-256 of the above.
    digest bytea not null,
    -- 'counted', 'apart' or 'taken-back'.
    standing text not null,
    -- Number of the release to the public, 0 before it; `merged` when its place is not told there.
    released bigint not null,
    merged boolean not null,
    -- Number of the last change of standing or release, 0 before any.
    revision bigint not null
);

create index batch_of on batch (instrument, version, number);
create index batch_unreleased on batch (instrument, version, day) where released = 0;
create index batch_revised on batch (revision) where revision > 0;
create index batch_day on batch (day);

-- One row, changed first by every transaction that settles, releases or takes back, which so wait for
-- each other.
create table batch_mark (
    id bigint primary key,
    number bigint not null,
    revision bigint not null,
    released bigint not null,
    -- The last office day at whose end it was settled.
    closed date
);

insert into batch_mark (id, number, revision, released) values (1, 0, 0, 0);

-- A batch leaves the figures when somebody says why and somebody else confirms.
create table batch_take_back (
    batch bigint primary key references batch (number),
    reason text not null,
    proposed_by text not null,
    proposed_at bigint not null,
    confirmed_by text,
    confirmed_at bigint
);

-- The inbox knows all that a batch has in common: instrument, version, wave, office, unit, touchpoint,
-- tier, fullness and whether held apart, between bars.
alter table inbox add column series text not null default '';

update inbox set series = instrument || '|' || version || '||'
    || coalesce((select office from touchpoint where code = inbox.touchpoint), '') || '|'
    || coalesce((select unit from touchpoint where code = inbox.touchpoint), '') || '|'
    || touchpoint || '|' || tier || '|full|';

alter table inbox drop column instrument;
alter table inbox drop column version;
alter table inbox drop column touchpoint;
alter table inbox drop column tier;

-- What was settled one by one is put into batches when the program starts for the first time.
alter table response rename to response_before;

-- A remark keeps its words and the response it came with; its batch tells what is shown of its time and
-- place. `response` is the number of the batch and the slot in it, `touchpoint` is '' where not told.
alter table remark add column body text not null default '';
alter table remark add column batch bigint not null default 0;

update remark set body = coalesce((select r.remark from response_before r
    where r.instrument = remark.instrument and r.id = remark.response), '');

drop table remark_shown;
drop table tally;

create index remark_batch on remark (batch);
create index remark_unread_words on remark (id) where reading = '';

-- How many of the slips of a day and touchpoint were spent: the rate of return is on every page.
alter table slips_issued add column spent bigint not null default 0;

update slips_issued set spent = (select count(*) from slip
    where slip.touchpoint = slips_issued.touchpoint and slip.issued = slips_issued.issued and slip.spent);

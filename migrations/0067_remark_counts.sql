-- Counts of remarks and of their topics between two days, from indexes alone.
drop index remark_counted;
create index remark_counted on remark (state, tone, batch_to, batch_from) where batch_to is not null;
create index remark_topic_of on remark_topic (remark, topic, tone);

-- What came in lately at each touchpoint is counted in memory.
drop index batch_at_touchpoint;
drop index batch_activity;

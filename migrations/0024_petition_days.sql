-- A petition's last days stand with it, so that the register is narrowed and counted without a calendar, and an
-- answered one keeps the limit it was answered under. Null until the server has counted them.
alter table petition add column reply_due date;
-- The last day of what is owed next, and the day from which it presses; null when nothing is owed.
alter table petition add column act_due date;
alter table petition add column warn_from date;
-- Working days for which the clock stood, and since when it stands.
alter table petition add column waited bigint not null default 0;
alter table petition add column waits_since date;
-- The office that sent it here, and who assigned it; '' where the citizen sent it.
alter table petition add column received_from text not null default '';
alter table petition add column assigned_by text not null default '';
-- Subject and text without case and accents, as those who handle petitions read them, and without names.
alter table petition add column words text;
alter table petition add column words_masked text;

drop index petition_received;
create index petition_counted on petition (received, state, unit, reply_due, answered, published);
create index petition_pressing on petition (warn_from, act_due, state, number)
    where warn_from is not null;
create index petition_unit on petition (unit, number) where unit is not null;
create index petition_published on petition (published, number) where published is not null;
create index petition_uncounted on petition (number) where reply_due is null or words is null;

-- When the last look for an account was: what was gone is counted from there, and of two looks at the
-- same time one counts.
alter table alert_settings add column looked bigint;

-- How many a sum held when it was told, less what it fell by since; and when it was hidden. Without a
-- number: no sum, or not yet.
alter table alert_told add column told_count bigint;
alter table alert_told add column hidden_count bigint;

-- A letter that was given up needs its text no more.
update mail set body = '' where state = 'given-up';

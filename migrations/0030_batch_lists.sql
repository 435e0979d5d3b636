-- The batches of a day, the newest first.
drop index batch_day;
create index batch_day on batch (day, number);

-- The morning page asks how many remarks wait to be read, and since when.
create index remark_unread on remark (unit, batch_to) where state = 'unread' and batch_to is not null;

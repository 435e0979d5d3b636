-- The first office day on which a touchpoint takes no more answers, or a procedure is no longer offered; null while open.
alter table touchpoint add column closed date;
alter table procedure add column closed date;

-- What came in lately at each touchpoint.
create index batch_at_touchpoint on batch (touchpoint, day) where touchpoint <> '';

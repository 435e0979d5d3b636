-- The unit that the touchpoint belonged to when the dossier was completed, or belongs to while it is open: a counter
-- that changes its unit moves no figure of what is done.
alter table dossier add column unit text not null default '';
update dossier set unit = coalesce((select t.unit from touchpoint t where t.code = dossier.touchpoint), '');

drop index dossier_received;
drop index dossier_completed;
-- What rates count, without the rows.
create index dossier_counted
    on dossier (received, unit, touchpoint, procedure, due, completed, apology_sent, apology_new_due);
create index dossier_finished on dossier (completed, due, touchpoint, unit) where completed is not null;
-- What lists are read by.
create index dossier_due on dossier (due, code, completed);
create index dossier_open on dossier (due, code) where completed is null;
create index dossier_late on dossier (due, code) where completed > due;
create index dossier_touchpoint on dossier (touchpoint, due, code);
create index dossier_unit on dossier (unit, due, code);
create index dossier_unplaced on dossier (code) where unit = '';

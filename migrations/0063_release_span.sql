-- Days that a batch was released for: '' for those of its quarter of reporting, else the first and the last day of the
-- quarters whose rests were released together because each was too few, as 2026-03-15/2026-09-14 (ISO 8601).
alter table batch add column span text not null default '';

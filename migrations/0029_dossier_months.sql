-- How often the dossiers received in a month were changed: what was read of the month is read again. A month without
-- a row has not been changed since this migration.
create table dossier_month (
    first date primary key,
    changes bigint not null
);

-- Counts are made in memory now.
drop index dossier_finished;

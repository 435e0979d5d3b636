-- Dossiers of the one-stop system, as last brought in; nothing here says who filed one.
create table dossier (
    code text primary key,
    procedure text not null references procedure (code),
    touchpoint text not null references touchpoint (code),
    received date not null,
    due date not null,
    -- Both null while it is open.
    completed date,
    outcome text,
    -- The apology the file tells of; those written here are in apology_letter.
    apology_sent date,
    apology_new_due date,
    -- How many rows it has in dossier_entry.
    entries bigint not null
);

create index dossier_received on dossier (received);
create index dossier_completed on dossier (completed);

-- What an import changed of a dossier, 1, 2, 3, …; both sides as one line of its facts.
create table dossier_entry (
    dossier text not null references dossier (code),
    entry bigint not null,
    at bigint not null,
    actor text not null,
    value_before text not null,
    value_after text not null,
    primary key (dossier, entry)
);

-- One row: how many imports there were. Whoever imports changes it first, and so waits for whoever
-- was faster.
create table dossier_import (
    id bigint primary key,
    imports bigint not null
);

insert into dossier_import (id, imports) values (1, 0);

-- Apologies issued here: the number in its year, the days; never the recipient.
create table apology_letter (
    year bigint not null,
    number bigint not null,
    dossier text not null references dossier (code),
    sent date not null,
    new_due date not null,
    actor text not null,
    at bigint not null,
    primary key (year, number)
);

create index apology_letter_dossier on apology_letter (dossier);

-- Points of an indicator that somebody entered for a reporting period, '2026-Q1': 'own' (tự chấm) where
-- nothing else tells them, 'appraised' (thẩm định) over all else. Hundredths of a point, 0 to 200.
create table one_stop_points (
    period text not null,
    scoring text not null,
    indicator bigint not null,
    hundredths bigint not null,
    reason text not null,
    actor text not null,
    at bigint not null,
    primary key (period, scoring, indicator)
);

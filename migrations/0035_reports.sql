-- What documents of an office are headed by beside its names: place and abbreviation.
alter table office add column place text not null default '';
alter table office add column abbreviation text not null default '';

-- What somebody wrote into a periodic report before it is issued.
create table report_draft (
    year bigint not null,
    -- 'Q1', 'H1', 'Q3' or 'Y'.
    report text not null,
    -- Head, signature and copies, and the sentences that were changed, as JSON; no query looks into it.
    content text not null,
    saved_by text not null,
    saved_at bigint not null,
    primary key (year, report)
);

-- Reports as they were issued, with every figure; a correction is a further edition.
create table report_issued (
    year bigint not null,
    report text not null,
    edition bigint not null,
    -- The whole report as JSON, from which each of its files is written; no query looks into it.
    content text not null,
    issued_by text not null,
    issued_at bigint not null,
    primary key (year, report, edition)
);

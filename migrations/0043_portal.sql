-- Figures of the National Public Service Portal's board (bộ chỉ số 766), as it printed them last.
create table portal_figure (
    -- The year of the period, of which pages show one at a time.
    year bigint not null,
    -- As the portal names it.
    agency text not null,
    -- '2026-11', '2026-Q3' or '2026'.
    period text not null,
    -- Code of a line or a group.
    code text not null,
    -- Both null where points alone are printed.
    good bigint,
    whole bigint,
    -- Hundredths of a point; null where none are printed.
    points bigint,
    primary key (year, agency, period, code)
);

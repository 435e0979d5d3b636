-- Official figures (kết quả chính thức), as their publishers printed them; the newest word on each.
create table official_figure (
    -- 'par', 'sipas', 'xhh' or 'papi'.
    indicator text not null,
    year bigint not null,
    -- 'national', 'province', 'group' or 'department'.
    level text not null,
    subject text not null,
    -- '' is the whole index.
    component text not null,
    -- Decimals as text, so that they come back as they were published.
    value text not null,
    maximum text not null,
    rank bigint,
    among bigint,
    published date,
    source text not null,
    address text not null,
    note text not null,
    primary key (indicator, year, level, subject, component)
);

-- Periodic reports (báo cáo định kỳ về CCHC) that were sent, each as it was last recorded; what was
-- recorded before stands in the audit log.
create table report_sent (
    year bigint not null,
    -- 'Q1', 'H1', 'Q3' or 'Y'.
    report text not null,
    sent date not null,
    -- Number and sign of the document (số, ký hiệu).
    sign text not null,
    file bytea references evidence (hash),
    file_name text not null,
    recorded_by text not null,
    recorded_at bigint not null,
    -- Why it was corrected; '' when it never was.
    reason text not null,
    primary key (year, report)
);

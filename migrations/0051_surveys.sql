-- Questionnaires that are being made in the browser.
create table survey_draft (
    id text primary key,
    -- What it will be published as, and its title, as the file says.
    instrument text not null,
    version text not null,
    title_vi text not null,
    title_en text not null,
    -- The version it was copied from, 'id@version'; empty for one that began with a file.
    original text not null,
    -- The file, as in `surveys/`; it may have faults.
    file text not null,
    -- Counts the changes of the file.
    revision bigint not null,
    -- 'open', 'submitted' or 'published'.
    state text not null,
    -- Who changed the file, one name a line.
    editors text not null,
    changed_by text not null,
    changed_at bigint not null,
    -- Who submitted it; empty while it is open.
    submitted_by text not null default '',
    -- Why it was returned; empty unless it was.
    remark text not null default ''
);

-- Versions published in the browser: never changed, never deleted.
create table survey_published (
    instrument text not null,
    version text not null,
    file text not null,
    digest text not null,
    published_by text not null,
    published_at bigint not null,
    primary key (instrument, version)
);

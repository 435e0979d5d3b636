-- What columns of files are that the reader of rows does not know: said once by hand, for a kind of file and the names in
-- its header.
create table import_map (
    -- 'touchpoints', 'dossiers', 'plan', …
    kind text not null,
    -- SHA-256 of the header's names as they are compared, sorted.
    header bytea not null,
    -- A column's name as it is compared.
    name text not null,
    -- The column it is; '' where it is passed over.
    field text not null,
    primary key (kind, header, name)
);

-- Files that were shown and are not kept yet; a day at most.
create table import_file (
    id text primary key,
    kind text not null,
    name text not null,
    content bytea not null,
    -- What was said of its columns, as a JSON object from their names.
    map text not null,
    -- The account that sent it: nobody else may go on with it.
    sent_by text not null,
    sent_at bigint not null
);

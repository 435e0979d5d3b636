-- What an office sets in the browser; what has no row has its default.
create table setting (
    key text primary key,
    value text not null
);

-- The office's logo: at most one row.
create table logo (
    digest text primary key,
    media_type text not null,
    content bytea not null
);

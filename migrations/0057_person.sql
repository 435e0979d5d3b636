-- Who an account belongs to, as the office knows them.
create table person (
    staff text primary key references staff (name),
    full_name text not null,
    title text not null,
    mail text not null
);

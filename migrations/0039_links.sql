-- Links by which somebody sets a password once. `staff` is empty for the first administrator, whose link has no end.
create table one_time_link (
    hash bytea primary key,
    staff text not null,
    expires bigint
);

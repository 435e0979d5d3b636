-- "x of y", or x alone, as staff declare it of a task that is judged by it; both null until they do.
alter table task add column declared_part bigint;
alter table task add column declared_whole bigint;

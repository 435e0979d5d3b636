-- Wrong passwords of an account since it last signed in, and when the last one was typed: the wait
-- they cause outlasts a restart and holds on every node.
alter table staff add column mistakes bigint not null default 0;
alter table staff add column mistaken_at bigint not null default 0;

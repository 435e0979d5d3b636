-- A deleted row of the inbox says by its transaction which slip was spent with which answer until it is
-- vacuumed. The settler vacuums after each round; this is for where it could not. Long remarks are in the
-- TOAST table, whose rows say the same.
alter table inbox set (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 50,
    autovacuum_vacuum_cost_delay = 0,
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 50,
    toast.autovacuum_vacuum_cost_delay = 0
);

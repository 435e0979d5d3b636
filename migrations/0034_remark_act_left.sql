-- What an act on many remarks left behind, so that undoing it spares a remark whose note or receiver was changed since.
-- Null where the act changes the state alone.
alter table remark_act add column note text;
alter table remark_act add column assigned text;
alter table remark_act add column officer text;

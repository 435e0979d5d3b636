-- What lists of remarks are read by.
create index remark_state on remark (state, batch_to, id) where batch_to is not null;
create index remark_unit on remark (unit, batch_to, id) where batch_to is not null;
create index public_remark_shown on public_remark (release, remark) where not taken_back;

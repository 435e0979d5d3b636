-- What the audit log and official figures are narrowed by.
create index audit_at on audit (at);
create index audit_unit on audit (unit, number) where unit is not null;
create index official_component on official_figure (component, indicator, year);

-- What came in lately at all touchpoints is read from this index alone.
create index batch_activity on batch (day, touchpoint, standing, responses) where touchpoint <> '';

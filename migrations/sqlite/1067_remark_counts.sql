-- What a province's registers look like, in the form of ANALYZE: rows, then rows with the same first column, the same
-- first two and so on. Without it SQLite takes an equal sign to narrow more than a partial index. These are set and
-- not measured, so that all offices have the same plans, and no sample of a row is kept (ANALYZE keeps some).
analyze sqlite_schema;
insert into sqlite_stat1 (tbl, idx, stat) values
    ('dossier', 'sqlite_autoindex_dossier_1', '200000 1'),
    ('dossier', 'dossier_counted', '200000 200 20 10 5 2 2 1 1'),
    ('dossier', 'dossier_due', '200000 200 1 1'),
    ('dossier', 'dossier_open', '10000 50 1'),
    ('dossier', 'dossier_late', '20000 50 1'),
    ('dossier', 'dossier_touchpoint', '200000 1000 5 1'),
    ('dossier', 'dossier_unit', '200000 10000 20 1'),
    ('remark', 'sqlite_autoindex_remark_1', '100000 1'),
    ('remark', 'remark_in_batch', '100000 100 1'),
    ('remark', 'remark_state', '100000 20000 50 1'),
    ('remark', 'remark_unit', '100000 10000 20 1'),
    ('remark', 'remark_unread', '10000 1000 20'),
    ('remark', 'remark_counted', '100000 20000 7000 20 20'),
    ('remark', 'remark_waiting', '100 1'),
    ('remark_topic', 'sqlite_autoindex_remark_topic_1', '150000 2 1'),
    ('remark_topic', 'remark_topic_of', '150000 2 1 1'),
    ('remark_topic', 'remark_topic_tone', '150000 10000 3000 1');
analyze sqlite_schema;

-- SQLite overwrites deleted rows with zeros (pragma secure_delete, set on opening).
select 1;

-- Settings saved before these kinds of alerts existed; who wants none has an empty list.
update alert_settings set kinds = kinds || ' flood' where kinds <> '' and kinds not like '%flood%';
update alert_settings set kinds = kinds || ' server' where kinds <> '' and kinds not like '%server%';

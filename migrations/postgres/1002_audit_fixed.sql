create function audit_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is only added to';
end;
$$;

create trigger audit_no_change before update or delete or truncate on audit
    for each statement execute function audit_fixed();

create trigger audit_head_no_delete before delete or truncate on audit_head
    for each statement execute function audit_fixed();

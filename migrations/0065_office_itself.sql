-- Codes of dossiers are compared without regard to case.
create index dossier_code_compared on dossier (upper(code));

-- Forms of a closed bundle whose two key-ins are of one account.
alter table paper_bundle add column keyed_alone bigint not null default 0;

-- Who an account is at a provider of identities: the provider's own name for a person (`sub`), which it
-- never gives to anybody else, unlike mail addresses and user names.
create table staff_subject (
    issuer text not null,
    subject text not null,
    staff text not null references staff (name) on delete cascade,
    primary key (issuer, subject)
);

create index staff_subject_staff on staff_subject (staff);

-- Sign-ins by a provider that are under way, by the hash of the secret in the browser's cookie. State,
-- nonce and verifier follow from that secret and are kept nowhere.
create table sign_in (
    secret_hash bytea primary key,
    -- The account, once the provider has vouched for it and only our own code is missing.
    staff text references staff (name) on delete cascade,
    next text not null,
    lang text not null,
    expires bigint not null
);

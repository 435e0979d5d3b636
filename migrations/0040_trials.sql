-- Answers of a trial and of test scans: never counted, shown at once, erased at the start in earnest.
create table trial_answer (
    key_hash bytea primary key,
    body_mac bytea not null,
    touchpoint text not null,
    instrument text not null,
    version text not null,
    record text not null,
    remark text,
    accepted_at bigint not null
);

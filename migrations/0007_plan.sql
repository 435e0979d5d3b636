-- The yearly plan (kế hoạch): headings and tasks in the order of its appendix, what has become of
-- each, and the evidence for it. A heading has no leading unit.
create table task (
    year bigint not null,
    number text not null,
    place bigint not null,
    title_vi text not null,
    title_en text not null,
    task_vi text not null,
    task_en text not null,
    requirement_vi text not null,
    requirement_en text not null,
    output_vi text not null,
    output_en text not null,
    -- '' where the plan states none, 'throughout', or days parted by semicolons; then in its words.
    due text not null,
    due_vi text not null,
    due_en text not null,
    -- Codes of units parted by semicolons, or '*' for all of them.
    lead text not null,
    coordinating text not null,
    legal text not null,
    -- What the platform measures it by, 'sipas-counter index >= 90%'; '' for nothing.
    measure text not null,
    status text not null,
    percent bigint not null,
    -- Days of `due` whose part was delivered, parted by semicolons.
    delivered text not null,
    -- How many rows it has in task_entry and in task_evidence. Whoever changes a task counts its
    -- entry first, and so waits for whoever was faster.
    entries bigint not null,
    evidence bigint not null,
    result text,
    result_verdict text,
    overruled text,
    overruled_reason text,
    overruled_by text,
    primary key (year, number)
);

-- Who works on it: a unit by its code or a person by the name of the account.
create table task_assignee (
    year bigint not null,
    number text not null,
    kind text not null,
    who text not null,
    primary key (year, number, kind, who),
    foreign key (year, number) references task (year, number)
);

-- What was done to it, 1, 2, 3, …; the same stands in the audit log.
create table task_entry (
    year bigint not null,
    number text not null,
    entry bigint not null,
    at bigint not null,
    actor text not null,
    kind text not null,
    before text not null,
    after text not null,
    note text not null,
    primary key (year, number, entry),
    foreign key (year, number) references task (year, number)
);

-- Files of evidence, each kept once under the SHA-256 of its bytes.
create table evidence (
    hash bytea primary key,
    kind text not null,
    size bigint not null,
    content bytea not null
);

create table task_evidence (
    year bigint not null,
    number text not null,
    hash bytea not null references evidence (hash),
    name text not null,
    added_by text not null,
    added_at bigint not null,
    primary key (year, number, hash),
    foreign key (year, number) references task (year, number)
);

-- The self-scoring sheet (bảng tự chấm điểm CCHC): the criteria of a year, in their order.
create table assessment_criterion (
    year bigint not null,
    number text not null,
    place bigint not null,
    title_vi text not null,
    title_en text not null,
    -- Hundredths of a point; null of an area or a heading, which are sums.
    most bigint,
    -- 'nothing', 'number' or 'share'.
    declares text not null,
    rule_vi text not null,
    rule_en text not null,
    -- Number of the plan's task that it is about; '' without one.
    task text not null,
    source text not null,
    primary key (year, number)
);

-- Rounds of a year, 1, 2, 3, …; the last one takes scores.
create table assessment_round (
    year bigint not null,
    round bigint not null,
    opened_by text not null,
    opened_at bigint not null,
    primary key (year, round)
);

-- Scores of a round, own (tự chấm) and appraised (thẩm định), in hundredths.
create table assessment_score (
    year bigint not null,
    round bigint not null,
    number text not null,
    own bigint,
    declared_part bigint,
    declared_whole bigint,
    note text not null,
    own_by text,
    own_at bigint,
    appraised bigint,
    reason text not null,
    appraised_by text,
    appraised_at bigint,
    primary key (year, round, number),
    foreign key (year, round) references assessment_round (year, round),
    foreign key (year, number) references assessment_criterion (year, number)
);

create table assessment_evidence (
    year bigint not null,
    number text not null,
    hash bytea not null references evidence (hash),
    name text not null,
    added_by text not null,
    added_at bigint not null,
    primary key (year, number, hash),
    foreign key (year, number) references assessment_criterion (year, number)
);

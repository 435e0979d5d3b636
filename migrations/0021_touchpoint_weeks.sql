-- Weeks in which a touchpoint had answers, by their Monday: whether, and not how many. Quiet touchpoints
-- are found by them, since answers of few people are settled with those of others.
create table touchpoint_week (
    touchpoint text not null,
    week date not null,
    primary key (touchpoint, week)
);

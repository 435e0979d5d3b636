-- How many slips were issued, by day and touchpoint: a rate of return is on every page, and counting
-- slips for each would cost more the longer the office runs.
create table slips_issued (
    touchpoint text not null references touchpoint (code),
    issued date not null,
    slips bigint not null,
    primary key (touchpoint, issued)
);

insert into slips_issued (touchpoint, issued, slips)
select touchpoint, issued, count(*) from slip group by touchpoint, issued;

drop index slip_issued;

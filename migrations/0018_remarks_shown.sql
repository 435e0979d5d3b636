-- A remark is shown with its touchpoint, its instrument and its unit: it hides among answers that share all
-- three, so that these are what is counted.
alter table remark_shown rename to remark_shown_before;

create table remark_shown (
    touchpoint text not null,
    instrument text not null,
    unit text not null,
    day date not null,
    -- Answers that were settled when remarks were last shown.
    responses bigint not null,
    primary key (touchpoint, instrument, unit, day)
);

-- Which of them they were was not kept. Never too few are taken for shown: where a day had several
-- instruments or units, remarks wait for more new answers than they would.
insert into remark_shown (touchpoint, instrument, unit, day, responses)
select t.touchpoint, t.instrument, t.unit, t.day,
    case when t.responses < s.responses then t.responses else s.responses end
from (select touchpoint, instrument, unit, day, cast(sum(responses) as bigint) as responses
      from tally group by touchpoint, instrument, unit, day) t
join remark_shown_before s on s.touchpoint = t.touchpoint and s.day = t.day;

drop table remark_shown_before;

-- Waves (đợt khảo sát): a survey asked at some touchpoints from a day to a day, with a target and quotas of its own.
create table wave (
    code text primary key,
    name text not null,
    -- Id of the instrument, whatever its version.
    instrument text not null,
    first_day date not null,
    last_day date not null,
    -- Parts of ten thousand to reach, 9000 for 90 %; null for the instrument's own target.
    target bigint,
    -- Answers wanted of the whole wave; null for none beside those of its parts.
    quota bigint,
    -- Counts its changes, so that two people do not change it unseen.
    revision bigint not null
);

create index wave_days on wave (last_day, first_day);

create table wave_touchpoint (
    wave text not null references wave (code),
    touchpoint text not null references touchpoint (code),
    -- Answers wanted there; null for none.
    quota bigint,
    primary key (wave, touchpoint)
);

-- A form asks for the waves of its touchpoint.
create index wave_of_touchpoint on wave_touchpoint (touchpoint);

create table wave_procedure (
    wave text not null references wave (code),
    procedure text not null,
    quota bigint not null,
    primary key (wave, procedure)
);

-- Whether a wave has settled answers; most batches are of none.
create index batch_wave on batch (wave, day) where wave <> '';

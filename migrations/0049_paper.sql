-- Bundles of paper forms (bó phiếu giấy): forms of one instrument, filled in on one day at one place.
create table paper_bundle (
    -- '2026-1', or the name that the office's own file gives it; printed on its forms.
    code text primary key,
    instrument text not null,
    version text not null,
    office text not null,
    unit text not null,
    touchpoint text not null,
    -- The day written on the forms.
    day date not null,
    -- Forms handed out, come back (null while they are out), and blank or spoiled among those.
    delivered bigint not null,
    returned bigint,
    spoiled bigint not null,
    -- Whether each form is keyed by two people and compared.
    keyed_twice boolean not null,
    -- Totals written on the cover, as JSON by item and choice; no query looks into it.
    cover text not null,
    -- 'open', 'waiting' for more paper of its place, or 'settled'.
    state text not null,
    -- Forms of a closed bundle; 0 while it is open.
    forms bigint not null,
    made_by text not null,
    made_at bigint not null,
    closed_by text not null
);

create index paper_bundle_of on paper_bundle (touchpoint, state);
create index paper_bundle_made on paper_bundle (made_at);

-- What was keyed of a bundle that is not settled. When its forms are settled, they leave.
create table paper_form (
    bundle text not null references paper_bundle (code),
    -- The number on the form, from 1.
    number bigint not null,
    -- 1 and 2 for the two key-ins, 3 for what their differences were settled to.
    entry bigint not null,
    key_hash bytea not null,
    body_mac bytea not null,
    procedure text,
    record text not null,
    remark text,
    keyed_by text not null,
    primary key (bundle, number, entry)
);

create index paper_form_key on paper_form (key_hash);

-- The batches that forms of a bundle were settled in.
create table paper_bundle_batch (
    bundle text not null references paper_bundle (code),
    batch bigint not null references batch (number),
    -- How many of its forms, and whether under the day of settling because a report covers the written one.
    forms bigint not null,
    moved boolean not null,
    primary key (bundle, batch)
);

-- Items that few forms of a settled bundle had answered, which are not told.
alter table paper_bundle_batch add column untold bigint not null default 0;

-- The keys of files of responses, by the bundle that their forms went into: when that was taken back whole, the corrected
-- file may come under the same keys. The office gives the keys; they say nothing about an answer.
create table paper_key (
    key_hash bytea not null,
    bundle text not null references paper_bundle (code),
    primary key (key_hash, bundle)
);

-- Lists go on by key; those of a file are all made at one instant.
drop index paper_bundle_made;
create index paper_bundle_made on paper_bundle (made_at, code);
create index survey_draft_changed on survey_draft (changed_at, id);

-- What another source prints of the same figure: both are kept, and the figure is shown as disputed.
alter table official_figure add column other_value text;
alter table official_figure add column other_source text not null default '';

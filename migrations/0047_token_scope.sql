-- What of the API a token opens, by codes with a blank between them; '' is all that its role may.
alter table api_token add column scopes text not null default '';
-- The last office day on which it is valid; null without an end.
alter table api_token add column expires date;

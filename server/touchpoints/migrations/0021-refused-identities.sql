-- Whom a refused row names, as hashes: an erasure finds it by them.
alter table touchpoints.import_refused add identities text[] not null default '{}';
create index import_refused_identities on touchpoints.import_refused using gin (identities);

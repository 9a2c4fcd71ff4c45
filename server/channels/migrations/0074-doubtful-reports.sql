-- What was told by a report that named no mail of ours is shown and no more; what nobody vouched for stops no address.
alter table channels.bounce add column sure boolean not null default true;
alter table channels.bounce add column counts boolean not null default true;

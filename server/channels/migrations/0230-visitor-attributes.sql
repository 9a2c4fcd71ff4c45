-- What the page told of its visitor: shown to those who answer, believed by nothing.
alter table channels.visitor add column attributes jsonb;

-- The oldest row of each kind in a chunk: whether a rule of retention reaches it. Null: written before this was kept.
alter table touchpoints.frozen add column oldest jsonb;

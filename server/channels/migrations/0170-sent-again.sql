-- When somebody sent once more what had failed or perhaps not arrived: from then on it counts as said.
alter table channels.message add column again_at timestamptz;

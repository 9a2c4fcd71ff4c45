-- Who sees that one customer gave one score, and when who handled the conversation does.
create table touchpoints.score_sight (
  workspace uuid primary key default platform.workspace(),
  who text not null check (who in ('everyone', 'listening')),
  "when" text not null check ("when" in ('at-once', 'five', 'week')),
  version int not null default 1
);
select platform.protect('touchpoints.score_sight');
-- The conversations in which a person wrote lately: what is held back from them is among those.
create index interaction_of_agent on touchpoints.interaction (workspace, actor, occurred_at)
  where kind = 'message.sent' and actor_kind = 'agent' and conversation is not null;

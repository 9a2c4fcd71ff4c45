-- Views ask for conversations about which a score was given.
create index interaction_by_score on touchpoints.interaction (workspace, scale, score)
  where score is not null and conversation is not null;

-- Links that let somebody in and conversations sent to visitors were kept after they had gone; now they are forgotten then.
update platform.outbox set payload = '{}'
where transport = 'mail-notice' and state in ('sent', 'uncertain', 'refused') and payload <> '{}';

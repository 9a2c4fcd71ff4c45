-- What a company says about asking as a whole. `consent_first`: groups of channels on which customers agree before they are asked.
create table listening.asking_setting (
  workspace uuid primary key default platform.workspace(),
  consent_first text[] not null default '{}',
  version int not null default 1
);
select platform.protect('listening.asking_setting');

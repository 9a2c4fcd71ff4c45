-- How many mails a mailbox may send; null: as many as there are.
alter table channels.account
  add column per_minute integer check (per_minute > 0),
  add column per_hour integer check (per_hour > 0);

-- A domain that mail is sent from: the key that signs it, and what the last look at its records said.
create table channels.sending_domain (
  workspace uuid not null default platform.workspace(),
  domain text not null,
  selector text not null,
  private_key text not null,                     -- sealed by the keyring
  public_key text not null,                      -- as the record carries it
  signs boolean not null default false,          -- only once the record was seen
  findings jsonb,
  checked_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace, domain)
);
select platform.protect('channels.sending_domain');

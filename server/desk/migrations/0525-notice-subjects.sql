-- A notice is about a conversation, or about something of a domain to the right, which the desk knows by its kind and id alone.
alter table desk.notice
  alter column conversation drop not null,
  add column about text check (about in ('recovery', 'praise')),
  add column subject uuid,
  add column customer uuid,                      -- whom it has to do with; null: nobody who is to be named
  add column title text,
  add check ((conversation is null) = (subject is not null)),
  add check ((subject is null) = (about is null) and (subject is null) = (title is null));
create index notice_of_subject on desk.notice (workspace, about, subject) where subject is not null;
create index notice_of_customer on desk.notice (workspace, customer) where customer is not null;

-- Whoever looks with a limited sight sees of those only their own: they were told because they have to do with it.
drop policy in_sight on desk.notice;
create policy in_sight on desk.notice as restrictive to throughline_app using (
  (select desk.looker()) is null
  or case when conversation is null then person = (select desk.looker())
    else exists (select 1 from desk.conversation seen where seen.id = conversation) end);

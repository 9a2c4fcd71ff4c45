-- To whom a mail went or came beside the one it is to or from.
create table channels.recipient (
  workspace uuid not null default platform.workspace(),
  message uuid not null references channels.message on delete cascade,
  address text not null,                         -- lower case
  name text not null default '',
  kind text not null check (kind in ('to', 'cc', 'bcc')),
  position integer not null,
  state text check (state in ('queued', 'sent', 'failed')),  -- of what we sent
  reason text,
  primary key (message, address)
);
create index recipient_by_address on channels.recipient (workspace, address);
select platform.protect('channels.recipient');

-- `attached` holds the names of the files and, behind a sign that is in no name, whom a mail of ours went to, too: the index is made of
-- columns of the message alone, and stays as it is for all that have no such sign.
create or replace function channels.attached_changed() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  update channels.message set attached = now.attached
  from (select changed.message, concat(
      (select string_agg(replace(f.name, chr(31), ' '), ' ' order by f.position) from channels.message_file f
        where f.message = changed.message and not f.inline),
      (select chr(31) || string_agg(r.address || ' ' || r.name, ' ' order by r.position) from channels.recipient r
        where r.message = changed.message and r.state is not null)) as attached
    from (select distinct message from touched) as changed) as now
  where message.id = now.message and message.attached <> now.attached;
  return null;
end $$;
create trigger recipient_added after insert on channels.recipient referencing new table as touched
  for each statement execute function channels.attached_changed();
create trigger recipient_taken after delete on channels.recipient referencing old table as touched
  for each statement execute function channels.attached_changed();

create or replace function channels.search_document(
  workspace uuid, at timestamptz, direction text, subject text, words text, author text, address text, attached text
) returns tsvector language plpgsql immutable parallel safe set search_path = pg_catalog as $$
declare
  key constant text := channels.search_key(workspace);
  writer constant text := author || case when direction = 'in' then ' ' || coalesce(address, '') else '' end;
  files constant text := split_part(attached, chr(31), 1);
  others constant text := substr(attached, length(files) + 2);
  document tsvector := setweight(to_tsvector('simple', channels.paired(channels.plain_words(left(subject, 1000)))), 'A')
    || to_tsvector('simple', channels.paired(channels.plain_words(left(words, 100000))))
    || setweight(to_tsvector('simple', channels.paired(channels.plain_words(left(writer, 500)))), 'C')
    || array_to_tsvector(array[key, key || ':' || channels.search_day(at)]);
begin
  if direction = 'out' and address is not null then
    document := document || setweight(to_tsvector('simple', channels.plain_words(left(address, 500))), 'B');
  end if;
  if others <> '' then
    document := document || setweight(to_tsvector('simple', channels.paired(channels.plain_words(left(others, 9000)))), 'B');
  end if;
  if files <> '' then
    document := document || to_tsvector('simple', channels.paired(channels.plain_words(left(files, 2000)))) || '@file'::tsvector;
  end if;
  return document;
end $$;

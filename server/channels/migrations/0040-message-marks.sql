-- What is to be said of a mail beside its words: seals, invitations, pictures from the web (core/channels/mail-marks.ts).
alter table channels.message add column marks jsonb not null default '[]';

-- Mails from before: the button that loads their pictures from the web stays where there are some.
update channels.message set marks = jsonb_build_array(jsonb_build_object('kind', 'remote-pictures', 'count',
    regexp_count(html, '<img [^>]*src="https?:')))
  where html ~ '<img [^>]*src="https?:';

-- Whether a mail comes from whom it says (core/channels/mail-trust.ts); null: it was not looked at.
alter table channels.message add column trust jsonb;

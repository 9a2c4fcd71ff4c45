-- What of a message is visible, quoted or signature, as offsets into its text (core/channels/quotes/span.ts).
-- Null: not looked at when it came; it is read when somebody looks at the message.
alter table channels.message add column spans jsonb;

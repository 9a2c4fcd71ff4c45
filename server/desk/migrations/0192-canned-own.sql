-- Canned replies of one's own beside those of the company, and what one types after / to find one.
alter table desk.canned_reply add owner uuid, add shortcut text;

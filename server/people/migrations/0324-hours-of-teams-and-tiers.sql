-- Teams and tiers of customers may have hours of their own, too; a tier is a word.
alter table people.calendar_use alter column subject type text using subject::text;

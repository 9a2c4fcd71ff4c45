-- The language of a person's console, in all their workspaces. Without one: that of the browser.
alter table people.user add column language text check (language ~ '^[a-z]{2}$');

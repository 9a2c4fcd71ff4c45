-- What went to and came from one address lately.
create index message_by_address on channels.message (workspace, address, at desc) where address is not null;

-- Customers who are kept out: their mail stays as it came, and its files are not taken out of it.
create table channels.kept_out (
  workspace uuid not null default platform.workspace(),
  customer uuid not null,
  at timestamptz not null,
  primary key (workspace, customer)
);
select platform.protect('channels.kept_out');

-- Published: when somebody spoke with the customer of a case.
create view care.contact with (security_invoker = true) as
  select step.workspace, recovery.customer, step.at
  from care.step join care.recovery on recovery.id = step.recovery
  where step.what = 'in-contact' or (step.what = 'closed' and step.detail in ('won-back', 'still-unhappy'));
grant select on care.contact to throughline_app;

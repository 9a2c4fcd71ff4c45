-- Who has a case that is open is asked nothing: also where it was opened before that was so.
select customers.raise_caution(workspace, customer, 'complaint', 'rec_' || replace(id::text, '-', ''), opened_at, 'Throughline')
from care.recovery where state <> 'closed';

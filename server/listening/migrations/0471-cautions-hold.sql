-- Why somebody is left in peace altogether is known of the customer (customers.caution); nothing ever wrote it here.
alter table listening.wish drop column hold;

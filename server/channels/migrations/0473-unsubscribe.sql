-- Where somebody who got a message by mail ends such messages with one click (RFC 8058).
alter table channels.message add column unsubscribe text;

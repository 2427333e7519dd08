-- Events of one record reach an address in the order in which they happened: while an earlier one waits, later ones do, too.
alter table notice.delivery add column subject text;
create index delivery_order on notice.delivery (webhook, subject, id) where state = 'WAITING' and subject is not null;

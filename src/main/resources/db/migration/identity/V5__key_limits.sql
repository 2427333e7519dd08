-- How many requests a key may send in a minute; null: as many as the server lets every key send.
alter table identity.api_key add column per_minute integer check (per_minute between 1 and 1000000);

-- What one account follows, for "Laporan saya"; most followers have no account.
create index follower_account on report.follower (account_id) where account_id is not null;

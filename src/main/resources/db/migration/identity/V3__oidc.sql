-- A subject is only unique together with the issuer that gave it.
alter table identity.account drop constraint account_oidc_subject_key;
alter table identity.account
    add column oidc_issuer    text,
    -- Switched off because no group gives a role any more; comes back with a group. False when an administrator switched it off.
    add column oidc_withdrawn boolean not null default false,
    add check ((oidc_issuer is null) = (oidc_subject is null));

-- Whose account is it that the provider vouches for.
create unique index account_oidc on identity.account (oidc_issuer, oidc_subject) where oidc_subject is not null;

-- The ID token a session began with, sealed: the provider wants to see it at sign-out.
alter table identity.session
    add column id_token     bytea,
    add column id_token_key text,
    add check ((id_token is null) = (id_token_key is null));

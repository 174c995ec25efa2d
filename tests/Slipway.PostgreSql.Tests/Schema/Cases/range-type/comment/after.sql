create type span as range (subtype = integer);
comment on type span is 'from and to';
revoke usage on type span from public;

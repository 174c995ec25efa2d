create table t (a text, check ((length(a) > 1) or (a = ',)(') or a like '%''%'));

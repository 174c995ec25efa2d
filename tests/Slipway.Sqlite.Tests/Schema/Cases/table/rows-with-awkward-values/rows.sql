insert into t values (null, x'00ff'), (1.5, 'a''b'), ('x', null), (x'', '');

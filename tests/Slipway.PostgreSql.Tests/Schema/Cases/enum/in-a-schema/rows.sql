insert into app.t values ('b');

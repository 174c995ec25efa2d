create table p (a integer, b integer, primary key (a, b));
create table t (x integer, y integer, constraint fk foreign key (x, y) references p (a, b) on delete restrict);

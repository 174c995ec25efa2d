create table t (id integer primary key, parent_id integer);
create view tree as
with recursive down (id, depth) as (
  select id, 0 from t where parent_id is null
  union all
  select t.id, depth + 1 from t join down on t.parent_id = down.id -- ; not the end
)
select id, depth, row_number() over (partition by depth order by id) as place from down;

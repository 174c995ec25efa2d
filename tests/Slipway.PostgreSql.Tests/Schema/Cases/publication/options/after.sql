create publication p with (publish = 'delete', publish_via_partition_root = true);
comment on publication p is 'x';

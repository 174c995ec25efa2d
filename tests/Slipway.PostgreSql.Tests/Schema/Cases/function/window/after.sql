create function my_rank() returns bigint language internal window as 'window_rank';

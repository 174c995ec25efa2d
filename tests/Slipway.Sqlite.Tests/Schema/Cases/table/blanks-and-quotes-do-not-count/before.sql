create table "t"([a]text,`b` integer  default( 1 ),"c" varchar( 20 ),check("a"<>'X'and b>0));

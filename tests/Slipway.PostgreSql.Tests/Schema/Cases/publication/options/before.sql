-- superuser
create publication p;

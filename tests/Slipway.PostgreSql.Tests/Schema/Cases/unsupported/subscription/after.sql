-- refused: subscription
create subscription s connection 'host=nowhere dbname=x' publication p with (connect = false);

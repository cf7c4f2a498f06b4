-- Makes the tables of a day, the one before and the one after where they are missing, and drops those of days more than thirty
-- ago, by the database's clock alone. Whoever delivers may make no tables, so it runs with its owner's rights. Nothing is locked
-- where nothing is missing; where something is, one makes it and the others find it made.
create or replace function slotlog.keep_delivery_days(p_day date) returns void
language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as $$
declare
  v_table text;
  v_day date;
  v_today constant date := (clock_timestamp() at time zone 'UTC')::date;
  v_old text;
begin
  foreach v_table in array array['delivery_attempts', 'delivery_counts'] loop
    foreach v_day in array array[p_day - 1, p_day, p_day + 1] loop
      if to_regclass(format('slotlog.%I', v_table || to_char(v_day, '_YYYYMMDD'))) is null then
        perform pg_advisory_xact_lock(hashtext('slotlog'), hashtext('delivery days'));
        execute format('create table if not exists slotlog.%I partition of slotlog.%I for values from (%L) to (%L)',
          v_table || to_char(v_day, '_YYYYMMDD'), v_table, v_day, v_day + 1);
      end if;
    end loop;
    for v_old in
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = to_regclass(format('slotlog.%I', v_table))
          and c.relname < v_table || to_char(v_today - 30, '_YYYYMMDD')
    loop
      perform pg_advisory_xact_lock(hashtext('slotlog'), hashtext('delivery days'));
      execute format('drop table if exists slotlog.%I', v_old);
    end loop;
  end loop;
end
$$;

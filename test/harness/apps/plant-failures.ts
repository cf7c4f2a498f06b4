import type { Pool } from 'pg';

/** A calendar of this name cannot be made: the database fails in this way when its first event is stored. */
export const failing = {
  contended: 'Contended',
  full: 'Disk full',
  lost: 'Connection lost',
  timedOut: 'Timed out',
  broken: 'Broken',
  clockAhead: 'Clock ahead',
  slow: 'Slow',
} as const;

/** What a slow calendar waits for. */
const gate = 4_711;

/** As the owner of the database, who may. Until this is called again with `false`. */
export const plantFailures = async (owner: Pool, areThere: boolean): Promise<void> => {
  await owner.query('drop trigger if exists planted_failures on slotlog.events');
  if (!areThere) return;
  await owner.query(`
    create or replace function public.fail_as_planted() returns trigger language plpgsql as $$
    begin
      case new.data ->> 'name'
        when '${failing.contended}' then raise 'planted' using errcode = '40001';
        when '${failing.full}' then raise 'planted' using errcode = '53100';
        when '${failing.timedOut}' then raise 'planted' using errcode = '57014';
        when '${failing.broken}' then raise 'planted' using errcode = '22012';
        when '${failing.clockAhead}' then raise 'planted' using errcode = 'SL004';
        when '${failing.lost}' then perform pg_terminate_backend(pg_backend_pid());
        when '${failing.slow}' then perform pg_advisory_xact_lock(${gate});
        else null;
      end case;
      return new;
    end $$;
    create trigger planted_failures before insert on slotlog.events for each row
      when (new.type = 'CalendarCreated') execute function public.fail_as_planted();`);
};

/** Makes slow calendars wait until what is returned is called. */
export const closeGate = async (owner: Pool): Promise<() => Promise<void>> => {
  const holder = await owner.connect();
  await holder.query('select pg_advisory_lock($1)', [gate]);
  return async () => {
    await holder.query('select pg_advisory_unlock($1)', [gate]);
    holder.release();
  };
};

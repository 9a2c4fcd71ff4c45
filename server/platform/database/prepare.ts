import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import type { Logger } from '../log.ts';
import { settleGeneration } from './generation.ts';
import { migrate, type MigrationSource } from './migrate.ts';
import { openPool } from './pool.ts';
import { dispatcherRole, prepareRoles, type RolePasswords } from './roles.ts';

interface Preparation {
  ownerUrl: string;
  passwords: RolePasswords;
  sources: readonly MigrationSource[];
  log: Logger;
  /** Applies only these migrations (`domain/file`): a restore stops where its backup stood. */
  only?: (name: string) => boolean;
}

/** Brings a database to this version: roles, the job queue's tables, migrations, and the generation of its cluster. */
export async function prepareDatabase({
  ownerUrl,
  passwords,
  sources,
  log,
  only,
}: Preparation): Promise<{ applied: string[]; moved: boolean }> {
  const owner = openPool({ url: ownerUrl, max: 2, name: 'owner', log });
  try {
    await prepareRoles(ownerUrl, passwords);
    await runMigrations({ pgPool: owner });
    await openJobsToDispatcher(owner);
    const applied = await migrate(owner, sources, only);
    const { moved } = await settleGeneration(owner);
    return { applied, moved };
  } finally {
    await owner.end();
  }
}

/** The worker runs as the dispatcher: the queue's own tables are all it may change freely. */
async function openJobsToDispatcher(owner: pg.Pool): Promise<void> {
  await owner.query(`
    grant usage on schema graphile_worker to ${dispatcherRole};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${dispatcherRole};
    grant usage, select on all sequences in schema graphile_worker to ${dispatcherRole};
    grant execute on all functions in schema graphile_worker to ${dispatcherRole};
    do $$ declare each record; begin
      for each in select c.oid::regclass as name from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r' and c.relrowsecurity
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'dispatcher') loop
        execute format('create policy dispatcher on %s to ${dispatcherRole} using (true) with check (true)', each.name);
      end loop;
    end $$`);
}

import type { Readable } from 'node:stream';
import { problem } from '#core/contract/problems.ts';
import { sql, type Tx } from '../database/tx.ts';
import type { FileStore } from './file-store.ts';

interface NewFile {
  bytes: Buffer | Readable;
  name: string;
  type: string;
  /** What the file belongs to, e.g. `message:<id>`; it goes with its last owner. */
  owner: string;
  /** Whose it is, so that erasing a customer finds it. */
  customer?: string;
}

export interface StoredFile {
  id: string;
  hash: string;
  size: number;
}

/** Stores bytes and refers to them. The bytes are durable before the row is. */
export async function storeFile(tx: Tx, store: FileStore, file: NewFile): Promise<StoredFile> {
  const { hash, size } = await store.put(tx.workspace, file.bytes);
  return { ...(await referToFile(tx, { ...file, hash, size })), hash, size };
}

/** Refers to bytes that are in the store already. */
export async function referToFile(
  tx: Tx,
  file: Omit<NewFile, 'bytes'> & { hash: string; size: number },
): Promise<{ id: string }> {
  await tx.run(sql`insert into platform.file (hash, size) values (${file.hash}, ${file.size}) on conflict do nothing`);
  return tx.one(sql<{ id: string }>`insert into platform.file_reference (hash, owner, customer, name, type, created_at)
    values (${file.hash}, ${file.owner}, ${file.customer ?? null}, ${file.name}, ${file.type}, ${tx.now}) returning id`);
}

/** The content's hash of a file by its reference: a reader of parts opens it by that; undefined when it is gone. */
export async function hashOfFile(tx: Tx, id: string): Promise<string | undefined> {
  const found = await tx.maybe(sql<{ hash: string }>`select hash from platform.file_reference where id = ${id}`);
  return found?.hash;
}

/** Opens a file by its reference. Throws `not-found`. */
export async function openFile(tx: Tx, store: FileStore, id: string) {
  const found = await tx.maybe(sql<{ hash: string; name: string; type: string; size: number; owner: string }>`
    select reference.hash, name, type, size, owner from platform.file_reference reference
    join platform.file using (workspace, hash) where reference.id = ${id}`);
  if (found === undefined || !(await store.has(tx.workspace, found.hash)))
    throw problem('not-found', { detail: 'There is no such file.' });
  const { hash, name, type, size, owner } = found;
  return { stream: store.read(tx.workspace, hash), name, type, size, owner };
}

/** Lets go of all files of an owner. Bytes without any owner are removed once that is durable. */
export async function releaseFiles(tx: Tx, store: FileStore, owner: string): Promise<void> {
  await release(tx, store, sql`owner = ${owner}`);
}

/** Says whose the files of an owner are. */
export async function giveFiles(tx: Tx, owner: string, customer: string): Promise<void> {
  await tx.run(sql`update platform.file_reference set customer = ${customer}
    where workspace = ${tx.workspace} and owner = ${owner}`);
}

/** Lets go of all files of customers. */
export async function releaseFilesOfCustomers(tx: Tx, store: FileStore, customers: string[]): Promise<void> {
  await release(tx, store, sql`customer = any(${customers}::uuid[])`);
}

async function release(tx: Tx, store: FileStore, which: ReturnType<typeof sql>): Promise<void> {
  const hashes = await tx.all(sql<{ hash: string }>`delete from platform.file_reference where ${which} returning hash`);
  const unowned = await tx.all(sql<{ hash: string }>`
    delete from platform.file where hash = any(${[...new Set(hashes.map(({ hash }) => hash))]})
      and not exists (select 1 from platform.file_reference reference
        where reference.workspace = file.workspace and reference.hash = file.hash)
    returning hash`);
  const { workspace } = tx;
  tx.afterCommit(() => {
    for (const { hash } of unowned) store.remove(workspace, hash).catch(() => undefined);
  });
}

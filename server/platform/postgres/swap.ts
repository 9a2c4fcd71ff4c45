import { existsSync, lstatSync, readdirSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sizeOf } from './disk.ts';
import { realPlace } from './place.ts';

/** Where a cluster of the new major version is filled. */
export function halfOf(folder: string): string {
  return `${folder}.upgrade`;
}

/** Its name once it is whole, until it takes its place. */
export function wholeOf(folder: string): string {
  return `${folder}.upgraded`;
}

/** Puts the filled cluster in the place of the old one, which stays beside it as postgres-17; answers its new name. */
export function swap(folder: string, major: string): string {
  const kept = freeName(`${folder}-${major}`);
  renameSync(halfOf(folder), wholeOf(folder));
  renameSync(folder, kept);
  renameSync(wholeOf(folder), folder);
  return kept;
}

/** Two folders cannot change places in one step: a start that was killed in between is finished here. */
export function finishSwap(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false }) && existsSync(wholeOf(folder))) renameSync(wholeOf(folder), folder);
}

/** The data folders as they were before upgrades, which the operator may delete, with their sizes in bytes. */
export function leftByUpgrades(dataDir: string): Array<{ folder: string; bytes: number }> {
  const folder = realPlace(dataDir);
  const home = dirname(folder);
  const name = new RegExp(`^${basename(folder)}-\\d+(-\\d+)?$`);
  const names = existsSync(home) ? readdirSync(home).filter((each) => name.test(each)) : [];
  return names.map((each) => ({ folder: join(home, each), bytes: sizeOf(join(home, each)) }));
}

function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!existsSync(name)) return name;
  }
}

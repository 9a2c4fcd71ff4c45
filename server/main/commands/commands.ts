import type { Command } from 'commander';
import { addServe } from './serve.ts';
import { addSetup } from './setup.ts';

/** Every command, in the order in which help lists them. */
export const commands: ReadonlyArray<(program: Command) => void> = [addServe, addSetup];

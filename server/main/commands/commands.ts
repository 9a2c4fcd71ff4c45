import type { Command } from 'commander';
import { addApiKey } from './api-key.ts';
import { addBackup } from './backup.ts';
import { addAnalytics } from './analytics.ts';
import { addDoctor } from './doctor.ts';
import { addDemo } from './demo.ts';
import { addErase } from './erase.ts';
import { addEvents } from './events.ts';
import { addImport } from './import.ts';
import { addPasswordLink } from './password-link.ts';
import { addServe } from './serve.ts';
import { addSetup } from './setup.ts';
import { addSource } from './source.ts';
import { addStats } from './stats.ts';
import { addWorkspace } from './workspace.ts';

/** Every command, in the order in which help lists them. */
export const commands: ReadonlyArray<(program: Command) => void> = [
  addServe,
  addSetup,
  addWorkspace,
  addPasswordLink,
  addSource,
  addApiKey,
  addImport,
  addErase,
  addStats,
  addDoctor,
  addDemo,
  addAnalytics,
  addEvents,
  addBackup,
];

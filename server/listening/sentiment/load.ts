import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineFrom, type Engine, type EngineHead } from '#core/listening/sentiment/engine.ts';
import { unpacked } from '#core/listening/sentiment/pack.ts';

const file = join(import.meta.dirname, 'engine.model');
let loaded: Engine | undefined;

/** The engine that came along, read from its file the first time somebody needs it. */
export function sentimentEngine(): Engine {
  if (!loaded) {
    const { head, models } = unpacked<EngineHead>(readFileSync(file));
    loaded = engineFrom(head, models);
  }
  return loaded;
}

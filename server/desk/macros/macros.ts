import { macroStep, type MacroStep } from '#core/contract/macros.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type Tx } from '#platform';
import { z } from 'zod';
import { checkText, filler } from '../canned/fill.ts';
import { keptText } from '../marked-text.ts';
import { valuesFor } from '../canned/canned.ts';
import { checkSteps } from './check.ts';
import { stepWords } from './words.ts';

export interface Macro {
  id: string;
  title: string;
  answer: string | null;
  /** The answer has marks. */
  marked: boolean;
  steps: MacroStep[];
  own: boolean;
  version: number;
  updatedAt: Date;
}

type Row = Omit<Macro, 'steps'> & { steps: unknown };

const steps = z.array(macroStep);
const columns = sql`id, title, answer, marked, steps, owner is not null as own, version, updated_at`;

/** Those of the company, and one's own. */
const visible = (actor: Actor) => sql`(owner is null or owner = ${actor.id})`;

function ofRow(row: Row): Macro {
  return { ...row, steps: steps.decode(row.steps as z.input<typeof steps>) };
}

async function withWords(tx: Tx, macros: readonly Macro[]) {
  const words = await stepWords(tx, macros);
  return macros.map((macro) => ({ ...macro, does: macro.steps.map((step) => words(step)) }));
}

/** Macros by title; with a conversation, each answer also as it would be sent to its customer. */
export async function listMacros(tx: Tx, conversation: string | undefined, actor: Actor) {
  const rows = await tx.all<Row>(
    sql`select ${columns} from desk.macro where ${visible(actor)} order by lower(title), id limit 500`,
  );
  const items = await withWords(tx, rows.map(ofRow));
  const fill = conversation === undefined ? () => null : filler(await valuesFor(tx, conversation, actor));
  return {
    items: items.map((macro) => ({ ...macro, filled: macro.answer === null ? null : fill(macro.answer, macro) })),
  };
}

/** Everybody has their own; those of the company are for who may edit them. */
function refuseShared(own: boolean, actor: Actor): void {
  if (own && actor.id === null) throw problem('forbidden', { detail: 'Only people have macros of their own.' });
  if (own || actor.kind === 'system' || actor.permissions.has('canned.manage')) return;
  throw problem('forbidden', { detail: 'Macros of the company are written by those who may edit canned replies.' });
}

interface Values {
  title: string;
  answer: string | null;
  marked: boolean;
  steps: MacroStep[];
}

/** As it is kept, when it can be done. */
async function checked<Given extends Values>(tx: Tx, given: Given): Promise<Given> {
  const { answer, marked } = given;
  await checkSteps(tx, { answers: answer !== null, steps: given.steps });
  if (answer === null) return { ...given, marked: false };
  const words = keptText({ text: answer, marked });
  checkText(words.text);
  return { ...given, answer: words.text, marked: words.marked };
}

const kept = (wanted: MacroStep[]) => sql`${JSON.stringify(steps.encode(wanted))}::jsonb`;

/** Adds a macro. Throws `invalid` for placeholders that cannot be read and steps that do not go together. */
export async function createMacro(tx: Tx, { own, ...given }: Values & { own: boolean }, actor: Actor) {
  refuseShared(own, actor);
  const values = await checked(tx, given);
  const row = await tx.one<Row>(sql`insert into desk.macro (title, answer, marked, steps, owner, updated_at)
    values (${values.title}, ${values.answer}, ${values.marked}, ${kept(values.steps)}, ${own ? actor.id : null}, ${tx.now}) returning ${columns}`);
  await audit(tx, actor, { action: 'macro.create', subject: row.id, detail: { title: values.title } });
  return (await withWords(tx, [ofRow(row)]))[0]!;
}

/** A macro that this person sees. Throws `not-found`. */
export async function macroOf(tx: Tx, id: string, actor: Actor): Promise<Macro> {
  const row = await tx.maybe<Row>(
    sql`select ${columns} from desk.macro where id = ${id} and ${visible(actor)} for share`,
  );
  if (row !== undefined) return ofRow(row);
  throw problem('not-found', { detail: 'There is no such macro. Perhaps somebody removed it.' });
}

async function takeMacro(tx: Tx, id: string, actor: Actor): Promise<Macro> {
  await tx.run(sql`select 1 from desk.macro where id = ${id} for update`);
  const found = await macroOf(tx, id, actor);
  refuseShared(found.own, actor);
  return found;
}

/** Changes a macro. Throws `invalid`, `not-found`, and `conflict` when somebody changed it since `version`. */
export async function updateMacro(tx: Tx, given: Values & { id: string; version: number }, actor: Actor) {
  const before = await takeMacro(tx, given.id, actor);
  if (before.version !== given.version)
    throw problem('conflict', { code: 'stale', detail: 'Somebody changed this macro meanwhile.' });
  const change = await checked(tx, given);
  const row = await tx.one<Row>(sql`update desk.macro set title = ${change.title}, answer = ${change.answer},
    marked = ${change.marked},    steps = ${kept(change.steps)}, version = version + 1, updated_at = ${tx.now} where id = ${change.id} returning ${columns}`);
  await audit(tx, actor, { action: 'macro.change', subject: change.id, detail: { title: change.title } });
  return (await withWords(tx, [ofRow(row)]))[0]!;
}

/** Removes a macro. Throws `not-found`. */
export async function deleteMacro(tx: Tx, id: string, actor: Actor): Promise<{ deleted: boolean }> {
  const { title } = await takeMacro(tx, id, actor);
  await tx.run(sql`delete from desk.macro where id = ${id}`);
  await audit(tx, actor, { action: 'macro.remove', subject: id, detail: { title } });
  return { deleted: true };
}

import type { SurveyDefinition } from './definition.ts';
import { evaluate, holds, type Known } from './expression/evaluate.ts';
import { isEmpty, same } from './expression/values.ts';
import { knownIn, type Answers, type Going } from './going.ts';

type Trigger = NonNullable<SurveyDefinition['triggers']>[number];
type Setting = Extract<Trigger, { setToName: string }>;

/** One trigger may set what another waits for; two that undo each other stop here. */
const mostRounds = 20;

const sets = (trigger: Trigger): trigger is Setting => 'setToName' in trigger;

function valueOf(trigger: Setting, known: Known): unknown {
  switch (trigger.type) {
    case 'setvalue':
      return trigger.setValue;
    case 'copyvalue':
      return known.values[trigger.fromName];
    case 'runexpression':
      return evaluate(trigger.runExpression, known);
  }
}

/** The answers after one was changed: triggers whose condition has become true set theirs. */
export function afterChange(before: Going, values: Answers): Answers {
  const triggers = before.definition.triggers?.filter(sets) ?? [];
  let [last, now] = [before.values, values];
  for (let round = 0; triggers.length > 0 && round < mostRounds; round++) {
    const [past, known] = [knownIn({ ...before, values: last }), knownIn({ ...before, values: now })];
    const become = triggers.filter(({ expression }) => !holds(expression, past) && holds(expression, known));
    const set = become.map((trigger) => [trigger.setToName, valueOf(trigger, known)] as const);
    const next = { ...now, ...Object.fromEntries(set) };
    if (set.every(([name, value]) => same(now[name], value))) return next;
    [last, now] = [now, next];
  }
  return now;
}

/** The answers with one more; an answer that was taken back is gone. */
export function withAnswer(going: Going, name: string, value: unknown): Answers {
  const { [name]: _before, ...rest } = going.values;
  return afterChange(going, isEmpty(value) ? rest : { ...rest, [name]: value });
}

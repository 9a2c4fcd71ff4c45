import { nameOf } from '#core/listening/survey/choices.ts';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { maxDiffSets } from '#core/listening/survey/max-diff.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { useAround, type Around, type Asked } from '../context.ts';
import { Pick } from '../pick.tsx';
import { tableOf } from './table-of.ts';

type Given = Readonly<Record<string, unknown>>;
type End = 'best' | 'worst';
const ends: readonly End[] = ['best', 'worst'];

function calledItem(question: QuestionOf<'maxdiff'>, value: unknown, { say }: Around): string {
  const found = question.choices.find((each) => same(typeof each === 'object' ? each.value : each, value));
  return typeof found === 'object' ? nameOf({ value: found.value, text: found.text }, { say }) : String(found ?? '');
}

/** One thing cannot be best and worst at once. */
function chosen(before: Given, end: End, item: unknown): Given {
  const other = end === 'best' ? 'worst' : 'best';
  const opposite = before[other];
  return { ...(opposite !== undefined && !same(opposite, item) && { [other]: opposite }), [end]: item };
}

interface ItemProps {
  name: string;
  called: string;
  ends: Readonly<Record<End, string>>;
  isChosen(end: End): boolean;
  disabled: boolean;
  onChoose(end: End): void;
}

function Item({ name, called, ends: says, isChosen, disabled, onChoose }: ItemProps) {
  return (
    <div class="item">
      {ends.map((end) => (
        <Pick
          key={end}
          name={`${name}-${end}`}
          class={`end ${end}`}
          called={`${says[end]}: ${called}`}
          chosen={isChosen(end)}
          disabled={disabled}
          onPick={() => onChoose(end)}
        >
          <span class="dot" aria-hidden="true" />
        </Pick>
      ))}
      <span class="called">{called}</span>
    </div>
  );
}

/** Which of a few is best and which worst, several times over. */
export function MaxDiff({ question, id, disabled }: Asked<QuestionOf<'maxdiff'>>) {
  const around = useAround();
  const { going, give, say, words, faults } = around;
  const sets = maxDiffSets(question, going.seed);
  const raw = going.values[question.name];
  const given = sets.map((_set, at): Given => tableOf(Array.isArray(raw) ? raw[at] : undefined));
  const wrong = faults.get(question.name)?.part;
  const says = { best: say(question.bestText) || words.best, worst: say(question.worstText) || words.worst };
  const put = (set: number, next: Given) => give(question.name, given.with(set, next));
  return (
    <div class="sets">
      {sets.map((set, at) => {
        const called = filledIn(words.set, { set: at + 1, sets: sets.length });
        return (
          <div key={at} class="set" role="group" aria-label={called} data-wrong={wrong === String(at + 1)}>
            <p class="hint" aria-hidden="true">
              <span>{says.best}</span>
              <span>{called}</span>
              <span>{says.worst}</span>
            </p>
            {set.map((item) => (
              <Item
                key={String(item)}
                name={`${id}-${at}`}
                called={calledItem(question, item, around)}
                ends={says}
                isChosen={(end) => given[at]![end] !== undefined && same(given[at]![end], item)}
                disabled={disabled}
                onChoose={(end) => put(at, chosen(given[at]!, end, item))}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

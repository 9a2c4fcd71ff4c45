import { nameOf, offeredFrom } from '#core/listening/survey/choices.ts';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { shuffled } from '#core/listening/survey/random.ts';
import { useAround, type Asked } from '../context.ts';
import { Pick } from '../pick.tsx';
import { tableOf } from './table-of.ts';

/** One answer for each row; narrow, every row is a question of its own. */
export function Matrix({ question, id, described, disabled }: Asked<QuestionOf<'matrix'>>) {
  const { going, known, give, say, faults } = useAround();
  const given = tableOf(going.values[question.name]);
  const offered = offeredFrom(question.rows, known);
  const rows = question.rowOrder === 'random' ? shuffled(offered, `${going.seed}:${question.name}`) : offered;
  const columns = offeredFrom(question.columns, known);
  const wrong = faults.get(question.name)?.part;
  return (
    <div class="matrix" aria-describedby={described} style={{ '--columns': columns.length }}>
      {rows.map((row, at) => {
        const key = String(row.value);
        return (
          <div key={key} class="row" role="radiogroup" aria-labelledby={`${id}-${at}`} data-wrong={wrong === key}>
            <p class="name" id={`${id}-${at}`}>
              {nameOf(row, { say })}
            </p>
            <div class="cells">
              {columns.map((column) => (
                <Pick
                  key={String(column.value)}
                  name={`${id}-${at}`}
                  class="cell"
                  chosen={given[key] !== undefined && same(given[key], column.value)}
                  disabled={disabled}
                  onPick={() => give(question.name, { ...given, [key]: column.value })}
                >
                  <span class="called">{nameOf(column, { say })}</span>
                </Pick>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}

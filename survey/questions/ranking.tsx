import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { useAround, type Asked } from '../context.ts';
import { calledIn, offeredIn } from './choosing.tsx';

interface RankedProps {
  item: string;
  /** From 0, of so many that are ranked and so many there are. */
  at: number;
  ranked: number;
  all: number;
  disabled: boolean;
  /** By how many places; 0 takes it out. */
  onMove(by: number): void;
}

function Ranked({ item, at, ranked, all, disabled, onMove }: RankedProps) {
  const { words } = useAround();
  const acts = [
    { sign: '↑', by: -1, called: words.up, off: at === 0 },
    { sign: '↓', by: 1, called: words.down, off: at === ranked - 1 },
    { sign: '×', by: 0, called: words.remove, off: false },
  ];
  return (
    <li aria-label={filledIn(words.place, { item, place: at + 1, places: all })}>
      <span class="place">{at + 1}</span>
      <span class="called">{item}</span>
      {acts.map(({ sign, by, called, off }) => (
        <button
          key={sign}
          type="button"
          class="small"
          disabled={disabled || off}
          aria-label={filledIn(called, { item, name: item })}
          onClick={() => onMove(by)}
        >
          {sign}
        </button>
      ))}
    </li>
  );
}

function moved(list: readonly unknown[], from: number, by: number): unknown[] {
  const next = list.toSpliced(from, 1);
  return by === 0 ? next : next.toSpliced(from + by, 0, list[from]);
}

/** Things in somebody's own order: chosen one after the other, moved by keys as by fingers. */
export function Ranking({ question, labelled, described, disabled }: Asked<QuestionOf<'ranking'>>) {
  const around = useAround();
  const { going, give, words } = around;
  const offered = offeredIn(question, around);
  const raw = going.values[question.name];
  const given: unknown[] = Array.isArray(raw) ? raw : [];
  const isOf = (value: unknown) => (each: { value: unknown }) => same(each.value, value);
  const rest = offered.filter(({ value }) => !given.some((each) => same(each, value)));
  return (
    <div class="ranking" role="group" aria-labelledby={labelled} aria-describedby={described}>
      <ol class="ranked" aria-live="polite">
        {given.map((value, at) => {
          const found = offered.find(isOf(value));
          return (
            <Ranked
              key={String(value)}
              item={found === undefined ? String(value) : calledIn(found, around)}
              at={at}
              ranked={given.length}
              all={offered.length}
              disabled={disabled}
              onMove={(by) => give(question.name, moved(given, at, by))}
            />
          );
        })}
      </ol>
      {rest.length > 0 && <p class="hint">{words.unranked}</p>}
      <div class="unranked">
        {rest.map((each) => (
          <button
            key={String(each.value)}
            type="button"
            class="choice"
            disabled={disabled || !each.enabled}
            onClick={() => give(question.name, [...given, each.value])}
          >
            {calledIn(each, around)}
          </button>
        ))}
      </div>
    </div>
  );
}

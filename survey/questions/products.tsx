import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { filledIn } from '#core/listening/survey/said-faults.ts';
import { useAround, type Around, type Asked } from '../context.ts';
import { Star } from '../icons.tsx';
import { Pick } from '../pick.tsx';
import { tableOf } from './table-of.ts';

interface Product {
  value: string;
  called: string;
}

function productOf(each: unknown, { say }: Around): Product[] {
  if (typeof each === 'string' || typeof each === 'number') return [{ value: String(each), called: String(each) }];
  const { value, text } = tableOf(each);
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  return [{ value: String(value), called: say(text as Parameters<Around['say']>[0]) || String(value) }];
}

/** Those of the definition, or those a hidden value brings: what somebody bought. */
function productsOf({ products = [], productsFrom }: QuestionOf<'productrating'>, around: Around): Product[] {
  const brought = productsFrom === undefined ? [] : around.known.values[productsFrom];
  return [...products, ...(Array.isArray(brought) ? brought.slice(0, 50) : [])].flatMap((each) =>
    productOf(each, around),
  );
}

/** Stars for each of several things. */
export function Products({ question, id, described, disabled }: Asked<QuestionOf<'productrating'>>) {
  const around = useAround();
  const { going, give, words } = around;
  const given = tableOf(going.values[question.name]);
  const most = question.rateMax ?? 5;
  return (
    <div class="products" aria-describedby={described}>
      {productsOf(question, around).map(({ value, called }, at) => (
        <div key={value} class="product" role="radiogroup" aria-labelledby={`${id}-${at}`}>
          <p class="name" id={`${id}-${at}`}>
            {called}
          </p>
          <div class="rating stars">
            <div class="steps">
              {Array.from({ length: most }, (_, star) => (
                <Pick
                  key={star}
                  name={`${id}-${at}`}
                  class="step"
                  called={filledIn(words.starsOf, { item: called, stars: star + 1, most })}
                  chosen={star + 1 === given[value]}
                  filled={star < Number(given[value] ?? 0)}
                  disabled={disabled}
                  onPick={() => give(question.name, { ...given, [value]: star + 1 })}
                >
                  <Star />
                </Pick>
              ))}
            </div>
          </div>
        </div>
      ))}
    </div>
  );
}

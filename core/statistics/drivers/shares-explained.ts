import type { Moments } from './moments.ts';

/** What is left of a column's sum of squares below which it says nothing that the columns before it have not said. */
const alike = 1e-10;

/**
 * R² of least squares of the last column on every choice of players: a player is one fact's columns, or all columns of a block of
 * facts. The entry `choice` has bit k set where player k takes part. Gauss–Jordan sweeps, each begun from the choice without the
 * last player. Columns that repeat others add nothing.
 */
export function sharesOfChoices(moments: Moments, players: ReadonlyArray<readonly number[]>): Float64Array {
  const outcome = moments.means.length - 1;
  const total = moments.products[outcome]![outcome]!;
  const shares = new Float64Array(2 ** players.length);
  if (total <= 0) return shares;
  const own = moments.products.map((row, at) => row[at]!);
  const visit = (player: number, choice: number, left: readonly Float64Array[]): void => {
    if (player === players.length) {
      shares[choice] = Math.min(1, Math.max(0, 1 - left[outcome]![outcome]! / total));
      return;
    }
    visit(player + 1, choice, left);
    visit(
      player + 1,
      choice | (1 << player),
      players[player]!.reduce((now, column) => swept(now, column, own), left),
    );
  };
  visit(0, 0, moments.products);
  return shares;
}

/** What is left of all products once a column has explained its part of them. */
function swept(left: readonly Float64Array[], column: number, own: readonly number[]): readonly Float64Array[] {
  const pivot = left[column]![column]!;
  if (pivot <= alike * own[column]!) return left;
  const by = left[column]!;
  return left.map((row, at) => {
    const share = row[column]! / pivot;
    return share === 0 && at !== column ? row : row.map((value, other) => value - share * by[other]!);
  });
}

/**
 * What each player adds to R², averaged over all orders in which they can come: the figure of Lindeman, Merenda and Gold, which is
 * the Shapley value of R². They add up to R² of all. Source: Grömping 2007, The American Statistician 61, 139–147.
 */
export function sharesExplained(moments: Moments, players: ReadonlyArray<readonly number[]>): number[] {
  const shares = sharesOfChoices(moments, players);
  const often = chancesOfSize(players.length);
  return players.map((_, player) => {
    const bit = 1 << player;
    let sum = 0;
    for (let choice = 0; choice < shares.length; choice++)
      if ((choice & bit) === 0) sum += often[sizeOf(choice)]! * (shares[choice | bit]! - shares[choice]!);
    return sum;
  });
}

/** How likely exactly these so many came before a player, in a random order of all: k! (n − 1 − k)! / n!. */
function chancesOfSize(players: number): number[] {
  const chances = [1 / players];
  for (let size = 1; size < players; size++) chances.push((chances[size - 1]! * size) / (players - size));
  return chances;
}

function sizeOf(choice: number): number {
  let size = 0;
  for (let rest = choice; rest > 0; rest &= rest - 1) size++;
  return size;
}

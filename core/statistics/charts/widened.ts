/**
 * The limit of each of several charts, in standard errors, so that all together raise false alarms no oftener than one within `limit`: a
 * limit of L is crossed by chance about as often as L · exp(−L² / 2) says, and each chart gets its part (Bonferroni). Where periods
 * differ more than their answers do, that is known from few of them, and far out it tells (Student's t).
 * Sources: Siegmund 1985, Sequential Analysis, ch. X (rate of crossing); Cryer and Ryan 1990, Journal of Quality Technology 22, 187–192
 * (mean moving ranges are worth 0.6 of their number); Fisher and Cornish 1960, Technometrics 2, 209–225 (quantile of t).
 */
export function widened(limit: number, { charts, periods, spread }: Watched): number {
  if (charts <= 1) return limit;
  const normal = crossedAsOften(limit, charts);
  return spread <= 1 ? normal : student(normal, 0.6 * (periods - 1));
}

interface Watched {
  /** How many charts are watched at once. */
  charts: number;
  /** How many periods the spread is known from. */
  periods: number;
  spread: number;
}

function crossedAsOften(limit: number, charts: number): number {
  const rate = (at: number) => Math.log(at) - (at * at) / 2;
  const wanted = rate(limit) - Math.log(charts);
  let [low, high] = [limit, limit + 10];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (rate(middle) > wanted) low = middle;
    else high = middle;
  }
  return high;
}

/** As far out for t as a value is for the normal distribution. */
function student(z: number, degrees: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3;
}

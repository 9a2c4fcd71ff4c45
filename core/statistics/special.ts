/** Natural logarithm of the gamma function, x > 0. Lanczos approximation (Press et al., Numerical Recipes, 3rd ed., 6.1). */
export function lnGamma(x: number): number {
  const coefficients = [
    57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202, 3.399464998481189e-5,
    4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488, 0.00021743961811521265,
    -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
  ];
  const shifted = x + 5.2421875;
  let sum = 0.9999999999999971;
  coefficients.forEach((coefficient, at) => (sum += coefficient / (x + 1 + at)));
  return (x + 0.5) * Math.log(shifted) - shifted + Math.log((2.5066282746310007 * sum) / x);
}

const tiny = 1e-300;
const enough = 1e-15;

/** Regularised upper incomplete gamma function Q(a, x) (Numerical Recipes 6.2: series below a + 1, Lentz's fraction above). */
export function gammaTail(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(-x + a * Math.log(x) - lnGamma(a));
  return x < a + 1 ? 1 - front * gammaSeries(a, x) : front * gammaFraction(a, x);
}

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000; n++) {
    term *= x / (a + n);
    sum += term;
    if (Math.abs(term) < Math.abs(sum) * enough) break;
  }
  return sum;
}

function gammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return h;
}

/** Regularised incomplete beta function I_x(a, b) (Numerical Recipes 6.4, Lentz's continued fraction). */
export function betaShare(x: number, [a, b]: readonly [number, number]): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, [a, b])) / a
    : 1 - (front * betaFraction(1 - x, [b, a])) / b;
}

function betaFraction(x: number, [a, b]: readonly [number, number]): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < enough) break;
  }
  return h;
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** What stands for each letter that is not shown. */
const dot = '•';

/** The part before the @ begins where its run of letters begins, so that each run is looked at once. */
const address =
  /(?:(?<![\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+|"[^"\\\n]{1,64}")@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)*/gu;
/** International, or national with the leading nought, or as they are written in North America. */
const phone =
  /(?<![\p{L}\p{N}_])(?:(?:\+|\(\+|\(?[0٠۰])\p{Nd}[\p{Nd} ()./–-]{4,28}\p{Nd}|\(?\p{Nd}{3}\)?[ .-]\p{Nd}{3}[ .-]\p{Nd}{4})(?![\p{L}\p{N}_])/gu;

/** `ann@shop.example` → `a••@••••.example`, as long as before. */
function maskAddress(found: string): string {
  const at = found.lastIndexOf('@');
  const end = found.lastIndexOf('.');
  const first = found.startsWith('"') ? 0 : 1;
  const covered = (text: string) => text.replaceAll(/[^.@]/g, dot);
  return end > at
    ? found.slice(0, first) + covered(found.slice(first, end)) + found.slice(end)
    : found.slice(0, first) + covered(found.slice(first));
}

/** `+49 151 2345678` → `+•• ••• •••••78`: its last two figures stay, so that two numbers can be told apart. */
function maskPhone(found: string): string {
  const figures = [...found.matchAll(/\p{Nd}/gu)];
  if (figures.length < 7 || figures.length > 17) return found;
  const kept = figures.at(-2)?.index ?? 0;
  return found.slice(0, kept).replaceAll(/\p{Nd}/gu, dot) + found.slice(kept);
}

/** Covers e-mail addresses and phone numbers in a text, and changes no letter's place: what counts in letters stays right. */
export function maskText(text: string): string {
  if (text.length < 3) return text;
  const addressed = text.includes('@') ? text.replaceAll(address, maskAddress) : text;
  return /\p{Nd}/u.test(addressed) ? addressed.replaceAll(phone, maskPhone) : addressed;
}

/** Ids, moments and places in lists look like numbers and are none. */
const untouched =
  /^(?:[a-z]{3}_[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)$/;

/** The same for everything that is told in an answer as JSON. The fields named in `plain` stay as they are: words of one's own. */
export function maskAll(value: unknown, plain: readonly string[] = []): unknown {
  if (typeof value === 'string') return untouched.test(value) ? value : maskText(value);
  if (Array.isArray(value)) return value.map((each) => maskAll(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'next' || plain.includes(key) ? each : maskAll(each)]),
  );
}

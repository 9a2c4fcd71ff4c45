/** What stands for each letter that is not shown. */
const dot = '•';

/** The part before the @ begins where its run of letters begins, so that each run is looked at once. */
const address =
  /(?:(?<![\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-])[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+|"[^"\\\n]{1,64}")@[\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)*/gu;
/** As it stands in the address of a page: `ann%40shop.example`. */
const inLink = /(?<![\p{L}\p{N}._+%-])[\p{L}\p{N}._+%-]+%40[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/giu;
/**
 * International, or national with the leading nought, or as they are written in North America, or ten figures and more in a row;
 * also with the spaces and hyphens at which no line breaks.
 */
const phone =
  /(?<![\p{L}\p{N}_])(?:(?:[+＋]|\([+＋]|\(?[0٠۰])[ \u00a0]?\(?\p{Nd}[\p{Nd} ()./–\u00a0\u2009\u202f\u2010\u2011\u2012-]{4,28}\p{Nd}|(?:1[ .-])?(?:\(\p{Nd}{3}\)|\p{Nd}{3})[ ./\u00a0\u2011-]{0,2}\p{Nd}{3}[ .\u00a0\u2011-]\p{Nd}{4}|\p{Nd}{10,13})(?![\p{L}\p{N}_])/gu;

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

function maskInLink(found: string): string {
  const at = found.lastIndexOf('%40');
  const [name, place] = [found.slice(0, at), found.slice(at + 3)];
  const end = place.lastIndexOf('.');
  const covered = (text: string) => text.replaceAll(/[^.%]/g, dot);
  return `${name.slice(0, 1)}${covered(name.slice(1))}%40${covered(end < 0 ? place : place.slice(0, end))}${end < 0 ? '' : place.slice(end)}`;
}

/** `+49 151 2345678` → `+•• ••• •••••78`: its last two figures stay, so that two numbers can be told apart. */
function maskPhone(found: string): string {
  const figures = [...found.matchAll(/\p{Nd}/gu)];
  if (figures.length < 7 || figures.length > 17) return found;
  const kept = figures.at(-2)?.index ?? 0;
  return found.slice(0, kept).replaceAll(/\p{Nd}/gu, (figure) => dot.repeat(figure.length)) + found.slice(kept);
}

/** Covers e-mail addresses and phone numbers in a text, and changes no letter's place: what counts in letters stays right. */
export function maskText(text: string): string {
  if (text.length < 3) return text;
  const plain = text.includes('@') ? text.replaceAll(address, maskAddress) : text;
  const addressed = plain.includes('%40') ? plain.replaceAll(inLink, maskInLink) : plain;
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

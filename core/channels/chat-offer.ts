import { z } from 'zod';

const label = z.string().trim().min(1).max(60);

const isHttps = z.url({ protocol: /^https$/, hostname: z.regexes.domain });
const namesSomebody = /^https:[/\\]*[^/\\?#]*@/i;

/** Only where a browser keeps others from reading along, and never with a name and password in it. */
function isSafeLink(url: string): boolean {
  return isHttps.safeParse(url).success && !namesSomebody.test(url);
}

export const offerLink = z.object({
  label,
  url: z.string().trim().max(2000).refine(isSafeLink, { error: 'must be an address that begins with https://' }),
});

/** Words with answers to choose from, and a card with a title and links; its picture is the message's first file. */
export const offerCard = z.object({
  kind: z.literal('offer'),
  title: z.string().trim().max(120).default(''),
  text: z.string().trim().max(2000).default(''),
  links: z.array(offerLink).max(3).default([]),
  /** Answers that one press sends, in the customer's name. */
  choices: z.array(label).max(8).default([]),
});
export type OfferCard = z.output<typeof offerCard>;

/** The same in plain words, for those who read it elsewhere: colleagues, mails, transcripts. */
export function offerInWords({ title, text, links, choices }: OfferCard): string {
  const lines = [
    [title, text],
    links.map((link) => `${link.label}: ${link.url}`),
    choices.map((choice) => `· ${choice}`),
  ];
  return lines
    .map((some) => some.filter((line) => line !== '').join('\n'))
    .filter((block) => block !== '')
    .join('\n\n');
}

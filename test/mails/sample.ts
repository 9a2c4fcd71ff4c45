import { png } from './png.ts';

/** A mail of the kind that arrives somewhere every day, and what must come out of it. */
export interface Sample {
  name: string;
  raw: Buffer;
  /** Files a person finds on the message. */
  files: number;
  /** Words that must be found in its text. */
  says: string;
}

export const photo = png(320, 180, [70, 140, 210]);
export const logo = png(120, 40, [60, 160, 110]);
export const pdf = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

/** How these mails begin. */
export function head(subject: string, from = 'Amina Otieno <amina@customer.example>'): string[] {
  return [
    `From: ${from}`,
    'To: Desk <desk@shop.example>',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(/\W/g, '')}@customer.example>`,
    'Date: Fri, 20 Nov 2026 10:00:00 +0300',
  ];
}

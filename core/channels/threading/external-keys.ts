/** How other people's ticket systems name a ticket in a subject. Each pattern is bounded, so that no subject costs time. */
const inSubject: ReadonlyArray<readonly [system: string, pattern: RegExp]> = [
  ['servicenow', /\b((?:INC|REQ|RITM|SCTASK|CHG|PRB|TASK|CS|HRC|KB)\d{6,12})\b/],
  ['salesforce', /\[? ?\bref:([!_.A-Za-z0-9]{10,60}):ref\b/],
  ['jira', /(?:^|[\s[(])([A-Z][A-Z0-9_]{1,14}-\d{1,9})(?=$|[\s\]):,])/],
  ['request-tracker', /\[[\w.-]{1,60} #(\d{1,12})\]/],
  ['otrs', /\[(?:Ticket|Case|Incident|Request|Anfrage|Vorgang)\s?[#:№]{0,2}\s?(\d{3,20})\]/i],
  ['dynamics', /\b(?:CAS|CRM)[:-](\d{4,12}(?:-[A-Z0-9]{4,8})?)\b/],
  // A bare `[#1042]` is a number of our own.
  ['ticket', /\[#(?!\d{1,12}\])\s?([A-Z]{0,4}-?\d{3,15})\]/],
  [
    'ticket',
    /\((?:ticket|case|request|incident|ref)\s{0,2}(?:no\.?|nr\.?|id)?\s{0,2}[#:]?\s{0,2}([A-Z]{0,4}-?\d{3,15})\)/i,
  ],
];

/** Headers in which such systems name the ticket; those of each name a letter or digit at least. */
const inHeaders: ReadonlyArray<readonly [system: string, header: string]> = [
  ['jira', 'x-jira-issue-key'],
  ['servicenow', 'x-servicenow-source-id'],
  ['request-tracker', 'rt-ticket'],
  ['otrs', 'x-otrs-ticketnumber'],
  ['zendesk', 'x-zendesk-ticket-id'],
  ['ticket', 'x-ticket-id'],
  ['ticket', 'x-case-id'],
  ['ticket', 'x-redmine-issue-id'],
  ['github', 'x-github-issue'],
];

/** The words of a subject that look like a Jira key and are none. */
const noKeys = /^(UTF|ISO|SHA|MD|RFC|COVID|WIN|WINDOWS|US|UK|EU|Q|FY|A|B|H|CVE|IPV|MP|PS|PC|TV|USB|DIN|EN|EXT)-/;

/**
 * The tickets of other systems (Jira, ServiceNow and the like) that a mail names, as `system:key`. Such systems drop the headers
 * by which mails are threaded; their key is all that stays.
 */
export function externalKeys(subject: string, headers: ReadonlyArray<{ key: string; value: string }>): string[] {
  const line = subject.slice(0, 1000);
  const found = inSubject.flatMap(([system, pattern]) => {
    const key = pattern.exec(line)?.[1];
    return key === undefined || (system === 'jira' && noKeys.test(key)) ? [] : [`${system}:${key}`];
  });
  const named = inHeaders.flatMap(([system, name]) => {
    const value = headers.find(({ key }) => key === name)?.value.trim() ?? '';
    return /^[\w.#/ -]{1,60}$/.test(value) ? [`${system}:${value}`] : [];
  });
  return [...new Set([...named, ...found])].slice(0, 5);
}

const ownNames = new Set(['jira', 'servicenow', 'salesforce', 'request-tracker', 'dynamics', 'zendesk', 'github']);

/** Whether a key is of a system that names it as no other does; `[Case 4711]` may be anybody's. */
export function isOfOneSystem(key: string): boolean {
  return ownNames.has(key.slice(0, key.indexOf(':')));
}

/** The number of a conversation of ours that a subject names: `[#1042]`. */
export function ownNumber(subject: string): number | undefined {
  const [, digits] = /\[#(\d{1,12})\]/.exec(subject.slice(0, 1000)) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

import { z } from 'zod';
import { mailSecrets, mailSettings } from '#core/channels/mail-settings.ts';
import { id, time } from './codecs.ts';
import { endpoint } from './endpoint.ts';

// Besides these: GET /api/v1/channels/mail/signed-in, where a provider sends the browser back to after a consent.

const params = z.strictObject({ id: id('chn') });

const folder = z.object({
  name: z.string(),
  /** When it was looked into last; null before the first time. */
  readAt: time.nullable(),
  /** Mails on the server since reading began, and how many of them are taken in; null before they were compared. */
  onServer: z.int().nullable(),
  takenIn: z.int().nullable(),
  comparedAt: time.nullable(),
  /** Mails that the server lists and that cannot be fetched, at most ten. */
  trouble: z.array(z.object({ uid: z.int(), attempts: z.int(), reason: z.string(), nextAt: time })),
});

export const mailboxState = endpoint({
  id: 'mailbox.state',
  method: 'GET',
  path: '/api/v1/channels/mail/:id/state',
  permission: 'channel.manage',
  summary:
    'How fetching a mailbox goes: last success, alarm, sign-in, and what the server has beside what was taken in.',
  params,
  response: z.object({
    /** Null when no mail is fetched from it. */
    fetching: z
      .object({
        fetchedAt: time.nullable(),
        failingSince: time.nullable(),
        /** Since when it is an alarm. */
        alarmAt: time.nullable(),
        folders: z.array(folder),
      })
      .nullable(),
    /**
     * The address inside our own network that its mail is handed in from, while nobody is named who checked it before: no mail
     * can be told to be forged then. Null when all is well.
     */
    relay: z.string().nullable(),
    /** Null when it signs in by password. */
    consent: z
      .object({
        state: z.enum(['none', 'given', 'ended']),
        givenAt: time.nullable(),
        givenBy: z.string(),
        /** Why it ended, or why the last sign-in failed. */
        failure: z.string().nullable(),
      })
      .nullable(),
  }),
});

export const beginMailConsent = endpoint({
  id: 'mailbox.sign-in',
  method: 'POST',
  path: '/api/v1/channels/mail/:id/sign-in',
  permission: 'channel.manage',
  summary: 'Begins the sign-in of a mailbox at Microsoft or Google: the address of the page where consent is given.',
  params,
  response: z.object({ url: z.string() }),
  limit: { perMinute: 60, burst: 30 },
});

export const compareMailbox = endpoint({
  id: 'mailbox.compare',
  method: 'POST',
  path: '/api/v1/channels/mail/:id/compare',
  permission: 'channel.manage',
  summary: 'Reads a mailbox now and compares all its mails with those taken in.',
  params,
  limit: { perMinute: 10, burst: 10 },
});

export const listMailFolders = endpoint({
  id: 'mailbox.folders',
  method: 'POST',
  path: '/api/v1/channels/mail/folders',
  permission: 'channel.manage',
  summary: 'The folders that the server of these settings has. Keeps nothing.',
  body: z.strictObject({
    settings: mailSettings,
    secrets: mailSecrets.optional(),
    /** A kept mailbox whose passwords or consent fill those left out. */
    account: id('chn').optional(),
  }),
  response: z.object({ items: z.array(z.object({ path: z.string(), use: z.string().nullable() })) }),
  limit: { perMinute: 20, burst: 10 },
});

import type { FastifyRequest } from 'fastify';
import { callerOf, problem, rateLimit, sql, type Tx } from '#platform';

// A visitor's token costs nothing, so what fills the inbox or the disk is counted by the network too, over all its visitors.
const conversations = rateLimit({ perMinute: 60, burst: 60 });
const uploads = rateLimit({ perMinute: 60, burst: 60 });
const transcripts = rateLimit({ perMinute: 6, burst: 10 });
/** Files of one visitor that were handed in and not sent yet. */
const mostWaiting = 20;

/** A proxy that is not believed (TRUST_PROXY) makes everybody look like this machine: better no limit than one for all. */
const loopback = /^(127\.|::1$|::ffff:127\.)/;

function take(limit: typeof conversations, request: FastifyRequest): void {
  if (!loopback.test(request.ip)) limit.take(callerOf(request));
}

/** Counts a conversation that a visitor begins; throws `too-many`. */
export function countBeginning(request: FastifyRequest): void {
  take(conversations, request);
}

/** Counts a conversation that is to be sent by mail; throws `too-many`. */
export function countTranscript(request: FastifyRequest): void {
  take(transcripts, request);
}

/** Counts a file that a visitor hands in; throws `too-many`. */
export async function countUpload(tx: Tx, request: FastifyRequest, visitor: string): Promise<void> {
  take(uploads, request);
  const { waiting } = await tx.one<{ waiting: number }>(sql`
    select count(*)::int as waiting from (select 1 from channels.upload where by = ${visitor} limit ${mostWaiting}) as held`);
  if (waiting >= mostWaiting)
    throw problem('too-many', { detail: 'Send the files you have attached before you attach more.', retryAfter: 60 });
}

import type { FastifyRequest } from 'fastify';
import type { EventType } from '#core/touchpoints/event-types.ts';
import type { App } from '#platform';
import { authorise } from './authorise.ts';
import { readBody } from './body.ts';
import { takeIn } from './intake.ts';
import { trackingMetrics } from './metrics.ts';
import { openParcel } from './parcel.ts';
import { submit } from './queue.ts';

interface Call {
  type: EventType | null;
  historical?: boolean;
}

/** One request of the tracking API from its bytes to the commit. Throws only when nothing of it can be taken. */
export async function receive(app: App, request: FastifyRequest, call: Call): Promise<void> {
  const body = await readBody(request.body, request.headers['content-encoding']);
  await take(app, request, { ...call, body });
}

/** The same for a body that is read already. */
export async function take(
  app: App,
  request: FastifyRequest,
  { type, historical = false, body }: Call & { body: unknown },
): Promise<void> {
  const parcel = openParcel(body);
  const sender = await authorise(app, request, parcel.writeKey);
  const bytes =
    Buffer.isBuffer(request.body) && request.headers['content-encoding'] === undefined ? request.body.length : Infinity;
  const intake = takeIn(
    parcel,
    { type, context: parcel.context, sentAt: parcel.sentAt, receivedAt: app.world.now(), historical },
    { bytes, privacyControl: request.headers['sec-gpc'] === '1' },
  );
  if (intake.taken.length + intake.refused.length === 0) return;
  await submit(app, sender, intake);
  const { events } = trackingMetrics(app);
  events.inc({ result: 'taken' }, intake.taken.length);
  if (intake.refused.length > 0) events.inc({ result: 'dead letter' }, intake.refused.length);
}

import type { FastifyRequest } from 'fastify';
import { workspaceSettings } from '#people';
import { problem, type App } from '#platform';
import { authorise } from './authorise.ts';
import { senderOf } from '../sources/known-keys.ts';

function addressOf(app: App, request: FastifyRequest): { host: string; protocol: string } {
  const url = app.config.publicUrl === undefined ? null : new URL(app.config.publicUrl);
  return url === null
    ? { host: request.headers.host ?? `localhost:${app.config.port}`, protocol: request.protocol }
    : { host: url.host, protocol: url.protocol.slice(0, -1) };
}

/** What Segment's browser library loads first: where to send, and that nothing else is to be loaded. */
export async function segmentSettings(app: App, request: FastifyRequest): Promise<unknown> {
  const { writeKey } = request.params as { writeKey: string };
  if ((await senderOf(app, writeKey)) === null)
    throw problem('not-found', { detail: 'This write key is unknown or was revoked.' });
  const { host, protocol } = addressOf(app, request);
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}/v1`,
        protocol,
        versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
      },
    },
    plan: {
      track: { __default: { enabled: true, integrations: {} } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** What RudderStack's libraries load first. */
export async function rudderConfig(app: App, request: FastifyRequest): Promise<unknown> {
  const sender = await authorise(app, request, null);
  const key = (request.query as Record<string, unknown>)['writeKey'];
  const off = { enabled: false };
  return {
    source: {
      id: sender.id,
      name: sender.name,
      writeKey: typeof key === 'string' ? key : '',
      enabled: true,
      config: { statsCollection: { errors: off, metrics: off } },
      destinations: [],
      dataplanes: {},
      workspaceId: sender.workspace,
      updatedAt: app.world.now().toISOString(),
    },
    consentManagementMetadata: { providers: [] },
    updatedAt: app.world.now().toISOString(),
  };
}

/** Whether a page must ask its visitor before anything is stored or tracked. */
export async function consentSettings(app: App, request: FastifyRequest): Promise<unknown> {
  const sender = await authorise(app, request, null);
  const { consentRequired } = await app.database.inWorkspace(sender.workspace, workspaceSettings);
  return { required: consentRequired, privacyControl: request.headers['sec-gpc'] === '1' };
}

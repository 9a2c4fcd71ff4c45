import { z } from 'zod';
import { channelGroups } from '#core/listening/asking/channel-groups.ts';
import { endpoint } from './endpoint.ts';

const settings = z.object({
  /**
   * Where nobody is asked who has not agreed to it before (opt-in). Elsewhere customers are asked until they object (opt-out). `mail`
   * is mail and web form, `page` web and app, `other` every channel besides.
   */
  consentFirst: z.array(z.enum(channelGroups)).max(channelGroups.length),
  /** 0 before anything was set. */
  version: z.int().min(0),
});

export const readAskingSettings = endpoint({
  id: 'asking.settings',
  method: 'GET',
  path: '/api/v1/asking-settings',
  permission: 'listening.read',
  summary: 'Where customers have to agree before they are asked for their opinion.',
  response: settings,
});

export const updateAskingSettings = endpoint({
  id: 'asking.update-settings',
  method: 'PUT',
  path: '/api/v1/asking-settings',
  permission: 'listening.manage',
  summary: 'Changes it. What waits already is looked at once more when it is due.',
  body: settings,
  response: settings,
});

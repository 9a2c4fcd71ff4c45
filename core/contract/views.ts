import { z } from 'zod';
import { conversationFilter, viewSorts } from '#core/desk/filter.ts';
import { id, line, version } from './codecs.ts';
import { endpoint } from './endpoint.ts';

const view = {
  name: line(60),
  filter: conversationFilter,
  sort: z.enum(viewSorts),
  /** Who sees it: whoever made it, everybody, or a team. */
  audience: z.union([z.enum(['me', 'everybody']), id('tem')]),
};

/** A filter and its name are words of colleagues, not of customers. */
const ownWords = ['name', 'filter'];

const savedView = z.object({
  id: id('viw'),
  ...view,
  name: z.string(),
  /** Who made it. */
  by: z.string(),
  /** The name of the team that sees it. */
  team: z.string().nullable(),
  /** Whether the reader may change it. */
  mayChange: z.boolean(),
  version,
});

export const listViews = endpoint({
  id: 'view.list',
  method: 'GET',
  path: '/api/v1/views',
  permission: 'conversation.read',
  summary: 'Views with a filter: one’s own, those of one’s teams, and those of everybody, in their order.',
  response: z.object({ items: z.array(savedView) }),
  ownWords: ['items'],
});

export const countViews = endpoint({
  id: 'view.count',
  method: 'GET',
  path: '/api/v1/view-counts',
  permission: 'conversation.read',
  summary:
    'How many conversations stand in each of these views, as of some seconds ago; counted up to 1,000, and not longer than a moment.',
  response: z.object({
    items: z.array(
      z.object({
        id: id('viw'),
        /** Null: it was not counted in time. */
        count: z.int().nullable(),
        /** There are more than that. */
        more: z.boolean(),
      }),
    ),
    /** Milliseconds since the oldest of them was counted; nought: all were counted now. */
    age: z.int(),
    /** Milliseconds until that one is counted anew for whoever asks. */
    again: z.int(),
  }),
});

export const createView = endpoint({
  id: 'view.create',
  method: 'POST',
  path: '/api/v1/views',
  permission: 'conversation.read',
  summary: 'Keeps a filter under a name. Sharing it needs the permission for that.',
  body: z.strictObject(view),
  response: savedView,
  ownWords,
});

export const filterOfSearch = endpoint({
  id: 'view.filter-of-search',
  method: 'GET',
  path: '/api/v1/search-filter',
  permission: 'conversation.read',
  summary: 'What somebody looks for as the filter of a view, as far as a view can say it.',
  query: z.strictObject({
    q: z.string().max(300),
    /** In which view, or in the queue of which team it is looked for. */
    saved: z.union([id('viw'), id('tem')]).optional(),
  }),
  response: z.object({
    filter: conversationFilter,
    /** What of it no view can say, as it was typed. */
    left: z.array(z.string()),
  }),
  ownWords: ['filter', 'left'],
});

const onView = { params: z.strictObject({ id: id('viw') }) };

export const updateView = endpoint({
  id: 'view.update',
  method: 'PATCH',
  path: '/api/v1/views/:id',
  permission: 'conversation.read',
  summary: 'Changes a view: one’s own, or a shared one with the permission to share.',
  ...onView,
  body: z.strictObject({ ...view, version }),
  response: savedView,
  ownWords,
});

export const deleteView = endpoint({
  id: 'view.delete',
  method: 'DELETE',
  path: '/api/v1/views/:id',
  permission: 'conversation.read',
  summary: 'Removes a view; the conversations stay as they are. For a day it can be brought back.',
  ...onView,
  response: z.object({ deleted: z.boolean() }),
});

export const restoreView = endpoint({
  id: 'view.restore',
  method: 'POST',
  path: '/api/v1/views/:id/restore',
  permission: 'conversation.read',
  summary: 'Brings back a view that was removed within the last day.',
  ...onView,
  response: savedView,
  ownWords,
});

export const orderViews = endpoint({
  id: 'view.order',
  method: 'POST',
  path: '/api/v1/views/order',
  permission: 'conversation.read',
  summary: 'Puts the views that one may change in this order.',
  body: z.strictObject({ order: z.array(id('viw')).min(1).max(200) }),
  response: z.object({ items: z.array(savedView) }),
  ownWords: ['items'],
});

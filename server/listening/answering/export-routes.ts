import { z } from 'zod';
import { disposition } from '#core/channels/disposition.ts';
import { id } from '#core/contract/codecs.ts';
import { actorOf, bindRaw, decode, problem, type Route } from '#platform';
import { exportResponses, type ExportForm } from './export-responses.ts';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' } as const;

function exported(form: ExportForm): Route {
  return bindRaw({
    method: 'GET',
    path: `/api/v1/surveys/:id/responses.${form}`,
    permission: 'listening.manage',
    async handle(app, request, reply) {
      const actor = actorOf(request);
      if (actor.sight !== undefined)
        throw problem('forbidden', { detail: 'Who sees some conversations only cannot take all answers away.' });
      const { id: survey } = decode(z.strictObject({ id: id('srv') }), request.params);
      const { name, stream } = await exportResponses(app, { survey, form, actor });
      reply.header('content-disposition', disposition('attachment', `${name}.${form}`));
      return reply.type(types[form]).send(stream);
    },
  });
}

/** Responses as files, for whoever may manage surveys. */
export const exportRoutes: Route[] = [exported('csv'), exported('json')];

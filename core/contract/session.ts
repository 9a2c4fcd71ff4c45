import { z } from 'zod';
import { newPassword } from '#core/people/password.ts';
import { permission, role } from '#core/people/permissions.ts';
import { email, id, line } from './codecs.ts';
import { endpoint } from './endpoint.ts';
import { companyShape, language, person, sessionRow, workspaceRef } from './people-shapes.ts';

/** Guessing passwords is slow: twenty tries at once, then one every six seconds. */
const guessing = { perMinute: 10, burst: 20 };
const typedPassword = z.string({ error: 'is missing' }).min(1).max(128);

/** Who is signed in, in which workspace, and what they may do. */
export const session = z.object({
  user: person,
  /** Of the console, as the person chose it; null is that of the browser. */
  language: language.nullable(),
  workspace: workspaceRef.nullable(),
  role: role.nullable(),
  permissions: z.array(permission),
  workspaces: z.array(workspaceRef),
});

export const whoAmI = endpoint({
  id: 'session.get',
  method: 'GET',
  path: '/api/v1/session',
  permission: 'public',
  summary: 'Who is signed in, and whether the installation still waits for its first company.',
  response: z.object({
    session: session.nullable(),
    setup: z.object({ needed: z.boolean(), linkRequired: z.boolean() }),
  }),
});

export const setUp = endpoint({
  id: 'setup.run',
  method: 'POST',
  path: '/api/v1/setup',
  permission: 'public',
  summary: 'Sets up the first company and its owner; only while there is none.',
  body: z.strictObject({
    ...companyShape,
    name: line(120),
    email,
    password: newPassword,
    token: z.string().max(200).optional(),
  }),
  response: session,
  status: 201,
  limit: guessing,
});

export const signIn = endpoint({
  id: 'session.sign-in',
  method: 'POST',
  path: '/api/v1/session',
  permission: 'public',
  summary: 'Signs in with e-mail and password; the session is a cookie.',
  body: z.strictObject({ email, password: typedPassword }),
  response: session,
  limit: guessing,
});

export const signOut = endpoint({
  id: 'session.sign-out',
  method: 'DELETE',
  path: '/api/v1/session',
  permission: 'public',
  summary: 'Signs out.',
});

export const switchWorkspace = endpoint({
  id: 'session.switch',
  method: 'PUT',
  path: '/api/v1/session/workspace',
  permission: 'public',
  summary: 'Goes to another workspace of the signed-in person.',
  body: z.strictObject({ workspace: id('wsp') }),
  response: session,
});

export const forgotPassword = endpoint({
  id: 'password.forgotten',
  method: 'POST',
  path: '/api/v1/password/forgotten',
  permission: 'public',
  summary: 'Sends a link to set a new password. The answer is the same whether the address is known or not.',
  body: z.strictObject({ email }),
  limit: guessing,
});

export const resetPassword = endpoint({
  id: 'password.reset',
  method: 'POST',
  path: '/api/v1/password/reset',
  permission: 'public',
  summary: 'Sets a new password with the token of the link; ends all sessions of the person.',
  body: z.strictObject({ token: z.string().min(1).max(200), password: newPassword }),
  limit: guessing,
});

export const changePassword = endpoint({
  id: 'password.change',
  method: 'POST',
  path: '/api/v1/password',
  permission: 'session',
  summary: 'Changes the own password; ends all other sessions.',
  body: z.strictObject({ current: typedPassword, password: newPassword }),
  limit: guessing,
});

export const changeProfile = endpoint({
  id: 'profile.change',
  method: 'PATCH',
  path: '/api/v1/profile',
  permission: 'session',
  summary: 'Changes the own name, or the language of the own console: null is that of the browser.',
  body: z.strictObject({ name: line(120).optional(), language: language.nullable().optional() }),
  ownWords: ['email'],
  response: z.object({ ...person.shape, language: language.nullable() }),
});

export const listSessions = endpoint({
  id: 'session.list',
  method: 'GET',
  path: '/api/v1/sessions',
  permission: 'session',
  summary: 'Where the signed-in person is signed in.',
  response: z.object({ items: z.array(sessionRow) }),
});

export const endSession = endpoint({
  id: 'session.end',
  method: 'DELETE',
  path: '/api/v1/sessions/:id',
  permission: 'session',
  summary: 'Ends one of the own sessions.',
  params: z.strictObject({ id: id('ses') }),
});

export const endOtherSessions = endpoint({
  id: 'session.end-others',
  method: 'DELETE',
  path: '/api/v1/sessions',
  permission: 'session',
  summary: 'Ends all own sessions but this one.',
});

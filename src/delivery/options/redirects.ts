import { definePart } from './part.ts';

/** Redirects are never followed: a consumer that redirects did not take the webhook. */
export const redirects = definePart({
  options: {},
  describe: () => ({ redirects: 'not followed' }),
});

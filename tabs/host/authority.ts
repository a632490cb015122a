import * as z from 'zod/mini';

const answer = z.object({ authority: z.url({ protocol: /^https$/ }), clientId: z.guid() });

/** Where people of this Guildhall sign in, and as which application. */
export async function findAuthority(): Promise<z.output<typeof answer>> {
  const said = await fetch('/api/sign-in');
  if (!said.ok) throw new TypeError(`/api/sign-in answered ${said.status}`);
  return answer.parse(await said.json());
}

import * as z from 'zod/mini';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An id that Guildhall or one of its pages made: a lower-case UUID. Made on the client, so that a PUT can be repeated. */
export const id = z.string().check(z.regex(UUID, 'a lower-case UUID'));

/** A person's object id in Entra, or a tenant's id. Entra's are GUIDs of any version. */
export const entraId = z.string().check(z.regex(GUID, 'a lower-case GUID'));

/** A Teams chat's thread id, such as 19:meeting_…@thread.v2. It is a hint that is checked against what is stored. */
export const chatId = z.string().check(z.regex(/^19:[\w.-]{1,180}@[\w.]{1,40}$/, 'a Teams chat id'));

/** A version from an answer. Only the store that made it knows its format. */
export const etag = z.string().check(z.regex(/^[\x21-\x7e]{1,120}$/, 'the version from the last answer'));

/** A person in other rows and answers. The id identifies them; the name is the one that they had at the time. */
export const personRef = z.object({ id: entraId, name: z.string() });
export type PersonRef = z.infer<typeof personRef>;

import { personById } from '../directory.ts';
import type { Chat } from '../state.ts';
import type { Call } from './call.ts';
import { GraphError } from './errors.ts';

export function chatOf(call: Call): Chat {
  const { caller, world } = call;
  const chat = world.store.state.chats.find(({ id }) => id === call.params.chat);
  const tenant = chat && personById(chat.members[0] ?? '')?.tenantId;
  if (!chat || tenant !== caller.tenantId)
    throw new GraphError(404, 'NotFound', `No chat found with ID '${call.params.chat}'.`);
  if (caller.kind === 'person' && !chat.members.includes(caller.person.id))
    throw new GraphError(403, 'Forbidden', 'The caller is not a member of the chat.');
  return chat;
}

export const context = (call: Call, what: string) => ({
  '@odata.context': `${call.world.origin}/v1.0/$metadata#${what}`,
});

import { handOver } from '../../../domain/sessions/contract.ts';
import { call } from '../../api/client.ts';
import { withSession } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

export async function handOverTo(
  { place, following }: SessionClient,
  operation: string,
  to: string,
): Promise<void> {
  const session = await call(handOver, { params: place, body: { to }, operation });
  following.change((state, at) => withSession(state, session, null, at));
  following.now();
}

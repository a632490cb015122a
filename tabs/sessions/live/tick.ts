import { tickItem } from '../../../domain/sessions/tick-contract.ts';
import { call } from '../../api/client.ts';
import { type TickedItem, tickKey, withTick } from './live-state.ts';
import type { SessionClient } from './session-client.ts';

/** Ticks or unticks an item of a checklist for this session, at once here and then for everybody. */
export async function tickOff(client: SessionClient, one: TickedItem, done: boolean): Promise<void> {
  const { place, personId, following } = client;
  const key = tickKey(one);
  const before = following.state()?.ticks.get(key) ?? null;
  const me = { id: personId, name: '' };
  following.change((state, at) => withTick(state, key, done ? me : null, at));
  try {
    const said = await call(tickItem, {
      params: {
        ...place,
        artifactId: one.artifactId,
        revision: String(one.revision),
        item: String(one.item),
      },
      body: { done },
    });
    following.change((state, at) => withTick(state, key, said.done ? said.by : null, at));
  } catch (problem) {
    following.change((state, at) => withTick(state, key, before, at));
    throw problem;
  }
}

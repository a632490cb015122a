import { sayInHelp as contract } from '../../domain/safety/contract.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { retryOnConflict } from '../tables/retry.ts';
import { serve } from '../use-case.ts';
import { toldOf, writeExchange } from './help-feed.ts';
import { otherIsThere, requireExchange } from './help-guards.ts';
import { changingExchange } from './help-store.ts';

export const sayInHelp = serve(contract, async ({ place, me, params, body, operation }, world) =>
  retryOnConflict(async () => {
    const before = await requireExchange(world, place, me, params.helpId);
    const said = before.messages.find(({ id }) => id === params.messageId);
    if (said && said.by !== me.id) throw new Refusal('already-exists');
    // Sent again by a page that did not get the first answer.
    if (said) return toldOf(before);
    if (body.notNow && before.asked.id !== me.id) throw new Refusal('help-only-asked');
    if (!(await otherIsThere(world, place, before, me))) throw new Refusal('help-other-left');
    const message = { ...body, id: params.messageId, by: me.id, at: world.now().toISOString() };
    const after = { ...before, state: 'open' as const, messages: [...before.messages, message] };
    await writeExchange(world, place, after, changingExchange(after, me.id), me, operation);
    return toldOf(after);
  }),
);

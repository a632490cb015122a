import { doStep as contract } from '../../domain/onboarding/contract.ts';
import { serve } from '../use-case.ts';
import { changeMyself } from './change-myself.ts';

/** As many of the opened playbooks are remembered: those that are offered change. */
const OPENED_MAX = 12;

export const doStep = serve(contract, async (call, world) => {
  const { params, body } = call;
  return changeMyself(call, world, ({ done, opened }) => {
    const others = [...done].filter((one) => one !== params.step);
    const known = [...opened].filter((id) => !body.opened.includes(id));
    return {
      done: new Set(body.done ? [...others, params.step] : others),
      opened: new Set([...known, ...body.opened].slice(-OPENED_MAX)),
    };
  });
});

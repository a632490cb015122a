import { dismissOnboarding as contract } from '../../domain/onboarding/contract.ts';
import { serve } from '../use-case.ts';
import { changeMyself } from './change-myself.ts';

export const dismissOnboarding = serve(contract, async (call, world) =>
  changeMyself(call, world, () => ({ dismissed: call.body.dismissed })),
);

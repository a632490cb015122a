import { planSession as contract } from '../../domain/sessions/contract.ts';
import { serve } from '../use-case.ts';
import { planned } from './planning.ts';

export const planSession = serve(contract, (call, world) =>
  planned(world, call, world.serviceMailboxOf(call.place.tenantId)),
);

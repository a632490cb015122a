import { findApp as contract } from '../../domain/sessions/appointment.ts';
import { appForLinks } from '../calendar/work.ts';
import { serve } from '../use-case.ts';

export const findApp = serve(contract, async ({ caller: { tenantId } }, world) => ({
  app: (await appForLinks(world, tenantId)) ?? null,
}));

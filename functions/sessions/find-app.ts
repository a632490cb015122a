import { findApp as contract } from '../../domain/sessions/appointment.ts';
import { appForLinks } from '../calendar/work.ts';
import { serve } from '../use-case.ts';

export const findApp = serve(contract, async ({ caller: { tenantId } }, world) => {
  const appId = await appForLinks(world, tenantId);
  return { app: appId ? { tenantId, appId } : null };
});

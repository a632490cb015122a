import { planFromAppointment as contract } from '../../domain/sessions/appointment.ts';
import { AWAITED, appointmentPartsOf } from '../calendar/work.ts';
import { serve } from '../use-case.ts';
import { planned } from './planning.ts';

/** Plans a session that waits for its appointment, and returns what the pane writes into that. */
export const planFromAppointment = serve(contract, async (call, world) => {
  const session = await planned(world, call, undefined, { appointment: AWAITED });
  return { session, parts: await appointmentPartsOf(world, call.place, session) };
});

import { API } from '../../domain/api.ts';
import { passFrom, requestPass } from '../../domain/safety/blind-pass.ts';
import type { PulseAnswers } from '../../domain/safety/pulse.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from '../support/world.ts';

export interface Asked {
  readonly communityId: string;
  readonly sessionId: string;
}

/** A person's Home asks for a pass, as it does when it shows the question. */
export async function pass(world: TestWorld, person: Person, params: Asked) {
  const request = await requestPass();
  const { signed } = await world.call(person, API.takePass, { params, body: { blinded: request.blinded } });
  return { serial: request.serial, pass: passFrom(request, signed ?? '') };
}

export async function answer(
  world: TestWorld,
  person: Person,
  params: Asked,
  answers: PulseAnswers,
  held?: { serial: string; pass: string },
) {
  const shown = held ?? (await pass(world, person, params));
  return world.call(person, API.answerPulse, { params, body: { ...shown, answers } });
}

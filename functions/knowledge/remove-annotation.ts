import { removeAnnotation as contract } from '../../domain/knowledge/annotation-contract.ts';
import { serve } from '../use-case.ts';
import { changeOne, refuseAnswered, requireMine } from './change-one.ts';

export const removeAnnotation = serve(contract, async (call, world) => {
  const stands = await changeOne(
    world,
    call,
    (annotation) => {
      requireMine(annotation, call.me);
      return { change: null };
    },
    refuseAnswered(call.me),
  );
  return { removed: stands === null };
});

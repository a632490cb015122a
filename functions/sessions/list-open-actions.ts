import { listOpenActions as contract } from '../../domain/sessions/open-actions.ts';
import { serve } from '../use-case.ts';

export const listOpenActions = serve(contract, async ({ place }, { actions }) => ({
  actions: await actions.openActions(place),
}));

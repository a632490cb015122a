import * as z from 'zod/mini';
import { personRef } from '../shared/ids.ts';
import { mineKind } from '../shared/mine.ts';

const waiting = { name: z.string(), person: personRef, word: z.string() };

export const inclusionMine = {
  /** Somebody asks to join a community that I organise. `name` is the community’s. */
  'join-request': mineKind('join-request', waiting, { asks: true }),
  /** A member proposes somebody for a community that I organise. */
  'member-proposed': mineKind('member-proposed', { ...waiting, by: personRef }, { asks: true }),
};

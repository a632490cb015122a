import { mineKind } from '../shared/mine.ts';
import { openAction } from './open-actions.ts';

export const sessionsMine = { action: mineKind('action', openAction.shape, { asks: false }) };

import { mineKind } from '../shared/mine.ts';
import { openAction } from './note.ts';

export const sessionsMine = { action: mineKind('action', openAction.shape, { asks: false }) };

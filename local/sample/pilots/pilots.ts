import { agendas, board, forecast, fridays, handovers, onCall, skipLevels } from './first-year.ts';
import type { ScriptPilot } from './script.ts';
import {
  countToFive,
  critique,
  decisionLog,
  halfPage,
  handoversInPune,
  hiringLoop,
  inWriting,
  logInProduct,
  nightDesk,
  stocktake,
} from './ten-weeks.ts';

export const PILOTS: readonly ScriptPilot[] = [
  agendas,
  forecast,
  handovers,
  board,
  onCall,
  fridays,
  skipLevels,
  inWriting,
  nightDesk,
  critique,
  decisionLog,
  handoversInPune,
  stocktake,
  countToFive,
  logInProduct,
  hiringLoop,
  halfPage,
];

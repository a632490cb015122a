import { agendas, board, forecast, fridays, handovers, onCall, skipLevels } from './first-year.ts';
import { countToFive, halfPage, hiringLoop, logInProduct } from './running.ts';
import type { ScriptPilot } from './script.ts';
import { critique, decisionLog, handoversInPune, inWriting, nightDesk, stocktake } from './tried.ts';

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

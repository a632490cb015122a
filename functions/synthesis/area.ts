import type { Area } from '../area.ts';
import { assembleReport } from './assemble-report.ts';
import { keepOrigin } from './keep-origin.ts';
import { listBecame } from './list-became.ts';
import { openOrigin } from './open-origin.ts';

export const synthesis: Area = { routes: [keepOrigin, openOrigin, listBecame, assembleReport] };

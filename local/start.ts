import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { trusting } from '../scripts/trusting.ts';
import type { Given } from './run.ts';

const USAGE = `npm start -- [--empty] [--fresh] [--port 7071] [--data FOLDER] [--verbose]

  --empty     start without the sample community
  --fresh     forget everything there was and start anew
  --port      where the app and the workbench listen (the next free one if taken)
  --data      where everything is kept (.guildhall/data)
  --verbose   print every request`;

const root = fileURLToPath(new URL('..', import.meta.url));

function options(): Given | undefined {
  try {
    const { values } = parseArgs({
      options: {
        empty: { type: 'boolean', default: false },
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '7071' },
        data: { type: 'string', default: join(root, '.guildhall/data') },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (values.help || !values.data || !Number.isInteger(port) || port < 1 || port > 65_000) return undefined;
    return { ...values, port, data: resolve(values.data) };
  } catch {
    return undefined;
  }
}

const given = options();
if (!given) {
  console.log(USAGE);
  process.exitCode = 2;
} else {
  await trusting(async (certificateFolder) => {
    // Only here: the process that merely starts the other needs nothing of it.
    const { run } = await import('./run.ts');
    await run(given, certificateFolder);
  });
}

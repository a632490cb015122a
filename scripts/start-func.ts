import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdFolder } from '../local/hold-folder.ts';
import { startSurroundings } from '../local/world.ts';
import { build } from './build.ts';
import { trusting } from './trusting.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const FUNCTIONS = join(root, 'dist/functions');
const DATA = join(root, '.guildhall/func');
const PORT = 7071;

/**
 * Runs the same build under Azure Functions Core Tools, against the storage and the Microsoft 365 of this machine. The
 * workbench needs the pages on its own origin and belongs to `npm start`; here it is the API that is looked at.
 */
await trusting(async (certificateFolder) => {
  const held = await holdFolder(DATA);
  await build();
  const surroundings = await startSurroundings({
    folder: DATA,
    certificateFolder,
    ports: { app: PORT, microsoft365: PORT + 1 },
  });
  const settings = {
    IsEncrypted: false,
    Values: { FUNCTIONS_WORKER_RUNTIME: 'node', ...surroundings.settingsFor(`http://localhost:${PORT}`) },
  };
  await writeFile(join(FUNCTIONS, 'local.settings.json'), JSON.stringify(settings, null, 2));
  const func = spawn('func', ['start', '--script-root', FUNCTIONS, '--port', String(PORT)], {
    cwd: FUNCTIONS,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => func.kill('SIGTERM'));
  process.exitCode = await new Promise<number>((resolve) => {
    func.on('error', () => {
      console.error('Azure Functions Core Tools are not installed: there is no `func` here.');
      resolve(1);
    });
    func.on('exit', (code) => resolve(code ?? 1));
  });
  await surroundings.stop();
  await held.free();
});

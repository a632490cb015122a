import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { teamsAhead } from '../../tabs/build/teams-ahead.ts';

const APP = '/node_modules/@microsoft/teams-js/src/public/app/app.js';
const ORIGINS = '/node_modules/@microsoft/teams-js/src/internal/validOrigins.js';
const TELLS = 'export const told = "begun " + (new Date).toLocaleString();';
const FETCHES = 'function g(){fetch("/origins")}g();export{g as prefetch};';

/** A page built with a teams-js that consists of these files. */
async function built(files: Record<string, string>): Promise<string> {
  const all: Record<string, string> = {
    page: Object.keys(files)
      .map((path, index) => `import * as part${index} from '${path}'; console.log(part${index});`)
      .join('\n'),
    ...files,
  };
  const { output } = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      { name: 'files', resolveId: (id) => (id in all ? id : null), load: (id) => all[id] ?? null },
      teamsAhead(),
    ],
    build: { write: false, minify: false, rolldownOptions: { input: 'page' } },
  })) as Rolldown.RolldownOutput;
  return output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

test('of teams-js pages get neither its local time nor its list of hosts in advance, and all else', async () => {
  const code = await built({ [APP]: TELLS, [ORIGINS]: FETCHES });
  expect(code).not.toContain('toLocaleString');
  expect(code).not.toMatch(/^\s*g\(\)/m);
  expect(code).toContain('fetch("/origins")');
});

test('a teams-js that words them otherwise, or has them elsewhere, fails the build', async () => {
  await expect(built({ [APP]: TELLS, [ORIGINS]: FETCHES.replace('}g()', '};g()') })).rejects.toThrow(
    'teams-js has changed',
  );
  await expect(built({ [APP]: TELLS })).rejects.toThrow('there is no /internal/validOrigins.js');
});

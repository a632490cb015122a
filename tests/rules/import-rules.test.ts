import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildhall-rules-'));
  const rules = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')) as { vcs: { enabled: boolean } };
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await writeFile(
    join(folder, 'biome.json'),
    JSON.stringify({ ...rules, $schema: undefined, vcs: undefined }),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the linter says of imports in these files, by file. */
async function complaints(files: Record<string, string>): Promise<Map<string, string[]>> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const report = await new Promise<string>((resolve) => {
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const args = [
      biome,
      'lint',
      '--reporter=json',
      '--only=style/noRestrictedImports',
      '--max-diagnostics=none',
      '.',
    ];
    execFile(process.execPath, args, { cwd: folder }, (_, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { category: string; location: { path: string | { file: string } }; message: unknown }[];
  };
  const found = new Map<string, string[]>();
  for (const { location, message } of diagnostics) {
    const path = typeof location.path === 'string' ? location.path : location.path.file;
    const name = path.replaceAll('\\', '/').replace(/^.*?(?=(domain|functions|tabs|local)\/)/, '');
    found.set(name, [...(found.get(name) ?? []), JSON.stringify(message)]);
  }
  return found;
}

const imports = (specifier: string) => `import { thing } from '${specifier}';\nexport const kept = thing;\n`;

test('the house keeps its walls: each forbidden import is refused, each allowed one passes', async () => {
  const forbidden: Record<string, string> = {
    'domain/sessions/a.ts': '../../functions/trace.ts',
    'domain/sessions/b.ts': 'zod',
    'domain/sessions/c.ts': 'node:crypto',
    'domain/sessions/d.ts': '@azure/functions',
    'functions/sessions/a.ts': '../community/zones.ts',
    // An area that nobody has listed anywhere.
    'functions/pilots/a.ts': '../sessions/facts.ts',
    'functions/pilots/b.ts': '../http/problem.ts',
    'functions/pilots/c.ts': '../entra/credentials.ts',
    'functions/sessions/b.ts': '@azure/data-tables',
    'functions/sessions/c.ts': '../http/problem.ts',
    'functions/sessions/d.ts': '../../tabs/api/client.ts',
    'functions/sessions/e.ts': '../../local/world.ts',
    'functions/outbox/a.ts': 'jose',
    'functions/outbox/b.ts': '@azure/storage-queue',
    'functions/outbox/c.ts': '../calendar/work.ts',
    'functions/outbox/d.ts': '../pilots/area.ts',
    'functions/outbox/e.ts': '../feed/sync.ts',
    'functions/feed/a.ts': '../sessions/session-feed.ts',
    'functions/feed/b.ts': '@azure/data-tables',
    'functions/sessions/f.ts': '../calendar/reconcile.ts',
    'functions/http/a.ts': '@microsoft/microsoft-graph-client',
    'functions/tables/a.ts': '../graph/graph.ts',
    'functions/graph/a.ts': '../tables/table.ts',
    'functions/entra/a.ts': '../graph/graph.ts',
    'tabs/panel/a.ts': '@microsoft/teams-js',
    'tabs/panel/b.ts': '../../functions/trace.ts',
    'tabs/panel/c.ts': '../../domain/api.ts',
    'tabs/host/a.ts': '../../functions/trace.ts',
    'tabs/host/b.ts': '../../domain/api.ts',
    'tabs/sessions/live/a.ts': '../page/Summary.tsx',
    'tabs/sessions/live/b.ts': '../plan/form.ts',
    'tabs/sessions/live/c.ts': '../../../functions/trace.ts',
    'tabs/sessions/plan/a.ts': '../live/session-client.ts',
    'tabs/sessions/plan/b.ts': '../page/Summary.tsx',
    'tabs/sessions/plan/c.ts': '@microsoft/teams-js',
    'local/a.ts': '../functions/trace.ts',
    'local/b.ts': '../tabs/api/client.ts',
  };
  const allowed: Record<string, string> = {
    'domain/sessions/ok.ts': 'zod/mini',
    'functions/pilots/ok.ts': '../area.ts',
    'functions/pilots/ok2.ts': '../feed/kinds.ts',
    'functions/pilots/ok3.ts': '../../domain/pilots/area.ts',
    'functions/sessions/ok.ts': '../tables/keys.ts',
    'functions/sessions/ok3.ts': '../calendar/work.ts',
    'functions/sessions/ok2.ts': '../../domain/sessions/note.ts',
    'functions/feed/ok.ts': '../outbox/kinds.ts',
    'functions/tables/ok.ts': '@azure/data-tables',
    'functions/graph/ok.ts': '@microsoft/microsoft-graph-client',
    'functions/entra/ok.ts': 'jose',
    'tabs/host/ok.ts': '@microsoft/teams-js',
    'tabs/panel/ok.ts': '../../domain/sessions/meeting.ts',
    'tabs/sessions/page/ok.ts': '../live/session-client.ts',
    'tabs/sessions/page/ok2.ts': '../plan/form.ts',
    'tabs/sessions/plan/ok.ts': '../session-words.ts',
    'local/ok.ts': './functions-host/host.ts',
  };
  const dynamic = { 'tabs/panel/late.ts': "export const late = import('@microsoft/teams-js');\n" };
  const found = await complaints({
    ...Object.fromEntries(
      Object.entries({ ...forbidden, ...allowed }).map(([path, from]) => [path, imports(from)]),
    ),
    ...dynamic,
  });
  expect([...found.keys()].sort()).toEqual([...Object.keys(forbidden), ...Object.keys(dynamic)].sort());
});

import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import type { HostContext } from '../../tabs/host/host.ts';
import { HostContextProvider } from '../../tabs/host/use-host.ts';
import { type Importing, useImport } from '../../tabs/knowledge/transfer/use-import.ts';

vi.mock('../../tabs/knowledge/transfer/read-import.ts', () => ({
  runImport: () => Promise.reject(new Error('the import was lost')),
}));

afterEach(() => vi.unstubAllGlobals());

test('an import that fails as a whole comes to an end that the page can tell', async () => {
  // A webview without locks, which Node does not have either.
  vi.stubGlobal('navigator', {});
  let importing: Importing | undefined;
  function Page() {
    importing = useImport('community', []);
    return null;
  }
  renderToStaticMarkup(
    <HostContextProvider value={{ personId: 'ana' } as HostContext}>
      <Page />
    </HostContextProvider>,
  );
  await expect(importing?.run(true)).resolves.toBeUndefined();
});

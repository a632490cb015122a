import { afterEach, expect, test, vi } from 'vitest';
import { type Host, type HostContext, hostState } from '../../tabs/host/host.ts';

const nestedTokens = vi.hoisted(() => vi.fn());
vi.mock('../../tabs/host/msal.ts', () => ({ nestedTokens }));
vi.stubGlobal('location', new URL('https://guildhall.example/outlook.html?client=c'));
vi.stubGlobal('History', class {});
vi.stubGlobal('Office', { context: { requirements: { isSetSupported: () => true } } });

afterEach(() => nestedTokens.mockReset());

test('a token that Outlook could not give at first is asked for again, and its client is made once', async () => {
  const { office } = await import('../../tabs/host/office.ts');
  nestedTokens.mockRejectedValueOnce(new Error('Failed to fetch'));
  nestedTokens.mockResolvedValue(async () => 'token');
  await expect(office.token()).rejects.toThrow('Failed to fetch');
  expect(await office.token()).toBe('token');
  expect(await office.token()).toBe('token');
  expect(nestedTokens).toHaveBeenCalledTimes(2);
});

/** What Outlook was asked to open in a browser. */
const opened: string[] = [];
/** An Outlook whose dialog says this at once. */
function outlook(said: unknown = {}) {
  const addEventHandler = (kind: string, handler: (said: unknown) => void) => {
    if (kind === 'message') handler({ message: JSON.stringify(said), origin: location.origin });
  };
  const value = { close: () => undefined, addEventHandler };
  vi.stubGlobal('screen', { width: 1_920, height: 1_080 });
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: {
      requirements: { isSetSupported: () => false },
      mailbox: { userProfile: { emailAddress: 'marcus@example.com' } },
      ui: {
        displayDialogAsync: (_page: string, _size: unknown, done: (result: unknown) => void) =>
          done({ status: 'succeeded', value }),
        openBrowserWindow: (url: string) => opened.push(url),
      },
    },
  });
}

test.each([
  [{ did: 'consented' }, null],
  [{ did: 'declined' }, 'declined'],
  [{ did: 'failed', code: 'AADSTS65004' }, 'unexpected AADSTS65004'],
  [{ did: 'signed-in', token: 'h.e.s', mail: null }, 'unexpected'],
])('of what the dialog says only consent is taken for consent: %j', async (said, problem) => {
  const { office } = await import('../../tabs/host/office.ts');
  outlook(said);
  const page = new URL('/outlook-dialog.html', location.origin);
  const asked = office.openWindow(page, { width: 520, height: 640 }).then(
    () => null,
    (refused: Error) => refused.message,
  );
  expect(await asked).toBe(problem);
});

test('Entra’s claims that are answered while somebody signs in are refused by name', async () => {
  const { office } = await import('../../tabs/host/office.ts');
  const { signIn } = await import('../../tabs/host/sign-in.ts');
  outlook({ did: 'declined' });
  const signing = signIn();
  await expect(office.answerClaims?.('{}')).rejects.toMatchObject({ problem: 'open-already' });
  expect(await signing).toBe(false);
});

test('Guildhall’s app is found once in each organisation that somebody signs in from', async () => {
  const { askForApp, office } = await import('../../tabs/host/office.ts');
  const { startHost } = await import('../../tabs/host/host.ts');
  outlook();
  let change: Parameters<Host['connect']>[0] = () => undefined;
  const connect: Host['connect'] = async (onChange) => {
    change = onChange;
    return { tenantId: 'one' } as HostContext;
  };
  startHost({ ...office, connect });
  await vi.waitFor(() => expect(hostState().status).toBe('ready'));
  const found = ['app-of-one', 'app-of-two'];
  const find = vi.fn(async () => ({ appId: found.shift() ?? '', tenantId: 'one' }));
  askForApp(find);
  const open = () => office.openInApp('/home', null);
  await open();
  await open();
  change({ personId: 'another', tenantId: 'two' });
  await open();
  change({ personId: 'first', tenantId: 'one' });
  await open();
  expect(opened.map((url) => /app-of-\w+/.exec(url)?.[0])).toEqual([
    ...['app-of-one', 'app-of-one'],
    ...['app-of-two', 'app-of-one'],
  ]);
});

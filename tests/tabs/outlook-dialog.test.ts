import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/**
 * A dialog of Outlook's that does what the test says; each address that was opened is noted. A slow one opens when
 * `late` is called.
 */
function outlook({ fails = [] as number[], mailbox = 'marcus@example.com', slow = false } = {}) {
  let late = () => {};
  const opened: URL[] = [];
  const handlers = new Map<string, (said: unknown) => void>();
  const closed = vi.fn();
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    EventType: { DialogMessageReceived: 'message', DialogEventReceived: 'event' },
    context: {
      mailbox: { userProfile: { emailAddress: mailbox } },
      ui: {
        displayDialogAsync: (address: string, _options: unknown, callback: (result: unknown) => void) => {
          const code = fails.shift();
          if (code) return callback({ status: 'failed', error: { code } });
          handlers.clear();
          late = () => {
            opened.push(new URL(address));
            callback({
              status: 'succeeded',
              value: {
                close: closed,
                addEventHandler: (kind: string, handler: (said: unknown) => void) =>
                  handlers.set(kind, handler),
              },
            });
          };
          if (!slow) late();
        },
      },
    },
  });
  const wait = () => vi.waitFor(() => expect(handlers.size).toBe(2));
  return {
    opened,
    closed,
    late: () => late(),
    say: async (message: unknown, origin: string | undefined = 'https://guildhall.example.com') => {
      await wait();
      handlers.get('message')?.({ message: JSON.stringify(message), origin });
    },
    happen: async (error: number) => {
      await wait();
      handlers.get('event')?.({ error });
    },
  };
}

const token = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const NOW = Date.parse('2027-01-04T10:00:00Z');
const marcus = (seconds = 3_600) =>
  token({ oid: 'marcus', tid: 'tenant', exp: NOW / 1_000 + seconds, preferred_username: 'mb@example.com' });
const signedIn = (text: string, mail: string | null = 'Marcus@example.com') => ({
  did: 'signed-in',
  token: text,
  mail,
});

type SignIn = typeof import('../../tabs/host/sign-in.ts');
let module: SignIn;
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  vi.stubGlobal('location', new URL('https://guildhall.example.com/outlook'));
  vi.stubGlobal('screen', { width: 1_920, height: 1_080 });
  vi.resetModules();
  module = await import('../../tabs/host/sign-in.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a sign-in by the dialog', () => {
  test('is wanted until somebody has signed in, and again before the token runs out', async () => {
    const { say, opened, closed } = outlook();
    await expect(module.tokenByDialog()).rejects.toThrow('Nobody has signed in');
    expect(module.signInState()).toMatchObject({ wanted: true, busy: false });
    const signing = module.signIn();
    expect(module.signInState().busy).toBe(true);
    await say(signedIn(marcus()));
    expect(await signing).toBe(true);
    expect(closed).toHaveBeenCalledOnce();
    expect(opened[0]?.pathname).toBe('/outlook-dialog.html');
    expect(Object.fromEntries(opened[0]?.searchParams ?? [])).toEqual({
      for: 'sign-in',
      hint: 'marcus@example.com',
    });
    expect(module.signInState()).toEqual({ wanted: false, busy: false, problem: null, other: null });
    expect(await module.tokenByDialog()).toBe(marcus());
    vi.setSystemTime(NOW + 3_541_000);
    await expect(module.tokenByDialog()).rejects.toThrow();
    expect(module.signInState().wanted).toBe(true);
  });

  test('hands Entra’s claims on, and no token that does not answer them', async () => {
    const { say, opened } = outlook();
    const first = module.signIn();
    await say(signedIn(marcus()));
    await first;
    await expect(module.tokenByDialog('{"access_token":{}}')).rejects.toThrow();
    await expect(module.tokenByDialog()).rejects.toThrow();
    const second = module.signIn();
    await say(signedIn(marcus(7_200)));
    await second;
    expect(opened[1]?.searchParams.get('claims')).toBe('{"access_token":{}}');
    expect(await module.tokenByDialog()).toBe(marcus(7_200));
  });

  test('drops the token that the server has refused, and no other, and is wanted again', async () => {
    const { say } = outlook();
    const first = module.signIn();
    await say(signedIn(marcus()));
    await first;
    expect(await module.tokenByDialog(undefined, marcus(1_800))).toBe(marcus());
    expect(await module.tokenByDialog('{"access_token":{}}', marcus(1_800))).toBe(marcus());
    expect(module.signInState().wanted).toBe(false);
    await expect(module.tokenByDialog(undefined, marcus())).rejects.toThrow('Nobody has signed in');
    expect(module.signInState().wanted).toBe(true);
    await expect(module.tokenByDialog()).rejects.toThrow('Nobody has signed in');
  });

  test('says who has signed in where that is somebody else, and forgets the one before', async () => {
    const { say } = outlook();
    const forgotten = vi.fn(async () => undefined);
    const people: unknown[] = [];
    module.beforeAnother(forgotten);
    module.watchSignIn((person) => people.push(person));
    const other = token({ oid: 'ana', tid: 'tenant', exp: NOW / 1_000 + 3_600, preferred_username: 'af' });
    for (const [text, mail] of [
      [other, 'ana@example.com'],
      // What people sign in with need not be an address, so without one nothing is compared.
      [other, null],
      [marcus(), 'marcus@EXAMPLE.com'],
    ] as const) {
      const signing = module.signIn({ choose: true });
      await say(signedIn(text, mail));
      await signing;
      people.push(module.signInState().other);
    }
    const ana = { personId: 'ana', tenantId: 'tenant' };
    expect(people).toEqual([
      ...[ana, 'ana@example.com', ana, null],
      ...[{ personId: 'marcus', tenantId: 'tenant' }, null],
    ]);
    expect(forgotten).toHaveBeenCalledOnce();
  });

  test.each([
    [[12_009], 'ignored'],
    [[12_011], 'blocked'],
    [[12_004], 'untrusted'],
    [[12_005], 'insecure'],
    [[5_001], 'unexpected'],
    [[12_007, 12_007, 12_007, 12_007], 'open-already'],
  ])('says why no window opened: %j', async (fails, problem) => {
    outlook({ fails: [...fails] });
    expect(await module.signIn()).toBe(false);
    expect(module.signInState()).toMatchObject({
      busy: false,
      problem: { problem, code: String(fails[0]) },
    });
  });

  test('waits a moment for the window that was there before', async () => {
    const { say } = outlook({ fails: [12_007] });
    const signing = module.signIn();
    await say(signedIn(marcus()));
    expect(await signing).toBe(true);
  });

  test.each([
    [12_006, 'closed', 0],
    [12_002, 'unreachable', 1],
    [12_003, 'insecure', 1],
  ])('says what became of the window: %i', async (code, problem, closes) => {
    const { happen, closed } = outlook();
    const signing = module.signIn();
    await happen(code);
    expect(await signing).toBe(false);
    expect(module.signInState().problem?.problem).toBe(problem);
    expect(closed).toHaveBeenCalledTimes(closes);
  });

  test.each([
    [{ did: 'declined' }, 'declined', ''],
    [{ did: 'failed', code: 'AADSTS50020' }, 'unexpected', 'AADSTS50020'],
    [{ did: 'something new' }, 'unexpected', ''],
    [signedIn(''), 'unexpected', ''],
  ])('says what the window said: %j', async (message, problem, code) => {
    const { say } = outlook();
    const signing = module.signIn();
    await say(message);
    expect(await signing).toBe(false);
    expect(module.signInState().problem).toMatchObject({ problem, code });
  });

  test('takes no word of another origin, and one without an origin from an older Outlook', async () => {
    const { say } = outlook();
    const signing = module.signIn();
    await say(signedIn(marcus()), 'https://elsewhere.example');
    expect(module.signInState().busy).toBe(true);
    await say(signedIn(marcus()), undefined);
    expect(await signing).toBe(true);
  });

  test('can be given up before Outlook has answered, and closes a window that opens later', async () => {
    const { say, late, opened, closed } = outlook({ slow: true });
    const first = module.signIn();
    module.stopSigningIn();
    expect(await first).toBe(false);
    expect(module.signInState()).toMatchObject({ busy: false, problem: { problem: 'closed' } });
    late();
    expect(opened).toHaveLength(1);
    expect(closed).toHaveBeenCalledOnce();
    const second = module.signIn();
    late();
    await say(signedIn(marcus()));
    expect(await second).toBe(true);
  });

  test('can be given up while the window that was there before closes', async () => {
    const { opened } = outlook({ fails: [12_007] });
    const signing = module.signIn();
    await Promise.resolve();
    module.stopSigningIn();
    expect(await signing).toBe(false);
    expect(module.signInState().problem?.problem).toBe('closed');
    expect(opened).toEqual([]);
  });

  test('can be given up, and opens one window however often it is asked', async () => {
    const { opened, closed } = outlook();
    const signing = module.signIn();
    expect(await module.signIn()).toBe(false);
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    module.stopSigningIn();
    expect(await signing).toBe(false);
    expect(closed).toHaveBeenCalledOnce();
    expect(module.signInState().problem?.problem).toBe('closed');
  });
});

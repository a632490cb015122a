import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const pages = vi.hoisted(() => ({
  tellPane: vi.fn(),
  signInByRedirect: vi.fn(),
  whyNot: vi.fn(),
  comeBack: vi.fn(),
}));
vi.mock('../../tabs/host/dialog-page.ts', () => ({ inDialog: async () => true, tellPane: pages.tellPane }));
vi.mock('../../tabs/host/msal-redirect.ts', () => pages);
vi.mock('../../tabs/host/authority.ts', () => ({ findAuthority: async () => 'https://login.example' }));
vi.mock('../../tabs/consent/ask.ts', () => ({ ask: vi.fn(), comeBack: pages.comeBack, isOurs: () => true }));

const status = { textContent: '' };
beforeEach(() => {
  vi.resetModules();
  for (const mock of Object.values(pages)) mock.mockReset();
  const querySelector = (selector: string) => (selector === 'main > p' ? status : null);
  vi.stubGlobal('document', { querySelector });
});
afterEach(() => vi.unstubAllGlobals());

/** What the page in the dialog says in the end, and what it tells the pane. */
async function ends(what: 'sign-in' | 'consent') {
  vi.stubGlobal('location', new URL(`https://guildhall.example/outlook-dialog.html?for=${what}`));
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  await import('../../tabs/outlook/dialog.ts');
  await vi.waitFor(() => expect(pages.tellPane).toHaveBeenCalledOnce());
  return [status.textContent, pages.tellPane.mock.calls[0]?.[0]];
}

test('the dialog thanks whoever has signed in', async () => {
  pages.signInByRedirect.mockResolvedValue({ token: 'h.e.s', mail: null });
  expect(await ends('sign-in')).toEqual([
    expect.stringMatching(/^Thank you/),
    { did: 'signed-in', token: 'h.e.s', mail: null },
  ]);
});

test.each([
  [{ why: 'failed', code: 'AADSTS50020' }, /^That did not work/, { did: 'failed', code: 'AADSTS50020' }],
  [{ why: 'declined' }, /^You have not agreed/, { did: 'declined' }],
])('the dialog thanks nobody for a sign-in that came to nothing: %j', async (why, says, tells) => {
  pages.signInByRedirect.mockRejectedValue(new Error('no'));
  pages.whyNot.mockReturnValue(why);
  expect(await ends('sign-in')).toEqual([expect.stringMatching(says), tells]);
});

test.each([
  ['', /^Thank you/, { did: 'consented' }],
  ['error=access_denied', /^You have not agreed/, { did: 'declined' }],
  [
    'error=server_error&error_description=AADSTS90033: later',
    /^That did not work/,
    { did: 'failed', code: 'AADSTS90033' },
  ],
])('the dialog says what became of the consent: %s', async (back, says, tells) => {
  pages.comeBack.mockReturnValue(new URLSearchParams(back));
  expect(await ends('consent')).toEqual([expect.stringMatching(says), tells]);
});

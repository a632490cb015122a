import { afterEach, expect, test, vi } from 'vitest';

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

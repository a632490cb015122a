import { expect, test } from 'vitest';
import { passFrom, pointOf, requestPass } from '../../domain/safety/blind-pass.ts';
import { isPass, newPassSecret, signBlinded } from '../../functions/safety/passes.ts';

async function aPass(secret: string) {
  const request = await requestPass();
  const signed = signBlinded(secret, request.blinded) ?? '';
  return { request, signed, pass: passFrom(request, signed) };
}

test('a pass is accepted by the session that gave it, and by no other', async () => {
  const secret = newPassSecret();
  for (let count = 0; count < 8; count += 1) {
    const { request, signed, pass } = await aPass(secret);
    expect(await isPass(secret, request.serial, pass)).toBe(true);
    expect(await isPass(newPassSecret(), request.serial, pass)).toBe(false);
    // Neither what the server has seen, nor a pass beside another serial.
    expect(await isPass(secret, request.serial, signed)).toBe(false);
    expect(await isPass(secret, (await requestPass()).serial, pass)).toBe(false);
  }
});

test('the pass is what the secret makes of the serial, whatever it was hidden with', async () => {
  const secret = newPassSecret();
  const { request, signed, pass } = await aPass(secret);
  // Another person with another factor would have had the same pass for this serial: it holds nothing of the request.
  expect(pass).toBe(signBlinded(secret, await pointOf(request.serial)));
  expect(new Set([request.blinded, signed, pass, request.serial, request.factor]).size).toBe(5);
});

test('what is no point of the curve is not signed', () => {
  const secret = newPassSecret();
  expect(signBlinded(secret, 'f'.repeat(64))).toBeUndefined();
  const small = Array.from({ length: 40 }, (_, x) => x.toString(16).padStart(64, '0'));
  expect(small.map((x) => signBlinded(secret, x)).filter((one) => one === undefined).length).toBeGreaterThan(
    5,
  );
});

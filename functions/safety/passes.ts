import { createECDH, randomBytes, timingSafeEqual } from 'node:crypto';
import { pointOf } from '../../domain/safety/blind-pass.ts';

// The server's part of blind passes. The curve is Node's own, whose time does not depend on the secret.

/** The secret of a session's passes. */
export function newPassSecret(): string {
  for (;;) {
    const secret = randomBytes(32).toString('hex');
    if (multiplied(secret, GENERATOR)) return secret;
  }
}

const GENERATOR = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296';

/** The x coordinate of a multiple of the point with this one; undefined if there is none. */
function multiplied(secret: string, x: string): string | undefined {
  try {
    const curve = createECDH('prime256v1');
    curve.setPrivateKey(secret, 'hex');
    return curve.computeSecret(`02${x}`, 'hex', 'hex').padStart(64, '0');
  } catch {
    return undefined;
  }
}

/** The answer to a request for a pass; undefined if that is no point of the curve. */
export const signBlinded = multiplied;

/** Whether a pass was given with this secret. */
export async function isPass(secret: string, serial: string, pass: string): Promise<boolean> {
  const expected = multiplied(secret, await pointOf(serial));
  return expected !== undefined && timingSafeEqual(Buffer.from(expected), Buffer.from(pass));
}

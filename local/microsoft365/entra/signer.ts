import {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Store } from '../state.ts';

export interface Signer {
  jwks(): Record<string, unknown>[];
  /** Any algorithm, for hostile tokens; Entra's own is RS256. */
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>, stranger?: boolean): string;
  /** The claims of a token that one of our keys signed with RS256, else undefined. */
  verify(token: string): Record<string, unknown> | undefined;
  /** A new key signs from now on; the old one stays published. */
  rotate(): void;
}

interface Key {
  kid: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
}

function makeKey(): { kid: string; privateJwk: Record<string, unknown> } {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateJwk = { ...privateKey.export({ format: 'jwk' }) };
  const kid = createHash('sha1').update(String(privateJwk.n)).digest('base64url');
  return { kid, privateJwk };
}

function open(stored: { kid: string; privateJwk: Record<string, unknown> }): Key {
  const privateKey = createPrivateKey({ key: stored.privateJwk as JsonWebKey, format: 'jwk' });
  return { kid: stored.kid, privateKey, publicKey: createPublicKey(privateKey) };
}

/** Making a key takes a tenth of a second: whatever starts in one process begins with the same. */
let firstKey: ReturnType<typeof makeKey> | undefined;
let strangersKey: Key | undefined;

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The keys live in the state, so that tokens of before a restart are still good after it. */
export function openSigner(store: Store): Signer {
  const rotate = (key = makeKey()) => {
    store.state.signingKeys.unshift(key);
    store.state.signingKeys.splice(3);
    store.changed();
    keys = store.state.signingKeys.map(open);
  };
  let keys: Key[] = store.state.signingKeys.map(open);
  if (keys.length === 0) {
    firstKey ??= makeKey();
    rotate(firstKey);
  }

  const current = (): Key => {
    const [first] = keys;
    if (!first) throw new Error('No signing key');
    return first;
  };

  return {
    rotate: () => rotate(),
    // Entra publishes no `alg`: who relies on it is told here.
    jwks: () =>
      keys.map((key) => {
        const { n, e } = key.publicKey.export({ format: 'jwk' });
        return { kty: 'RSA', use: 'sig', kid: key.kid, x5t: key.kid, n, e };
      }),
    sign(claims, header = {}, stranger = false) {
      if (stranger) strangersKey ??= open(makeKey());
      const key = stranger && strangersKey ? strangersKey : current();
      // A stranger's token claims the published key id, or it would be refused for the wrong reason.
      const full = { typ: 'JWT', alg: 'RS256', kid: current().kid, ...header };
      const input = `${encode(full)}.${encode(claims)}`;
      return `${input}.${signature(String(full.alg), input, key).toString('base64url')}`;
    },
    verify(token) {
      const [head, body, mark, ...rest] = token.split('.');
      if (!head || !body || !mark || rest.length > 0) return undefined;
      const header = parse(head);
      if (header?.alg !== 'RS256') return undefined;
      const key = keys.find((one) => one.kid === header.kid);
      const good =
        key &&
        verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key.publicKey, Buffer.from(mark, 'base64url'));
      return good ? parse(body) : undefined;
    },
  };
}

function parse(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function signature(algorithm: string, input: string, key: Key): Buffer {
  const data = Buffer.from(input);
  const bits = algorithm.slice(2);
  switch (algorithm.slice(0, 2)) {
    case 'RS':
      return sign(`RSA-SHA${bits}`, data, key.privateKey);
    case 'PS':
      return sign(`RSA-SHA${bits}`, data, {
        key: key.privateKey,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      });
    case 'HS': {
      // The classic confusion: the public key, which everybody has, taken as an HMAC secret.
      const secret = key.publicKey.export({ format: 'pem', type: 'spki' });
      return createHmac(`sha${bits}`, secret).update(data).digest();
    }
    case 'ES': {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return sign(`SHA${bits}`, data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    }
    default:
      return Buffer.alloc(0);
  }
}

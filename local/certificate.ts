import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface LocalCertificate {
  /** For NODE_EXTRA_CA_CERTS: whoever trusts it trusts `cert`. */
  caFile: string;
  key: string;
  cert: string;
}

const DAY_MS = 86_400_000;
// Browsers refuse a server certificate that is valid for more than 825 days.
const VALID_DAYS = 800;
const LEFT_DAYS = 7;
const MOST_SETS = 100;
const ALT_NAMES = [
  { type: 2, value: 'localhost' },
  { type: 7, ip: '127.0.0.1' },
  { type: 7, ip: '::1' },
] as const;

/**
 * Returns a local CA and a server certificate for localhost and 127.0.0.1, kept in `folder` and made when there is
 * none, or none that still holds.
 *
 * Each set has a numbered folder that appears whole, by one rename, and never changes: of two processes that start
 * at once one set wins and both use it.
 */
export async function localCertificate(folder: string): Promise<LocalCertificate> {
  await mkdir(folder, { recursive: true });
  for (let number = 1; number < MOST_SETS; number++) {
    const set = join(folder, `certificate-${number}`);
    const kept = await read(set);
    if (kept) return kept;
    // Whether it was made here or by another process a moment ago, it holds now, unless something broken stands there.
    await make(folder, set);
    const made = await read(set);
    if (made) return made;
  }
  throw new Error(`No certificate in ${folder} holds and none could be made: remove that folder`);
}

async function read(set: string): Promise<LocalCertificate | undefined> {
  const caFile = join(set, 'ca.pem');
  try {
    const [ca, key, cert] = await Promise.all(
      [caFile, join(set, 'key.pem'), join(set, 'cert.pem')].map((file) => readFile(file, 'utf8')),
    );
    if (ca === undefined || key === undefined || cert === undefined) return undefined;
    const authority = new X509Certificate(ca);
    const leaf = new X509Certificate(cert);
    const sound =
      Date.parse(leaf.validTo) > Date.now() + LEFT_DAYS * DAY_MS &&
      Date.parse(leaf.validFrom) <= Date.now() &&
      leaf.verify(authority.publicKey) &&
      leaf.checkPrivateKey(createPrivateKey(key)) &&
      leaf.checkHost('localhost') !== undefined &&
      leaf.checkIP('127.0.0.1') !== undefined;
    return sound ? { caFile, key, cert } : undefined;
  } catch {
    // Absent, half there or corrupt: the same to us.
    return undefined;
  }
}

/** Puts a new set in place, unless something already stands there. */
async function make(folder: string, set: string): Promise<void> {
  const draft = await mkdtemp(join(folder, 'draft-'));
  try {
    const { ca, key, cert } = await generateSet();
    await Promise.all([
      writeFile(join(draft, 'ca.pem'), ca),
      writeFile(join(draft, 'cert.pem'), cert),
      writeFile(join(draft, 'key.pem'), key, { mode: 0o600 }),
    ]);
    await rename(draft, set);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'ENOTDIR' && code !== 'EPERM') throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function generateSet(): Promise<{ ca: string; key: string; cert: string }> {
  // From yesterday on, so that a clock that is a little behind does not refuse it.
  const notBeforeDate = new Date(Date.now() - DAY_MS);
  const notAfterDate = new Date(Date.now() + VALID_DAYS * DAY_MS);
  const common = { keyType: 'ec', algorithm: 'sha256', notBeforeDate, notAfterDate } as const;
  // The CA's key is dropped here: nobody can make another certificate that would be trusted.
  const ca = await generate([{ name: 'commonName', value: 'Guildhall local development CA' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: ca.private, cert: ca.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...ALT_NAMES] },
    ],
  });
  return { ca: ca.cert, key: leaf.private, cert: leaf.cert };
}

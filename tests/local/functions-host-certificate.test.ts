import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { localCertificate } from '../../local/certificate.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Fetches in another process, as the product does, and prints the answer or why it was refused. */
async function fetchElsewhere(url: string, caFile?: string): Promise<string> {
  const code = `fetch('${url}').then((r) => r.text()).then(console.log, (e) => console.log(e.cause?.code))`;
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stdout } = await run(process.execPath, ['-e', code], {
    env: caFile ? { ...env, NODE_EXTRA_CA_CERTS: caFile } : env,
  });
  return stdout.trim();
}

describe('the local certificate', () => {
  test('is trusted by a process that is told of its CA, and by no other', async () => {
    const { caFile, key, cert } = await localCertificate(folder);
    const server: Server = createServer({ key, cert }, (_, response) => response.end('trusted'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const answers = await Promise.all([
        fetchElsewhere(`https://localhost:${port}`, caFile),
        fetchElsewhere(`https://127.0.0.1:${port}`, caFile),
        fetchElsewhere(`https://localhost:${port}`),
      ]);
      // How OpenSSL words its refusal depends on which other certificates it happens to know.
      expect(answers).toEqual(['trusted', 'trusted', expect.stringMatching(/SIGNATURE|SELF_SIGNED|ISSUER/)]);
    } finally {
      server.close();
    }
  });

  test('is kept, and short-lived enough for browsers', async () => {
    const first = await localCertificate(folder);
    expect(await localCertificate(folder)).toEqual(first);
    const { validFrom, validTo, subjectAltName } = new X509Certificate(first.cert);
    expect(subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    const days = (Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000;
    expect(days).toBeGreaterThan(365);
    expect(days).toBeLessThan(825);
  });

  test.each(['ca.pem', 'cert.pem', 'key.pem'])('is made anew when %s is corrupt', async (name) => {
    const first = await localCertificate(folder);
    await writeFile(first.caFile.replace('ca.pem', name), '-----BEGIN CERTIFICATE-----\nnonsense');
    const second = await localCertificate(folder);
    expect(second.cert).not.toBe(first.cert);
    const ca = new X509Certificate(await readFile(second.caFile, 'utf8'));
    expect(new X509Certificate(second.cert).verify(ca.publicKey)).toBe(true);
  });

  test('is made anew when it has expired', async () => {
    const first = await localCertificate(folder);
    const expired = await generate([{ name: 'commonName', value: 'localhost' }], {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date('2020-01-01'),
      notAfterDate: new Date('2021-01-01'),
    });
    await writeFile(first.caFile, expired.cert);
    await writeFile(first.caFile.replace('ca.pem', 'cert.pem'), expired.cert);
    await writeFile(first.caFile.replace('ca.pem', 'key.pem'), expired.private);
    const second = await localCertificate(folder);
    expect(Date.parse(new X509Certificate(second.cert).validTo)).toBeGreaterThan(Date.now());
  });

  test('is one and the same for many that start at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => localCertificate(folder)));
    expect(new Set(all.map((one) => one.cert)).size).toBe(1);
    expect(new Set(all.map((one) => one.caFile)).size).toBe(1);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

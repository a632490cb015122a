import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { afterAll, describe, expect, it } from 'vitest';
import { manifestFor, PackageError, packageApp, run } from '../../scripts/package-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'guildhall-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const clientId = '6f2c1f0e-5b1d-4c51-9d0e-0a4f7f6d2b11';
const identity = { domain: 'guildhall.example.com', clientId, version: '1.2.3' };

describe('the app package', () => {
  it('holds the manifest and the icons it names, and nothing else', () => {
    const files = unzipSync(packageApp(identity));
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']));
    expect(manifest).toEqual(manifestFor(identity));
    expect(Object.keys(files).sort()).toEqual(['manifest.json', ...Object.values(manifest.icons)].sort());
    for (const icon of Object.values<string>(manifest.icons))
      expect(files[icon]).toEqual(
        new Uint8Array(readFileSync(new URL(`../../appPackage/${icon}`, import.meta.url))),
      );
  });

  it('is an Outlook add-in in the eyes of Microsoft’s own reader of manifests', async () => {
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify(manifestFor(identity)));
    const read = await OfficeAddinManifest.readManifestFile(file);
    expect(read).toMatchObject({ hosts: ['mail'], manifestType: 'json', id: clientId });
  });

  it('names icons for the ribbon that the app serves', () => {
    const domain = `https://${identity.domain}`;
    const icons = manifestFor(identity).extensions?.flatMap(({ ribbons = [] }) =>
      [...JSON.stringify(ribbons).matchAll(/"url":"([^"]+)"/g)].map(([, url = '']) => url),
    );
    expect(icons?.length).toBeGreaterThan(0);
    for (const icon of new Set(icons)) {
      expect(icon.startsWith(`${domain}/icons/`)).toBe(true);
      readFileSync(new URL(`../../tabs/public${icon.slice(domain.length)}`, import.meta.url));
    }
  });

  it('is the same bytes every time', () => {
    expect(Buffer.compare(packageApp(identity), packageApp(identity))).toBe(0);
  });

  it('is written where the command says, with the product version unless another is given', () => {
    const out = join(folder, 'deep', 'guildhall.zip');
    const product = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const word = run([
      '--domain',
      'GuildHall.Example.com',
      '--client-id',
      clientId.toUpperCase(),
      '--out',
      out,
    ]);
    expect(word).toContain(`Guildhall ${product.version} for guildhall.example.com is in ${out}`);
    expect(readFileSync(out)).toEqual(Buffer.from(packageApp({ ...identity, version: product.version })));
  });

  const good = ['--domain', identity.domain, '--client-id', clientId];
  it.each<[string, string[], string]>([
    ['no domain and no client id', [], '--domain and --client-id missing'],
    ['no client id', good.slice(0, 2), '--client-id missing'],
    ['an unknown option', [...good, '--colour', 'red'], "Unknown option '--colour'"],
    ['an option without its value', ['--domain'], "Option '--domain <value>' argument missing"],
    ['a stray word', [...good, 'now'], "Unexpected argument 'now'"],
    ...[
      'https://guildhall.example.com',
      'guildhall.example.com/',
      'guildhall.example.com:443',
      'localhost',
      '10.0.0.1',
      '*.example.com',
      'guild hall.example.com',
      'guildhall.example.com","x":"',
      '-x.example.com',
      'bücher.example',
    ].map((domain): [string, string[], string] => [
      `the domain ${domain}`,
      [`--domain=${domain}`, '--client-id', clientId],
      `--domain "${domain}" is not a public host name`,
    ]),
    [
      'a client id that is no GUID',
      ['--domain', identity.domain, '--client-id', 'guildhall'],
      '--client-id "guildhall" is not a GUID',
    ],
    ['a version of two numbers', [...good, '--version', '1.0'], 'is not three numbers'],
    ['a version with a leading zero', [...good, '--version', '1.02.0'], 'is not three numbers'],
  ])('refuses %s and says so', (_, args, word) => {
    const out = join(folder, 'refused.zip');
    expect(() => run(['--out', out, ...args])).toThrow(PackageError);
    expect(() => run(['--out', out, ...args])).toThrow(word);
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });
});

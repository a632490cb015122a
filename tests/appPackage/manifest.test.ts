import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOTICES } from '../../domain/api.ts';
import { RESOURCE_SPECIFIC } from '../../functions/graph/meetings.ts';
import { manifestFaults, manifestFor } from '../../scripts/package-app.ts';

const identity = {
  domain: 'guildhall.example.com',
  clientId: '6f2c1f0e-5b1d-4c51-9d0e-0a4f7f6d2b11',
  version: '1.2.3',
};
const manifest = manifestFor(identity);

/** Every string in the manifest, wherever it stands. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
const urls = strings(manifest)
  .filter((text) => /^https?:/.test(text) && text !== manifest.$schema)
  .map((text) => new URL(text));

describe('the app manifest', () => {
  it("is valid against Microsoft's schema for version 1.30", () => {
    expect(manifest.manifestVersion).toBe('1.30');
    expect(manifestFaults(manifest)).toEqual([]);
  });

  it('is refused, fault by fault, when it breaks the schema', () => {
    const broken = {
      ...manifest,
      name: { short: 'A name of more than thirty characters' },
      staticTabs: [{ entityId: 'home', scopes: ['groupchat'] }],
      surprise: true,
    };
    expect(manifestFaults(broken)).toEqual([
      expect.stringContaining('must NOT have additional properties: surprise'),
      expect.stringContaining('/name/short must NOT have more than 30 characters'),
      expect.stringContaining('/staticTabs/0/scopes/0 must be equal to one of the allowed values'),
    ]);
  });

  it('leaves no placeholder unfilled', () => {
    expect(strings(manifest).filter((text) => text.includes('${{'))).toEqual([]);
    expect(strings(manifest)).toContain('1.2.3');
  });

  it('names https pages on its own domain only', () => {
    expect(manifest.validDomains).toEqual([identity.domain]);
    expect(urls.length).toBeGreaterThan(6);
    for (const url of urls)
      expect(url).toMatchObject({ protocol: 'https:', host: identity.domain, username: '' });
  });

  it('names exactly the pages that the app has', () => {
    expect([...new Set(urls.map((url) => url.pathname))].sort()).toEqual([
      '/',
      '/about',
      '/config.html',
      '/icons/16.png',
      '/icons/32.png',
      '/icons/80.png',
      '/outlook',
      '/panel.html',
    ]);
  });

  it('signs in with the application of its own registration, at its own domain', () => {
    expect(manifest.id).toBe(identity.clientId);
    expect(manifest.webApplicationInfo).toEqual({
      id: identity.clientId,
      resource: `api://${identity.domain}/${identity.clientId}`,
    });
  });

  it('declares every notice that areas have, which Teams would refuse otherwise', () => {
    const types = manifest.activities?.activityTypes ?? [];
    expect(types.map(({ type }) => type)).toEqual(Object.keys(NOTICES));
    for (const { type, templateText } of types) expect([type, templateText]).not.toContain('{actor}');
  });

  it('asks for what an installation in a meeting consents to', () => {
    const asked = manifest.authorization?.permissions?.resourceSpecific ?? [];
    expect(
      asked.map(({ name, type }) => ({ permissionValue: name, permissionType: type.toLowerCase() })),
    ).toEqual(RESOURCE_SPECIFIC);
  });

  it('asks to share to a meeting’s stage, for the item in Outlook, to tell people, and for nothing else', () => {
    expect(manifest.authorization?.permissions).toEqual({
      resourceSpecific: [
        { name: 'MeetingStage.Write.Chat', type: 'Delegated' },
        { name: 'MailboxItem.ReadWrite.User', type: 'Delegated' },
        { name: 'TeamsActivity.Send.User', type: 'Application' },
      ],
    });
    expect(manifest.devicePermissions).toBeUndefined();
    const operations = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
    const documented = new Set(operations.match(/`\w+(\.\w+)+\.Chat`/g));
    expect([...documented]).toEqual(['`MeetingStage.Write.Chat`']);
  });

  it('stands in the personal app, in a channel, and in a meeting’s details, chat, side panel and stage', () => {
    expect(manifest.staticTabs?.map(({ entityId, scopes, context }) => [entityId, scopes, context])).toEqual([
      ['home', ['personal'], ['personalTab']],
      ['about', ['personal'], undefined],
      ['session', ['groupChat'], ['meetingSidePanel', 'meetingDetailsTab', 'meetingChatTab', 'meetingStage']],
    ]);
    expect(manifest.configurableTabs?.map(({ scopes, context }) => [scopes, context])).toEqual([
      [['team'], ['channelTab']],
    ]);
    // Shared and private channels too.
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  it('keeps a value with quotes inside its own string', () => {
    const odd = manifestFor({ ...identity, version: '1.0.0", "id": "x' });
    expect(odd.version).toBe('1.0.0", "id": "x');
    expect(odd.id).toBe(identity.clientId);
  });
});

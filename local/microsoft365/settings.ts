import { z } from 'zod';
import type { ResourceSpecificPermission } from './state.ts';

/** What an administrator would set: consent, the app's package in the catalogue, policies. Tests change it. */
export interface Settings {
  /** delegated Graph scopes consented for the app */
  delegated: Set<string>;
  /** application permissions an administrator has consented to */
  application: Set<string>;
  /** Teams application access policy: without it app-only reads of online meetings are refused */
  applicationAccessPolicy: boolean;
  attendance: {
    /** how long after everybody has left a meeting its report is there, in milliseconds; in Teams minutes to hours */
    delay: number;
    /** participants on a page */
    pageSize: number;
  };
  /** the copy of a message among the sent items has another immutable id */
  sentMessagesHaveOtherIds: boolean;
  teamsApp: {
    catalogId: string;
    externalId: string;
    displayName: string;
    version: string;
    /** resource-specific permissions of the manifest: an installation must consent to exactly these */
    rsc: ResourceSpecificPermission[];
    /** what the manifest says of activity types: the template of each; undefined lets every type through */
    activityTypes?: Map<string, string>;
    /** another Teams app that is installed for everybody shares the app registration */
    sharesRegistration: boolean;
    /** how many notifications a second Teams takes from the app in a tenant */
    notificationsASecond: number;
    /** static tabs with the groupChat scope: pinned by the installation itself */
    staticTabs: { entityId: string; name: string; contentUrl: string; websiteUrl?: string }[];
    /** oids that removed the personal app: nothing can be put into their activity feed */
    notInstalledFor: Set<string>;
  };
}

export function defaultSettings(clientId: string): Settings {
  return {
    delegated: new Set([
      'AppCatalog.Read.All',
      'Calendars.ReadWrite',
      'Chat.ReadBasic',
      'MailboxSettings.Read',
      'OnlineMeetings.Read',
      'People.Read',
      'TeamsActivity.Send',
      'TeamsAppInstallation.ReadForChat',
      'TeamsAppInstallation.ReadWriteAndConsentSelfForChat',
      'TeamsTab.Create',
      'User.Read',
      'User.ReadBasic.All',
    ]),
    application: new Set([
      'AppCatalog.Read.All',
      'Calendars.ReadWrite',
      'Chat.ReadBasic.All',
      'Mail.ReadWrite',
      'Mail.Send',
      'MailboxSettings.Read',
      'OnlineMeetingArtifact.Read.All',
      'OnlineMeetings.Read.All',
      'TeamsAppInstallation.ReadForChat.All',
      'TeamsAppInstallation.ReadWriteAndConsentSelfForChat.All',
      'TeamsTab.Create',
      'User.ReadBasic.All',
    ]),
    applicationAccessPolicy: true,
    attendance: { delay: 60_000, pageSize: 100 },
    sentMessagesHaveOtherIds: false,
    teamsApp: {
      catalogId: '2b524e28-2bcb-4f3d-8f2a-6c1f5b0a9d37',
      externalId: clientId,
      displayName: 'Guildhall',
      version: '1.0.0',
      rsc: [],
      staticTabs: [],
      sharesRegistration: false,
      notificationsASecond: 5,
      notInstalledFor: new Set(),
    },
  };
}

const manifest = z.looseObject({
  id: z.string(),
  version: z.string(),
  name: z.looseObject({ short: z.string() }),
  staticTabs: z
    .array(
      z.looseObject({
        entityId: z.string(),
        name: z.string().default(''),
        scopes: z.array(z.string()).default([]),
        contentUrl: z.string().default(''),
        websiteUrl: z.string().optional(),
      }),
    )
    .default([]),
  activities: z
    .looseObject({
      activityTypes: z
        .array(z.looseObject({ type: z.string(), templateText: z.string().default('') }))
        .default([]),
    })
    .optional(),
  authorization: z
    .looseObject({
      permissions: z
        .looseObject({
          resourceSpecific: z
            .array(z.looseObject({ name: z.string(), type: z.enum(['Application', 'Delegated']) }))
            .default([]),
        })
        .optional(),
    })
    .optional(),
});

/** The app as its manifest publishes it to the catalogue (with its placeholders already filled in). */
export function publishedApp(json: unknown): Partial<Settings['teamsApp']> {
  const app = manifest.parse(json);
  return {
    externalId: app.id,
    displayName: app.name.short,
    version: app.version,
    rsc: (app.authorization?.permissions?.resourceSpecific ?? []).map(({ name, type }) => ({
      permissionValue: name,
      permissionType: type === 'Application' ? 'application' : 'delegated',
    })),
    activityTypes: new Map(
      (app.activities?.activityTypes ?? []).map(({ type, templateText }) => [type, templateText]),
    ),
    staticTabs: app.staticTabs
      .filter(({ scopes }) => scopes.some((scope) => /^groupchat$/i.test(scope)))
      .map(({ entityId, name, contentUrl, websiteUrl }) => ({
        entityId,
        name,
        contentUrl,
        ...(websiteUrl && { websiteUrl }),
      })),
  };
}

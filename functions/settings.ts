import * as z from 'zod';
import { AWAY_MS } from '../domain/sessions/leading.ts';
import type { PersonRef } from '../domain/shared/ids.ts';

const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** Checked together with the rest, so that one start reports everything that is wrong. */
const always = () => true;

const environment = z
  .object({
    ENTRA_TENANT_ID: z.guid().toLowerCase(),
    ENTRA_CLIENT_ID: z.guid().toLowerCase(),
    /** Only for local development, where there is no managed identity. */
    ENTRA_CLIENT_SECRET: z.string().min(1).optional(),
    MANAGED_IDENTITY_CLIENT_ID: z.guid().optional(),
    /** Tenants that may use this Guildhall, separated by commas; by default only the home tenant. */
    ALLOWED_TENANTS: z
      .string()
      .transform((text) => text.split(',').map((tenant) => tenant.trim().toLowerCase()))
      .pipe(z.array(z.guid()))
      .optional(),
    ENTRA_AUTHORITY_HOST: url.default('https://login.microsoftonline.com'),
    GRAPH_BASE_URL: url.default('https://graph.microsoft.com'),
    /** The URL at which browsers and Microsoft Graph reach this app. */
    PUBLIC_URL: url,
    /** Invites with more attendees than this hide them from each other. */
    HIDE_ATTENDEES_ABOVE: z
      .string()
      .regex(/^\d{1,3}$/, 'a number of people, at most 999')
      .default('25')
      .transform(Number),
    /**
     * The object id of a mailbox that hosts new sessions instead of the person who plans them. All of them then share its
     * limits: 30 mails a minute and four requests at once.
     */
    SERVICE_MAILBOX: z.union([z.literal(''), z.guid().toLowerCase()]).default(''),
    SERVICE_MAILBOX_NAME: z.string().trim().min(1).max(80).default('Guildhall'),
    /** For how long a facilitator has not had a live session open before others may take the lead. */
    FACILITATOR_AWAY_SECONDS: z
      .string()
      .regex(/^\d{1,3}$/, 'a number of seconds, at most 999')
      .default(String(AWAY_MS / 1_000))
      .transform(Number),
    AzureWebJobsStorage: z.string().min(1).optional(),
    AzureWebJobsStorage__tableServiceUri: url.optional(),
    AzureWebJobsStorage__queueServiceUri: url.optional(),
    AzureWebJobsStorage__accountName: z.string().min(1).optional(),
    /** The folder with the built pages; by default beside the bundle. */
    GUILDHALL_TABS: z.string().min(1).optional(),
  })
  .refine((all) => all.ENTRA_CLIENT_SECRET || all.MANAGED_IDENTITY_CLIENT_ID, {
    path: ['MANAGED_IDENTITY_CLIENT_ID'],
    when: always,
    message: 'needed where there is no ENTRA_CLIENT_SECRET',
  })
  .refine(
    (all) =>
      all.AzureWebJobsStorage ||
      all.AzureWebJobsStorage__accountName ||
      (all.AzureWebJobsStorage__tableServiceUri && all.AzureWebJobsStorage__queueServiceUri),
    {
      path: ['AzureWebJobsStorage'],
      when: always,
      message:
        'a connection string, AzureWebJobsStorage__accountName, or the addresses of both tables and queues',
    },
  );

export interface Settings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly managedIdentityClientId: string | undefined;
  readonly allowedTenants: readonly string[];
  readonly authorityHost: string;
  readonly graphBaseUrl: string;
  readonly publicUrl: string;
  readonly storage: { connectionString: string } | { tableUrl: string; queueUrl: string };
  readonly hideAttendeesAbove: number;
  /** Hosts new sessions of the home tenant; undefined if whoever plans one hosts it. */
  readonly serviceMailbox: PersonRef | undefined;
  readonly facilitatorAwayMs: number;
  readonly tabsFolder: string | undefined;
}

/** Reads the app settings; throws one error that names everything that is missing or wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.message})`);
    throw new Error(`Guildhall cannot start: these app settings are missing or wrong: ${wrong.join(', ')}`);
  }
  const all = parsed.data;
  const account = all.AzureWebJobsStorage__accountName;
  return {
    tenantId: all.ENTRA_TENANT_ID,
    clientId: all.ENTRA_CLIENT_ID,
    clientSecret: all.ENTRA_CLIENT_SECRET,
    managedIdentityClientId: all.MANAGED_IDENTITY_CLIENT_ID,
    allowedTenants: all.ALLOWED_TENANTS ?? [all.ENTRA_TENANT_ID],
    authorityHost: all.ENTRA_AUTHORITY_HOST,
    graphBaseUrl: all.GRAPH_BASE_URL,
    publicUrl: all.PUBLIC_URL,
    storage: all.AzureWebJobsStorage
      ? { connectionString: all.AzureWebJobsStorage }
      : {
          tableUrl: all.AzureWebJobsStorage__tableServiceUri ?? `https://${account}.table.core.windows.net`,
          queueUrl: all.AzureWebJobsStorage__queueServiceUri ?? `https://${account}.queue.core.windows.net`,
        },
    hideAttendeesAbove: all.HIDE_ATTENDEES_ABOVE,
    serviceMailbox: all.SERVICE_MAILBOX
      ? { id: all.SERVICE_MAILBOX, name: all.SERVICE_MAILBOX_NAME }
      : undefined,
    facilitatorAwayMs: all.FACILITATOR_AWAY_SECONDS * 1_000,
    tabsFolder: all.GUILDHALL_TABS,
  };
}

import { colleagues, type Sketch, strangers, type WorkingHours } from './sketches.ts';

export interface Person {
  id: string;
  tenantId: string;
  displayName: string;
  givenName: string;
  surname: string;
  mail: string;
  userPrincipalName: string;
  jobTitle: string;
  department: string;
  officeLocation: string;
  /** IANA */
  timeZone: string;
  workingHours: WorkingHours;
  /** Without one Exchange answers MailboxNotEnabledForRESTAPI. */
  hasMailbox: boolean;
  /** Without a licence an event never becomes an online meeting. */
  hasTeams: boolean;
  hasPhoto: boolean;
}

export const tenantId = '6f2c1a90-4b7d-4e53-9a3e-0d5b8c7e2f14';
export const otherTenantId = 'c81d4e2e-bcf2-41e6-9f0b-7a2d5c903b66';

const organisation = 'harbourandvale.example';

function person(sketch: Sketch, index: number, tenant: string, domain: string, block: string): Person {
  const [givenName, surname] = sketch.name;
  const alias = sketch.alias ?? `${givenName}.${surname}`.toLowerCase();
  const mail = `${alias}@${domain}`;
  const [jobTitle, department, officeLocation] = sketch.job;
  return {
    // Fixed ids: bookmarks, data files and tests of yesterday still mean the same people.
    id: `${block}${String(index + 1).padStart(2, '0')}-5d3e-4c1f-8b7a-${hex(index, block)}`,
    tenantId: tenant,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    mail,
    userPrincipalName: sketch.upn ?? mail,
    jobTitle,
    department,
    officeLocation,
    timeZone: sketch.zone,
    workingHours: sketch.hours,
    hasMailbox: !sketch.without?.includes('mailbox'),
    hasTeams: !sketch.without?.includes('teams'),
    hasPhoto: sketch.photo ?? false,
  };
}

function hex(index: number, block: string): string {
  const seed = Number.parseInt(block, 16) * 7919 + (index + 1) * 104_729;
  return (seed * 15_485_863).toString(16).padStart(12, '7').slice(-12);
}

export const people: readonly Person[] = colleagues.map((sketch, index) =>
  person(sketch, index, tenantId, organisation, '4e19a7'),
);

export const otherPeople: readonly Person[] = strangers.map((sketch, index) =>
  person(sketch, index, otherTenantId, 'sorensen-advisory.example', 'b7d052'),
);

const everyone = [...people, ...otherPeople];
const byId = new Map(everyone.map((one) => [one.id, one]));

export function personById(id: string): Person | undefined {
  return byId.get(id.toLowerCase());
}

/** As Graph's `/users/{key}`: an oid or a user principal name, not a mail address. */
export function personByKey(tenant: string, key: string): Person | undefined {
  const wanted = key.toLowerCase();
  return everyone.find(
    (one) => one.tenantId === tenant && (one.id === wanted || one.userPrincipalName.toLowerCase() === wanted),
  );
}

/** As Exchange resolves a recipient: by mail address or user principal name. */
export function personByAddress(tenant: string, address: string): Person | undefined {
  const wanted = address.toLowerCase();
  return everyone.find(
    (one) =>
      one.tenantId === tenant &&
      (one.mail.toLowerCase() === wanted || one.userPrincipalName.toLowerCase() === wanted),
  );
}

export function peopleOf(tenant: string): readonly Person[] {
  return tenant === tenantId ? people : tenant === otherTenantId ? otherPeople : [];
}

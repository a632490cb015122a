import { createHash } from 'node:crypto';
import type { Answer } from '../exchange.ts';
import { photoOf } from '../photo.ts';
import { type Call, mailboxOf, type Needs, userOf } from './call.ts';
import { accessDenied, badRequest, GraphError, resourceNotFound } from './errors.ts';
import { mayRead } from './events.ts';
import { select } from './odata.ts';
import { myself } from './people.ts';
import type { Route } from './router.ts';

function mailboxSettings(call: Call): Answer {
  const owner = mailboxOf(call);
  const settings = {
    timeZone: String(owner.workingHours.timeZone.name),
    language: { locale: 'en-GB', displayName: 'English (United Kingdom)' },
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    workingHours: owner.workingHours,
    userPurpose: 'user',
  };
  const part = call.params.part;
  if (part === undefined)
    return {
      status: 200,
      body: {
        '@odata.context': `${call.world.origin}/v1.0/$metadata#users('${owner.id}')/mailboxSettings`,
        ...select(settings, call.query),
      },
    };
  if (part === 'workingHours') return { status: 200, body: owner.workingHours };
  if (part === 'timeZone') return { status: 200, body: { value: settings.timeZone } };
  throw badRequest(`Resource not found for the segment '${part}'.`);
}

function photo(call: Call): Answer {
  const person = userOf(call);
  const size = /^(\d+)x\1$/.exec(call.params.size ?? '648x648')?.[1];
  if (!size || ![48, 64, 96, 120, 240, 360, 432, 504, 648].includes(Number(size)))
    throw badRequest(`The photo size '${call.params.size}' is not valid.`);
  if (!person) throw resourceNotFound(call.params.user ?? '');
  if (!person.hasPhoto) throw new GraphError(404, 'ImageNotFound', 'The photo wasn’t found.');
  const image = photoOf(person, Number(size));
  const tag = `"${createHash('sha1').update(image).digest('hex')}"`;
  if (call.headers['if-none-match'] === tag) return { status: 304, headers: { etag: tag } };
  return { status: 200, headers: { 'content-type': 'image/png', etag: tag }, body: image };
}

/** The default calendar itself: says whether online meetings are to be had. */
function calendar(call: Call): Answer {
  const owner = mailboxOf(call);
  const providers = owner.hasTeams ? ['teamsForBusiness'] : [];
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#users('${owner.id}')/calendar/$entity`,
      ...select(
        {
          id: `AAMkAGNhbGVuZGFy${Buffer.from(owner.id).toString('base64url')}`,
          name: 'Calendar',
          color: 'auto',
          isDefaultCalendar: true,
          canShare: true,
          canEdit: true,
          canViewPrivateItems: true,
          allowedOnlineMeetingProviders: providers,
          defaultOnlineMeetingProvider: providers[0] ?? 'unknown',
          isTallyingResponses: true,
          isRemovable: false,
          owner: { name: owner.displayName, address: owner.mail },
        },
        call.query,
      ),
    },
  };
}

const photos: Needs = {
  delegated: myself.delegated,
  application: ['ProfilePhoto.Read.All', 'User.Read.All', 'User.ReadBasic.All'],
};
const settings: Needs = {
  delegated: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  application: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
  refusal: accessDenied,
};

export const profileRoutes: Route[] = [
  { method: 'GET', path: '/users/:user/calendar', needs: mayRead, handle: calendar },
  { method: 'GET', path: '/users/:user/mailboxSettings', needs: settings, handle: mailboxSettings },
  { method: 'GET', path: '/users/:user/mailboxSettings/:part', needs: settings, handle: mailboxSettings },
  { method: 'GET', path: '/users/:user/photo/$value', needs: photos, handle: photo },
  { method: 'GET', path: '/users/:user/photos/:size/$value', needs: photos, handle: photo },
];

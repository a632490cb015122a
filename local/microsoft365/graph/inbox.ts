import type { Answer } from '../exchange.ts';
import type { Mail } from '../mails.ts';
import { type Call, mailboxOf, type Needs, prefer } from './call.ts';
import { accessDenied } from './errors.ts';
import { toMs } from './event-input.ts';
import { type Filterable, filter, parseFilter, top } from './odata.ts';
import type { Route } from './router.ts';

const mayRead: Needs = {
  delegated: ['Mail.Read', 'Mail.ReadWrite'],
  application: ['Mail.Read', 'Mail.ReadWrite'],
  refusal: accessDenied,
};

const filterable: Filterable = {
  properties: {
    receivedDateTime: ['gt', 'ge', 'lt', 'le'],
    'from/emailAddress/address': ['eq', 'ne'],
    subject: ['eq', 'ne', 'startswith', 'contains'],
  },
};

const inUtc = (moment: { dateTime: string; timeZone: string }) => ({
  dateTime: new Date(toMs(moment)).toISOString().replace('Z', '0000'),
  timeZone: 'UTC',
});

const TEXT = /outlook\.body-content-type\s*=\s*"?text"?/i;

/** What Outlook writes below the words of somebody who edits the response before sending it. */
const below = ({ subject }: Mail) => `\r\n\r\n-----Original Appointment-----\r\nSubject: ${subject}`;

function present(call: Call, mail: Mail): Record<string, unknown> {
  const isText = TEXT.test(call.headers.prefer ?? '');
  const text = mail.comment ? `${mail.comment}${below(mail)}` : '';
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  return {
    '@odata.type':
      mail.kind === 'response' ? '#microsoft.graph.eventMessageResponse' : '#microsoft.graph.eventMessage',
    id: mail.id,
    receivedDateTime: mail.at,
    subject: mail.subject,
    from: { emailAddress: mail.from },
    body: { contentType: isText ? 'text' : 'html', content: isText ? text : html },
    ...(mail.response && { responseType: mail.response }),
    ...(mail.proposedNewTime && {
      proposedNewTime: { start: inUtc(mail.proposedNewTime.start), end: inUtc(mail.proposedNewTime.end) },
    }),
  };
}

/** What calendars have put into an inbox, newest first. */
function list(call: Call): Answer {
  const owner = mailboxOf(call);
  prefer(call);
  const text = call.query.get('$filter');
  const expression = text === null ? undefined : parseFilter(text);
  if (expression) filter(expression, {}, filterable);
  const found = call.world.store.state.mails
    .filter(({ personId }) => personId === owner.id)
    .map((mail) => present(call, mail))
    .filter((one) => !expression || filter(expression, one, filterable))
    .reverse();
  return {
    status: 200,
    body: {
      '@odata.context': `${call.world.origin}/v1.0/$metadata#users('${owner.id}')/mailFolders('inbox')/messages`,
      value: found.slice(0, top(call.query, 10, 1000)),
    },
  };
}

export const inboxRoutes: Route[] = [
  { method: 'GET', path: '/users/:user/mailFolders/inbox/messages', needs: mayRead, handle: list },
];

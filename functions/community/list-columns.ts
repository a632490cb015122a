import { fold } from '../../domain/shared/words.ts';

/** What a column of a list of people holds. */
export interface Column {
  readonly kind: 'address' | 'name' | 'role';
  /** The most reliable first. */
  readonly rank: number;
}

// Names of columns in exports of Entra, Teams, Exchange, Outlook and others, folded, without blanks and punctuation.
// A name must consist of known words alone: “Manager email” is the address of somebody else.
const WHOSE =
  '(?:work|business|office|primary|main|company|corporate|organi[sz]ation(?:al)?|preferred|official|internet|your|user|contact|' +
  'participant|attendee|member|person|employee|student|staff|account|id|address|adresse|indirizzo|direccion|de|di|' +
  'geschaftliche|dienstliche|berufliche)*';
const UPN = 'upn|userprincipalname|principalname|signinname|benutzerprinzipalname|teilnehmeridupn';
const MAIL =
  'e?mails?|smtp|courriel|messagerie|correo(?:electronico)?|epost|eposta|postaelettronica|sahkoposti|' +
  'メール|電子メール|邮件|电子邮件|邮箱|電子郵件|이메일|почта|электроннаяпочта|адресэлектроннойпочты';
const MORE =
  '(?:address(?:es)?|adress(?:en?)?|adres|adresi|アドレス|地址|주소|id|upn|value|\\d|work|business|primary|' +
  'geschaftlich|dienstlich|beruflich)*';
const ADDRESS = [new RegExp(`^${WHOSE}(?:${UPN})${MORE}$`), new RegExp(`^${WHOSE}(?:${MAIL})${MORE}$`)];
const NAME =
  /^(?:displayname|(?:full|user|member|participant|attendee|contact)?name|anzeigename|vollstandigername|namevorname|vornamename|nomcomplet|nombrecompleto|nomecompleto)$/;
const ROLE = /^(?:(?:community|member|membership|user|team)?role|rolle|rol|ruolo)$/;

/** The longest name that is looked at. */
const NAME_MAX = 60;

/** What a column holds, by its name; null for any other. */
export function columnOf(name: string): Column | null {
  if (name.length > NAME_MAX) return null;
  const plain = fold(name).replace(/[^\p{L}\p{N}]/gu, '');
  const rank = ADDRESS.findIndex((pattern) => pattern.test(plain));
  if (rank >= 0) return { kind: 'address', rank };
  if (NAME.test(plain)) return { kind: 'name', rank: 0 };
  return ROLE.test(plain) ? { kind: 'role', rank: 0 } : null;
}

import { type EmailAddress, ERRORS, type Failure } from '../../office/protocol.ts';
import type { Body } from './BodyEditor.tsx';
import type { ItemCalls } from './Pane.tsx';
import { ewsId } from './read-item.ts';

/** The most characters that Outlook takes for a body at once. */
const BODY_MAX = 1_000_000;

/** An item that is composed, as the pane's calls see it. */
export interface Composing {
  subject(): string;
  setSubject(text: string): void;
  body: Body;
  /** Absent on a message. */
  appointment?: {
    start(): Date;
    end(): Date;
    people(type: 'required' | 'optional'): EmailAddress[];
    add(type: 'required' | 'optional', people: EmailAddress[]): void;
    /** Saves it; the id is Graph's. */
    save(): Promise<string>;
    /** undefined before it was saved. */
    id(): string | undefined;
  };
}

export function composeCalls(item: () => Composing): ItemCalls {
  const fail = (failure: Failure): never => {
    throw failure;
  };
  const appointment = () => item().appointment ?? fail(ERRORS.notSupported);
  const short = (text: unknown, most: number) => {
    const given = String(text);
    return given.length > most ? fail(ERRORS.tooLong) : given;
  };
  return async (call, args) => {
    const [given, type] = args;
    switch (call) {
      case 'subject.get':
        return item().subject();
      case 'subject.set':
        return item().setSubject(short(given, 255));
      case 'body.get':
        return given === 'html' ? item().body.html() : item().body.text();
      case 'body.type':
        return 'html';
      case 'body.prepend':
        return item().body.prepend(written(short(given, BODY_MAX), type));
      case 'body.insert':
        return item().body.insert(written(short(given, BODY_MAX), type));
      case 'start.get':
        return appointment().start().toISOString();
      case 'end.get':
        return appointment().end().toISOString();
      case 'required.get':
        return appointment().people('required');
      case 'required.add':
        return appointment().add('required', given as EmailAddress[]);
      case 'optional.get':
        return appointment().people('optional');
      case 'optional.add':
        return appointment().add('optional', given as EmailAddress[]);
      case 'recurrence.get':
        return false;
      case 'save':
        return appointment()
          .save()
          .then(ewsId, () => fail(ERRORS.saveFailed));
      case 'id.get': {
        const id = appointment().id();
        return id === undefined ? fail(ERRORS.notSaved) : ewsId(id);
      }
      default:
        return fail(ERRORS.notSupported);
    }
  };
}

const written = (text: string, type: unknown): string =>
  type === 'html' ? text : text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');

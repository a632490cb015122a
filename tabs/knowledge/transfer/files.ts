import { textOf } from '../../components/file-text.ts';

/** A text file to be imported, with its path below the folder or zip that it came in. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Why a file is passed over. */
export type PassedReason = 'not-markdown' | 'unsafe-path' | 'too-large' | 'unreadable' | 'twice' | 'too-many';

export interface PassedOver {
  readonly path: string;
  readonly why: PassedReason;
}

/** What a person chose to import. */
export interface Collected {
  /** What the folder or zip is called; null for single files. */
  readonly root: string | null;
  readonly files: readonly TextFile[];
  readonly passedOver: readonly PassedOver[];
  /** Whether there was more than is looked at, so that some files are in neither list. */
  readonly isCut: boolean;
}

/** A file may have so many bytes: an artifact of the greatest length has fewer in any writing. */
export const FILE_BYTES = 2_000_000;
/** So many files are imported at once. */
export const FILES_MAX = 500;
/** So many files are looked at, with those that are passed over. */
export const LOOKED_AT_MAX = 10_000;

const MARKDOWN = /\.(?:md|markdown|mdown|txt)$/i;
/** What systems put into folders by themselves, which nobody has to be told of. */
const SYSTEM = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.(?!\.?(?:\/|$))[^/]*|Thumbs\.db$|desktop\.ini$)/;
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
const PATH_MAX = 300;

/** A path with / between its parts; null for one that leads out of its folder or cannot be a file's. */
export function safePath(given: string): string | null {
  const path = given.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  if (path === '' || path.length > PATH_MAX || CONTROL.test(path) || !path.isWellFormed()) return null;
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return null;
  return path.split('/').some((part) => part === '..' || part === '.' || part === '') ? null : path;
}

/** Gathers files one by one and decides what becomes of each. */
export class FileCollector {
  readonly #files = new Map<string, TextFile>();
  readonly #passedOver: PassedOver[] = [];
  #lookedAt = 0;
  #isCut = false;

  /** Where this file belongs; null if its bytes are not wanted. */
  admit(given: string, bytes: number | undefined): string | null {
    if (given.endsWith('/') || SYSTEM.test(given.replaceAll('\\', '/'))) return null;
    this.#lookedAt += 1;
    if (this.#lookedAt > LOOKED_AT_MAX) {
      this.#isCut = true;
      return null;
    }
    const path = safePath(given);
    if (path === null) return this.pass(given, 'unsafe-path');
    if (!MARKDOWN.test(path)) return this.pass(path, 'not-markdown');
    // Windows and macOS would not keep two files whose paths differ in capitals alone.
    if (this.#files.has(path.toLowerCase())) return this.pass(path, 'twice');
    if (bytes !== undefined && bytes > FILE_BYTES) return this.pass(path, 'too-large');
    if (this.#files.size >= FILES_MAX) return this.pass(path, 'too-many');
    return path;
  }

  pass(path: string, why: PassedReason): null {
    this.#passedOver.push({ path: path.slice(0, PATH_MAX), why });
    return null;
  }

  add(path: string, bytes: Uint8Array): void {
    const text = textOf(bytes);
    if (text === null) this.pass(path, 'not-markdown');
    else this.#files.set(path.toLowerCase(), { path, text });
  }

  get isFull(): boolean {
    return this.#isCut;
  }

  cut(): void {
    this.#isCut = true;
  }

  /** What was gathered. A folder that holds everything is the root, and is left out of the paths. */
  collected(name: string | null): Collected {
    const all = [...this.#files.values()];
    const [top] = all[0]?.path.split('/') ?? [];
    const isWithin = all.length > 0 && all.every(({ path }) => path.startsWith(`${top}/`));
    const files = isWithin
      ? all.map(({ path, text }) => ({ path: path.slice((top ?? '').length + 1), text }))
      : all;
    return {
      root: isWithin ? (top ?? null) : name,
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      passedOver: this.#passedOver,
      isCut: this.#isCut,
    };
  }
}
